import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { MEMBER_ROLES, SIDES, type Side } from '#app/domain/shared/viewer';

/** What someone may be listed as: a role in an organisation, or the programme's coordinator. */
export const LISTED_ROLES = [...MEMBER_ROLES, 'coordinator'] as const;
export type ListedRole = (typeof LISTED_ROLES)[number];

const MOST_LETTERS = 100;

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

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function peopleFiltersFrom(params: URLSearchParams): PeopleFilters {
  const partner = params.get('partner')?.trim() ?? '';
  return {
    role: oneIn(params, 'role', LISTED_ROLES),
    side: oneIn(params, 'side', SIDES),
    partner: /^[a-z0-9-]{1,100}$/.test(partner) ? partner : null,
    theme: oneIn(params, 'theme', THEMES),
    q: wordsIn(params).slice(0, MOST_LETTERS).replace(/\s+/g, ' ').trim(),
    page: pageIn(params),
  };
}

/** Filters as an address' parameters, in a fixed order. Starts with ? or is empty. */
export const peopleSearch = ({ role, side, partner, theme, q, page }: PeopleFilters): string =>
  searchOf([['role', role], ['side', side], ['partner', partner], ['theme', theme], ['q', q], ['page', page > 1 ? String(page) : null]]);

/** Whether anything narrows the list. */
export const isNarrowed = ({ role, side, partner, theme, q }: PeopleFilters): boolean => Boolean(role || side || partner || theme || q);
