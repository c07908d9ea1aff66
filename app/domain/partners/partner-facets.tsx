import type { Facet } from '#app/components/list/facets';
import type { Chip } from '#app/components/list/list-parts';
import { useLang, useT } from '#app/platform/i18n/messages';
import { countryName } from './countries';
import { partnerMessages } from './messages';
import { EVERYTHING, type FilterPart, filterParts, type PartnerFilters, searchFor } from './partner-filters';
import type { PartnerKind } from './partner.type';

/** How many partners each choice would leave, the other filters kept. */
export type PartnerChoices = { kinds: { kind: PartnerKind; count: number }[]; countries: { country: string; count: number }[]; leads: number };

/** Addresses of the list with other filters. */
export function useHrefs(filters: PartnerFilters) {
  const path = `/${useLang()}/partners`;
  return {
    to: (change: Partial<PartnerFilters>) => `${path}${searchFor({ ...filters, page: 1, ...change })}`,
    clear: `${path}${searchFor({ ...EVERYTHING, sort: filters.sort })}`,
  };
}

/** What partners can be narrowed by, with what each choice would leave; countries in the language's alphabet. */
export function usePartnerFacets(filters: PartnerFilters, choices: PartnerChoices): Facet[] {
  const t = useT(partnerMessages);
  const lang = useLang();
  const { to } = useHrefs(filters);
  const countries = choices.countries.map((one) => ({ ...one, name: countryName(lang, one.country) })).sort((a, b) => a.name.localeCompare(b.name, lang));
  return [
    {
      label: t('list.kind'),
      choices: choices.kinds.map(({ kind, count }) => ({ label: t.at(`kinds.${kind}`), href: to({ kind: kind === filters.kind ? null : kind }), count, chosen: kind === filters.kind })),
    },
    {
      label: t('list.inPilots'),
      choices: [{ label: t('list.leads'), href: to({ leads: !filters.leads }), count: choices.leads, chosen: filters.leads }],
    },
    {
      label: t('list.country'),
      choices: countries.map(({ country, name, count }) => ({ label: name, href: to({ country: country === filters.country ? null : country }), count, chosen: country === filters.country })),
    },
  ];
}

/** The filters in use as chips, in the reader's words. */
export function usePartnerChips(filters: PartnerFilters): Chip[] {
  const t = useT(partnerMessages);
  const lang = useLang();
  const { to } = useHrefs(filters);
  const label = ({ by, value }: FilterPart): string => {
    if (by === 'kind') return t.at(`kinds.${value}`);
    if (by === 'country') return countryName(lang, value);
    return by === 'leads' ? t('list.leads') : t('list.words', { q: value });
  };
  return filterParts(filters).map((part) => ({ label: label(part), href: to(part.without) }));
}
