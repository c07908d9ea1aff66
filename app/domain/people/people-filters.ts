import { isTheme, type Theme } from '#app/domain/shared/themes';
import { MEMBER_ROLES, SIDES, type Side } from '#app/domain/shared/viewer';

/** What someone may be listed as: a role in an organisation, or the programme's coordinator. */
export const LISTED_ROLES = [...MEMBER_ROLES, 'coordinator'] as const;
export type ListedRole = (typeof LISTED_ROLES)[number];

/** What the list of people is narrowed by; the same as the address' parameters. */
export type PeopleFilters = {
  role: ListedRole | null;
  side: Side | null;
  /** Slug of an organisation */
  partner: string | null;
  theme: Theme | null;
  q: string;
  /** From 1 */
  page: number;
};

const MOST_WORDS = 100;
const UNSEARCHABLE = /[\p{Cc}\p{Cf}\p{Cs}\ufffd\ufffe\uffff]+/gu;

const known = <T extends string>(values: readonly T[], value: string | null): T | null => values.find((one) => one === value) ?? null;

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function peopleFiltersFrom(params: URLSearchParams): PeopleFilters {
  const theme = params.get('theme');
  const partner = params.get('partner')?.trim() ?? '';
  const page = params.get('page')?.trim() ?? '';
  return {
    role: known(LISTED_ROLES, params.get('role')),
    side: known(SIDES, params.get('side')),
    partner: /^[a-z0-9-]{1,100}$/.test(partner) ? partner : null,
    theme: isTheme(theme) ? theme : null,
    q: (params.get('q') ?? '').slice(0, MOST_WORDS).replace(UNSEARCHABLE, ' ').replace(/\s+/g, ' ').trim(),
    page: /^\d{1,6}$/.test(page) ? Math.max(1, Number(page)) : 1,
  };
}

/** Filters as an address' parameters, in a fixed order. Starts with ? or is empty. */
export function peopleSearch({ role, side, partner, theme, q, page }: PeopleFilters): string {
  const given = Object.entries({ role, side, partner, theme, q, page: page > 1 ? String(page) : '' });
  const params = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return params.size > 0 ? `?${params}` : '';
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ role, side, partner, theme, q }: PeopleFilters): boolean => Boolean(role || side || partner || theme || q);
