import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
import { COUNTRIES } from './countries';
import { PARTNER_KINDS, type PartnerKind } from './partner.type';

export const PARTNER_SORTS = ['name', 'population', 'pilots'] as const;

/** What a reader narrows the list of partners by; the same as the address' parameters. */
export type PartnerFilters = {
  kind: PartnerKind | null;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  /** Leads a published pilot */
  leads: boolean;
  q: string;
  /** By name, most people first, or most pilots led first */
  sort: (typeof PARTNER_SORTS)[number];
  /** From 1 */
  page: number;
};

/** Filters that leave everything in. */
export const EVERYTHING: PartnerFilters = { kind: null, country: null, leads: false, q: '', sort: 'name', page: 1 };

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export const partnerFiltersFrom = (params: URLSearchParams): PartnerFilters => ({
  kind: oneIn(params, 'kind', PARTNER_KINDS),
  country: oneIn(params, 'country', COUNTRIES),
  leads: params.get('leads') === '1',
  q: wordsIn(params),
  sort: oneIn(params, 'sort', PARTNER_SORTS) ?? 'name',
  page: pageIn(params),
});

/** The filters in use as an address' parameters, each alone. */
export const filterPairs = ({ kind, country, leads, q }: PartnerFilters): [name: string, value: string][] => {
  const pairs: [string, string | null][] = [['kind', kind], ['country', country], ['leads', leads ? '1' : null], ['q', q]];
  return pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
};

/** Filters, order and page as an address' parameters; what is not set is left out. */
export const searchFor = (filters: PartnerFilters): string =>
  searchOf([...filterPairs(filters), ['sort', filters.sort === 'name' ? null : filters.sort], ['page', filters.page > 1 ? String(filters.page) : null]]);

/** A filter in use, with the change that takes it off. */
export type FilterPart = { by: 'kind' | 'country' | 'leads' | 'q'; value: string; without: Partial<PartnerFilters> };

/** The filters in use, one by one. */
export function filterParts({ kind, country, leads, q }: PartnerFilters): FilterPart[] {
  const parts: FilterPart[] = [];
  if (kind) parts.push({ by: 'kind', value: kind, without: { kind: null } });
  if (country) parts.push({ by: 'country', value: country, without: { country: null } });
  if (leads) parts.push({ by: 'leads', value: '', without: { leads: false } });
  if (q) parts.push({ by: 'q', value: q, without: { q: '' } });
  return parts;
}
