import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CommonList } from '#app/domain/indicators/common-list';
import { waitingFigureCount } from '#app/domain/indicators/figure-queue.server';
import { listCommon } from '#app/domain/indicators/library.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const [indicators, waiting] = await Promise.all([listCommon(lang), waitingFigureCount(member)]);
  return json({ indicators, waiting, title: translator(indicatorMessages, lang)('library.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Library() {
  const { indicators, waiting, title } = useLoaderData<typeof loader>();
  const t = useT(indicatorMessages);
  const lang = useLang();
  const inUse = indicators.filter(({ retired }) => !retired);
  const retired = indicators.filter((one) => one.retired);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('library.lead')}</p>
        <div className="button-row">
          <a className="btn" href={`/${lang}/desk/indicators/new`}>{t('library.add')}</a>
          <a className="btn-secondary" href={`/${lang}/desk/figures`}>{t('queue.link', { count: waiting })}</a>
        </div>
      </header>
      {inUse.length > 0 ? <CommonList indicators={inUse} caption={title} /> : <p className="notice">{t('library.empty')}</p>}
      {retired.length > 0 && (
        <section aria-labelledby="retired" className="mt-16">
          <div className="section-head"><h2 id="retired">{t('library.retired')}</h2></div>
          <CommonList indicators={retired} caption={t('library.retired')} />
        </section>
      )}
    </div>
  );
}
