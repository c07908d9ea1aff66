import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { pilotMessages } from '#app/domain/pilots/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { collectionOf } from '#app/domain/open-data/collections.server';
import { datasetThings } from '#app/domain/open-data/dataset';
import { useHrefs, usePilotChips, usePilotFacets } from '#app/domain/pilots/pilot-facets';
import { isNarrowed, PILOT_SORTS, searchFor } from '#app/domain/pilots/pilot-filters';
import { browsePilots, pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { langOf } from '#app/page/lang.server';
import { listMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const wanted = pilotFiltersFrom(new URL(request.url).searchParams);
  const [found, collection] = await Promise.all([browsePilots(lang, wanted), collectionOf(lang, 'pilots')]);
  const { page } = found.list;
  const t = translator(pilotMessages, lang);
  return json({
    ...found,
    collection,
    filters: { ...wanted, page },
    wantedPage: wanted.page,
    title: page > 1 ? t('list.pageTitle', { page }) : t('list.title'),
    description: t('list.lead'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? listMeta(matches, { ...data, page: data.list.page, narrowed: isNarrowed(data.filters), sorted: data.filters.sort !== 'newest', things: datasetThings(data.collection) }) : [];

export default function Pilots() {
  const { list, facets, years, partner, loosened, filters, wantedPage } = useLoaderData<typeof loader>();
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const { to, clear } = useHrefs('/pilots', filters);
  const chips = usePilotChips('/pilots', filters, partner);
  const said = (n: number, over: boolean) => t(over ? 'list.over' : 'list.count', { count: n });
  const search = searchFor({ ...filters, page: 1 });
  const helpful = chips.flatMap((chip, i) => {
    const count = loosened[i];
    return count && count.n > 0 ? [{ ...chip, count: said(count.n, count.over) }] : [];
  });
  return (
    <ListPage
      title={t('list.title')}
      lead={t('list.lead')}
      words={<WordsForm action={`/${lang}/pilots`} label={t('list.q')} button={t('list.find')} value={filters.q} kept={new URLSearchParams(search)} />}
      facets={usePilotFacets('/pilots', filters, facets, years)}
      unit={(count) => t('list.shown', { count })}
      chips={chips}
      clearHref={clear}
      count={said(list.count, list.over)}
      notes={[
        wantedPage > list.page && list.count > 0 && ui('list.noPage', { wanted: wantedPage, page: list.page }),
        list.over && ui('list.uncounted', { count: list.count }),
        list.page === list.pages && list.page * 20 < list.count && ui('list.reach'),
      ]}
      views={[
        { label: ui('list.asList'), href: to({ page: list.page }), current: true },
        { label: ui('map'), href: `/${lang}/map${searchFor({ ...filters, page: 1, sort: 'newest' })}`, current: false },
        { label: ui('crossing'), href: `/${lang}/crossing`, current: false },
      ]}
      sorts={PILOT_SORTS.map((sort) => ({ label: t(`list.sorts.${sort}`), href: to({ sort }), current: sort === filters.sort }))}
      empty={list.count === 0 ? { title: t('list.none'), loosened: helpful } : null}
      page={list.page}
      pages={list.pages}
      hrefOf={(page) => to({ page })}
      download={{ label: list.over ? t('list.downloadsOver') : t('list.downloads', { count: list.count }), csv: `/${lang}/pilots.csv${search}`, json: `/${lang}/pilots.json${search}` }}
    >
      <div className="grid-cards">
        {list.pilots.map((pilot) => <PilotCard key={pilot.id} pilot={pilot} heading="h3" />)}
      </div>
    </ListPage>
  );
}
