import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { practiceMessages } from '#app/domain/practices/messages';
import { PracticeCard } from '#app/domain/practices/practice-card';
import { useHrefs, usePracticeChips, usePracticeFacets } from '#app/domain/practices/practice-facets';
import { filterParts, PRACTICE_SORTS, searchFor } from '#app/domain/practices/practice-filters';
import { browsePractices, practiceFiltersFrom } from '#app/domain/practices/practice-list.server';
import { langOf } from '#app/page/lang.server';
import { listMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const wanted = practiceFiltersFrom(new URL(request.url).searchParams);
  const found = await browsePractices(lang, wanted);
  const { page } = found.list;
  const t = translator(practiceMessages, lang);
  return json({ ...found, filters: { ...wanted, page }, wantedPage: wanted.page, title: page > 1 ? t('list.pageTitle', { page }) : t('list.title'), description: t('list.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? listMeta(matches, { ...data, page: data.list.page, narrowed: filterParts(data.filters).length > 0, sorted: data.filters.sort !== 'newest' }) : [];

export default function Practices() {
  const { list, choices, loosened, filters, wantedPage } = useLoaderData<typeof loader>();
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const path = `/${useLang()}/practices`;
  const { to, clear } = useHrefs(filters);
  const chips = usePracticeChips(filters);
  const search = searchFor({ ...filters, page: 1 });
  const helpful = chips.flatMap((chip, i) => (loosened[i] ? [{ ...chip, count: t('list.count', { count: loosened[i] }) }] : []));
  return (
    <ListPage
      title={t('list.title')}
      lead={t('list.lead')}
      words={<WordsForm action={path} label={t('list.q')} button={t('list.find')} value={filters.q} kept={new URLSearchParams(search)} />}
      facets={usePracticeFacets(filters, choices)}
      unit={(count) => t('list.shown', { count })}
      chips={chips}
      clearHref={clear}
      count={t('list.count', { count: list.count })}
      notes={[wantedPage > list.page && list.count > 0 && ui('list.noPage', { wanted: wantedPage, page: list.page })]}
      sorts={PRACTICE_SORTS.map((sort) => ({ label: t(`list.sorts.${sort}`), href: to({ sort }), current: sort === filters.sort }))}
      empty={list.count === 0 ? { title: t('list.none'), loosened: helpful } : null}
      page={list.page}
      pages={list.pages}
      hrefOf={(page) => to({ page })}
      download={{ label: t('list.downloads', { count: list.count }), csv: `${path}.csv${search}`, json: `${path}.json${search}` }}
    >
      <ul className="grid-cards">
        {list.practices.map((practice) => <li key={practice.slug}><PracticeCard practice={practice} /></li>)}
      </ul>
    </ListPage>
  );
}
