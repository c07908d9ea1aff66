import { isGoal, isTarget } from '#app/domain/sdg/sdg';
import { isTheme, type Theme, THEMES } from '#app/domain/shared/themes';
import { PUBLIC_PILOT_STATES } from './pilot.type';

export const PILOT_SORTS = ['newest', 'oldest', 'start', 'budget', 'title'] as const;
export type PilotSort = (typeof PILOT_SORTS)[number];

/** What a reader narrows the list of pilots by; the same as the address' parameters. */
export type PilotFilters = {
  /** All of them must hold. */
  themes: Theme[];
  status: (typeof PUBLIC_PILOT_STATES)[number] | null;
  /** Slug of an organisation that takes part in any role */
  partner: string | null;
  /** A goal ("11") or a target ("11.6") */
  sdg: string | null;
  /** A calendar year in which the pilot runs */
  year: number | null;
  q: string;
  sort: PilotSort;
  /** From 1 */
  page: number;
};

const MAX_WORDS = 200;
const MAX_PAGE = 1_000_000;

/** Control and formatting characters and halves of letters: nothing that anybody searches for. */
const UNSEARCHABLE = /[\p{Cc}\p{Cf}\p{Cs}\ufffd\ufffe\uffff]+/gu;

const known = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((one) => one === value) ?? null;

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function pilotFiltersFrom(params: URLSearchParams): PilotFilters {
  const wanted = params.getAll('theme').filter(isTheme);
  const partner = params.get('partner')?.trim() ?? '';
  const sdg = params.get('sdg')?.trim() ?? '';
  const year = params.get('year')?.trim() ?? '';
  const page = params.get('page')?.trim() ?? '';
  return {
    themes: THEMES.filter((theme) => wanted.includes(theme)),
    status: known(PUBLIC_PILOT_STATES, params.get('status')),
    partner: /^[a-z0-9-]{1,100}$/.test(partner) ? partner : null,
    sdg: isGoal(sdg) || isTarget(sdg) ? sdg : null,
    year: /^(19[5-9]\d|20\d\d)$/.test(year) ? Number(year) : null,
    q: (params.get('q') ?? '').slice(0, MAX_WORDS * 4).replace(UNSEARCHABLE, ' ').normalize('NFC').slice(0, MAX_WORDS).replace(UNSEARCHABLE, '').trim(),
    sort: known(PILOT_SORTS, params.get('sort')) ?? 'newest',
    page: /^\d{1,9}$/.test(page) ? Math.min(Math.max(Number(page), 1), MAX_PAGE) : 1,
  };
}

/** Filters as an address' parameters, in a fixed order; what is not set is left out. Starts with ? or is empty. */
export function searchFor(filters: PilotFilters): string {
  const params = new URLSearchParams();
  for (const theme of filters.themes) params.append('theme', theme);
  if (filters.status) params.set('status', filters.status);
  if (filters.partner) params.set('partner', filters.partner);
  if (filters.sdg) params.set('sdg', filters.sdg);
  if (filters.year) params.set('year', String(filters.year));
  if (filters.q) params.set('q', filters.q);
  if (filters.sort !== 'newest') params.set('sort', filters.sort);
  if (filters.page > 1) params.set('page', String(filters.page));
  const search = params.toString();
  return search && `?${search}`;
}

/** Whether anything narrows the list; order and page do not. */
export const isNarrowed = ({ themes, status, partner, sdg, year, q }: PilotFilters): boolean =>
  themes.length > 0 || Boolean(status || partner || sdg || year || q);
