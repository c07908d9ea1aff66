import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { CommonForm } from '#app/domain/indicators/common-form';
import { fieldLabels } from '#app/domain/indicators/indicator-words';
import { openCommon, saveCommon } from '#app/domain/indicators/library.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { readCommon, withBothTexts } from '#app/page/indicator-form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const common = await found(() => openCommon(member, params.key ?? '', lang));
  return json({ ...common, key: params.key ?? '', title: common.values[lang].name, labels: fieldLabels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    await saveCommon(member, params.key ?? '', one(sent, 'base'), readCommon(sent));
    return redirectTo(`/${lang}/desk/indicators`, { flash: 'saved' });
  });
  return withBothTexts(failed, sent, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function EditCommonIndicator() {
  const { key, values, base, retired, count, pilots, title, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/indicators`}>{t('library.title')}</a></p>
        <h1>{title}</h1>
        {retired && <p className="notice">{t('library.retiredNote')}</p>}
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <CommonForm values={values} base={result ? result.base : base} fixed={count > 0} result={result} />
      <section aria-labelledby="pilots" className="mt-16">
        <div className="section-head"><h2 id="pilots">{t('library.measuredBy', { count })}</h2></div>
        {pilots.length === 0 ? <p>{t('library.unused')}</p> : (
          <ul className="stack">
            {pilots.map((one) => (
              <li key={one.id}>
                <a href={`/${lang}/desk/pilots/${one.pilotId}/indicators`} lang={one.lang === lang ? undefined : one.lang}>{one.title}</a>
                <span className="meta"> {t.at(`unit.${one.unit}`)}{one.retired && ` · ${t('retired')}`}</span>
              </li>
            ))}
          </ul>
        )}
        {count > pilots.length && <p className="meta">{t('library.more', { count: count - pilots.length })}</p>}
      </section>
      <section aria-labelledby="use" className="mt-16">
        <div className="section-head"><h2 id="use">{t(retired ? 'library.bringBack' : 'library.retire')}</h2></div>
        <p className="prose">{t(retired ? 'library.bringBackNote' : 'library.retireNote')}</p>
        <form method="post" action={`/${lang}/desk/indicators/${key}/retirement`} className="button-row">
          <button type="submit" name="retired" value={retired ? 'no' : 'yes'} className={retired ? 'btn-secondary' : 'btn-danger'}>{t(retired ? 'library.bringBack' : 'library.retire')}</button>
        </form>
      </section>
    </div>
  );
}
