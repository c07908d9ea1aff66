import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { CollectCardLink } from '#app/domain/practice-lists/collect-link';
import { CompareForm } from '#app/domain/practices/compare-form';
import { practiceMessages } from '#app/domain/practices/messages';
import { PracticeCard } from '#app/domain/practices/practice-card';
import { useHrefs, usePracticeChips, usePracticeFacets } from '#app/domain/practices/practice-facets';
import { filterParts, forPlace, NO_PLACE, PRACTICE_SORTS, searchFor } from '#app/domain/practices/practice-filters';
import { browsePractices, practiceFiltersFrom } from '#app/domain/practices/practice-list.server';
import { tickedPractices } from '#app/domain/practices/ticked.server';
import { PlaceForm } from '#app/domain/suitability/place-form';
import { choosablePlaces, ownPlace, placeAt } from '#app/domain/suitability/places.server';
import { Reasons } from '#app/domain/suitability/reasons';
import { suitability } from '#app/domain/suitability/suitability.type';
import { langOf } from '#app/page/lang.server';
import { listMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/practices/compare.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = practiceFiltersFrom(new URL(request.url).searchParams);
  const own = await ownPlace(lang, await viewerOf(request));
  const chosen = asked.place === null ? own : asked.place === NO_PLACE ? null : await placeAt(lang, asked.place);
  const unknown = chosen === null && asked.place !== null && asked.place !== NO_PLACE;
  // Whoever has a place of their own says so in each link when they want none.
  const wanted = forPlace(asked, chosen?.slug ?? (own ? NO_PLACE : null));
  const [{ list, ...found }, places, ticked] = await Promise.all([browsePractices(lang, wanted, chosen), choosablePlaces(lang), tickedPractices(lang, asked.ticked)]);
  const { page } = list;
  const t = translator(practiceMessages, lang);
  return json({
    ...found,
    list: { ...list, practices: list.practices.map((practice) => ({ ...practice, reasons: chosen ? suitability(chosen, practice).reasons : [] })) },
    places,
    place: chosen && { ...chosen, isOwn: chosen.slug === own?.slug },
    unknown,
    hasOwn: own !== null,
    ticked,
    filters: { ...wanted, ticked: ticked.map(({ slug }) => slug), page },
    wantedPage: wanted.page,
    title: page > 1 ? t('list.pageTitle', { page }) : t('list.title'),
    description: t('list.lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? listMeta(matches, { ...data, page: data.list.page, narrowed: filterParts(data.filters).length > 0, sorted: data.place !== null || data.unknown || data.ticked.length > 0 || data.filters.sort !== 'newest' }) : [];

export default function Practices() {
  const { list, choices, loosened, places, place, unknown, hasOwn, ticked, filters, wantedPage } = useLoaderData<typeof loader>();
  const t = useT(practiceMessages);
  const ui = useT(uiMessages);
  const path = `/${useLang()}/practices`;
  const hrefs = useHrefs(filters);
  const chips = usePracticeChips(filters);
  const search = searchFor({ ...filters, page: 1 });
  const file = searchFor({ ...filters, page: 1, ticked: [] });
  const helpful = chips.flatMap((chip, i) => (loosened[i] ? [{ ...chip, count: t('list.count', { count: loosened[i] }) }] : []));
  const sorts = PRACTICE_SORTS.filter((sort) => sort !== 'suits' || place);
  return (
    <ListPage
      title={t('list.title')}
      lead={t('list.lead')}
      words={<WordsForm action={path} label={t('list.q')} button={t('list.find')} value={filters.q} kept={new URLSearchParams(search)} />}
      before={<PlaceForm action={path} kept={new URLSearchParams(search)} places={places} chosen={place} unknown={unknown} offHref={hrefs.forPlace(hasOwn ? NO_PLACE : null)} howHref={`${path}/suiting`} />}
      facets={usePracticeFacets(filters, choices)}
      unit={(count) => t('list.shown', { count })}
      chips={chips}
      clearHref={hrefs.clear}
      count={t('list.count', { count: list.count })}
      notes={[wantedPage > list.page && list.count > 0 && ui('list.noPage', { wanted: wantedPage, page: list.page })]}
      sorts={sorts.map((sort) => ({ label: t(`list.sorts.${sort}`), href: hrefs.to({ sort }), current: sort === filters.sort }))}
      empty={list.count === 0 ? { title: t('list.none'), loosened: helpful } : null}
      page={list.page}
      pages={list.pages}
      hrefOf={(page) => hrefs.to({ page })}
      download={{ label: t('list.downloads', { count: list.count }), csv: `${path}.csv${file}`, json: `${path}.json${file}` }}
    >
      <CompareForm path={path} practices={list.practices} ticked={ticked} kept={new URLSearchParams(search)}>
        {(practice, box) => <PracticeCard practice={practice}><Reasons reasons={practice.reasons} /><div className="card-tools no-print">{box}<CollectCardLink slug={practice.slug} title={practice.title} lang={practice.lang} /></div></PracticeCard>}
      </CompareForm>
    </ListPage>
  );
}
