import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Choices, Field } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { practiceMessages } from '#app/domain/practices/messages';
import { PracticeCard } from '#app/domain/practices/practice-card';
import { listPractices, type PracticeFilters, practiceFiltersFrom } from '#app/domain/practices/practice-list.server';
import { OUTCOMES } from '#app/domain/practices/practice.type';
import { THEMES } from '#app/domain/shared/themes';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const filters = practiceFiltersFrom(new URL(request.url).searchParams);
  const t = translator(practiceMessages, lang);
  return json({ filters, list: await listPractices(lang, filters), title: t('list.title'), description: t('list.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', description: data?.description, noindex: data && (data.filters.themes.length > 0 || data.filters.outcome !== null || data.filters.q !== '') });

/** The address of a page of the list with its filters. */
function hrefOf({ themes, outcome, q }: PracticeFilters, page: number): string {
  const params = new URLSearchParams(themes.map((theme) => ['theme', theme]));
  if (outcome) params.set('outcome', outcome);
  if (q) params.set('q', q);
  if (page > 1) params.set('page', String(page));
  return `?${params}`;
}

export default function Practices() {
  const { list, filters } = useLoaderData<typeof loader>();
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
      </header>
      <form method="get" aria-label={t('list.filters')}>
        <Field name="q" label={t('list.words')} value={filters.q} />
        <Choices name="theme" type="checkbox" inline label={t('list.theme')} values={filters.themes} options={THEMES.map((value) => ({ value, label: ui.at(`theme.${value}`) }))} />
        <Choices
          name="outcome"
          type="radio"
          inline
          label={t('list.outcome')}
          values={[filters.outcome ?? '']}
          options={[{ value: '', label: t('list.all') }, ...OUTCOMES.map((value) => ({ value, label: t.at(`outcome.${value}`) }))]}
        />
        <div className="button-row"><button type="submit" className="btn">{t('list.show')}</button></div>
      </form>
      <section aria-labelledby="count" className="mt-12">
        <h2 id="count">{t('list.count', { count: list.count })}</h2>
        {list.count === 0 && <p className="notice">{t('list.none')}</p>}
        <ul className="grid-cards">
          {list.practices.map((practice) => <li key={practice.slug}><PracticeCard practice={practice} /></li>)}
        </ul>
        <Pagination page={list.page} pages={list.pages} hrefOf={(page) => hrefOf(filters, page)} />
      </section>
    </div>
  );
}
