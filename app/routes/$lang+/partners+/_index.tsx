import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { uiMessages } from '#app/components/messages';
import { collectionOf } from '#app/domain/open-data/collections.server';
import { datasetThings } from '#app/domain/open-data/dataset';
import { partnerMessages } from '#app/domain/partners/messages';
import { PartnerCard } from '#app/domain/partners/partner-card';
import { useHrefs, usePartnerChips, usePartnerFacets } from '#app/domain/partners/partner-facets';
import { filterParts, PARTNER_SORTS, partnerFiltersFrom, searchFor } from '#app/domain/partners/partner-filters';
import { browsePartners } from '#app/domain/partners/partner-list.server';
import { langOf } from '#app/page/lang.server';
import { listMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const wanted = partnerFiltersFrom(new URL(request.url).searchParams);
  const [found, collection] = await Promise.all([browsePartners(lang, wanted), collectionOf(lang, 'partners')]);
  const { page } = found.list;
  const t = translator(partnerMessages, lang);
  return json({ ...found, collection, filters: { ...wanted, page }, wantedPage: wanted.page, title: page > 1 ? t('list.pageTitle', { page }) : t('list.title'), description: t('list.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? listMeta(matches, { ...data, page: data.list.page, narrowed: filterParts(data.filters).length > 0, sorted: data.filters.sort !== 'name', things: datasetThings(data.collection) }) : [];

export default function Partners() {
  const { list, choices, loosened, filters, wantedPage } = useLoaderData<typeof loader>();
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const path = `/${useLang()}/partners`;
  const { to, clear } = useHrefs(filters);
  const chips = usePartnerChips(filters);
  const search = searchFor({ ...filters, page: 1 });
  const helpful = chips.flatMap((chip, i) => (loosened[i] ? [{ ...chip, count: t('list.count', { count: loosened[i] }) }] : []));
  return (
    <ListPage
      title={t('list.title')}
      lead={t('list.lead')}
      words={<WordsForm action={path} label={t('list.search')} button={t('list.find')} value={filters.q} kept={new URLSearchParams(search)} />}
      facets={usePartnerFacets(filters, choices)}
      unit={(count) => t('list.shown', { count })}
      chips={chips}
      clearHref={clear}
      count={t('list.count', { count: list.count })}
      notes={[wantedPage > list.page && list.count > 0 && ui('list.noPage', { wanted: wantedPage, page: list.page })]}
      sorts={PARTNER_SORTS.map((sort) => ({ label: t(`list.sorts.${sort}`), href: to({ sort }), current: sort === filters.sort }))}
      empty={list.count === 0 ? { title: t('list.none'), loosened: helpful } : null}
      page={list.page}
      pages={list.pages}
      hrefOf={(page) => to({ page })}
      download={{ label: t('list.downloads', { count: list.count }), csv: `${path}.csv${search}`, json: `${path}.json${search}` }}
    >
      <div className="grid-cards">
        {list.partners.map((partner) => <PartnerCard key={partner.id} partner={partner} heading="h3" />)}
      </div>
    </ListPage>
  );
}
