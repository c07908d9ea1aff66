import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MOST_COMPARED } from '#app/domain/practices/compare.type';
import { comparedFrom, comparePractices } from '#app/domain/practices/compare.server';
import { practiceMessages } from '#app/domain/practices/messages';
import { PracticeComparison } from '#app/domain/practices/practice-comparison';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await comparePractices(lang, comparedFrom(new URL(request.url).searchParams));
  return json({ ...found, title: translator(practiceMessages, lang)('compare.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Compare() {
  const { practices, more, missing } = useLoaderData<typeof loader>();
  const t = useT(practiceMessages);
  const lang = useLang();
  return (
    <article className="wrap">
      <header className="page-head">
        <h1>{t('compare.title')}</h1>
        {practices.length > 1 && <p className="lead">{t('compare.lead')}</p>}
      </header>
      {more.length > 0 && (
        <div className="notice notice-warning mb-6">
          <p>{t('compare.tooMany', { count: MOST_COMPARED })}</p>
          <ul className="list-disc pl-5">{more.map(({ title, lang: of }) => <li key={title} lang={of === lang ? undefined : of}>{title}</li>)}</ul>
        </div>
      )}
      {missing > 0 && <p className="notice mb-6">{t('compare.missing', { count: missing })}</p>}
      {practices.length < 2 && <p className="notice mb-6">{t('compare.tooFew')}</p>}
      {practices.length > 0 && <PracticeComparison practices={practices} />}
      <p className="mt-8 no-print"><a className="btn-secondary" href={`/${lang}/practices`}>{t('compare.back')}</a></p>
    </article>
  );
}
