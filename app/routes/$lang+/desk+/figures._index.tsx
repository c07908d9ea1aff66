import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FigureQueue } from '#app/domain/indicators/figure-queue';
import { waitingFigures } from '#app/domain/indicators/figure-queue.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  return json({ figures: await waitingFigures(member, lang), title: translator(indicatorMessages, lang)('queue.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function WaitingFigures() {
  const { figures, title } = useLoaderData<typeof loader>();
  const t = useT(indicatorMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('queue.lead')}</p>
      </header>
      {figures.length === 0 ? <p className="notice">{t('queue.empty')}</p> : <FigureQueue figures={figures} caption={title} />}
    </div>
  );
}
