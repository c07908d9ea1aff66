import { isGoal, isTarget } from '#app/domain/sdg/sdg';
import { type Impact, isTheme, type Theme, THEMES } from '#app/domain/shared/themes';
import { PUBLIC_PILOT_STATES } from './pilot.type';

export const PILOT_SORTS = ['newest', 'oldest', 'start', 'budget', 'title'] as const;
export type PilotSort = (typeof PILOT_SORTS)[number];

/** What a reader narrows the list of pilots by; the same as the address' parameters. */
export type PilotFilters = {
  /** Themes its matrix marks +; all of them must hold. */
  themes: Theme[];
  /** Themes its matrix marks 0 or − */
  impacts: Partial<Record<Theme, NoGain>>;
  /** Its matrix marks no theme + beside `themes`. Never set without a theme. */
  only: boolean;
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

/** A mark of the cross-impact matrix other than +, which makes a pilot belong to the theme. */
export type NoGain = Exclude<Impact, '+'>;

/** How marks are written in addresses, where + would read as a space. */
const MARKS = { plus: '+', zero: '0', minus: '-' } as const;
const MARK_NAMES = { '0': 'zero', '-': 'minus' } as const;

const MAX_WORDS = 200;
const MAX_PAGE = 1_000_000;

/** Control and formatting characters and halves of letters: nothing that anybody searches for. */
const UNSEARCHABLE = /[\p{Cc}\p{Cf}\p{Cs}\ufffd\ufffe\uffff]+/gu;

const known = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((one) => one === value) ?? null;

/** Marks as addresses write them: `smart.minus`. The first one for a theme counts. */
function marksFrom(values: string[]): [Theme, Impact][] {
  return values.slice(0, 20).flatMap((value) => {
    const [theme, mark, ...rest] = value.split('.');
    return isTheme(theme) && mark && Object.hasOwn(MARKS, mark) && rest.length === 0 ? [[theme, MARKS[mark as keyof typeof MARKS]] as [Theme, Impact]] : [];
  });
}

/** A mark other than + as an address writes it. */
export const markFor = (theme: Theme, mark: NoGain): string => `${theme}.${MARK_NAMES[mark]}`;

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function pilotFiltersFrom(params: URLSearchParams): PilotFilters {
  const marks = marksFrom(params.getAll('impact'));
  const wanted = [...params.getAll('theme').slice(0, 20).filter(isTheme), ...marks.flatMap(([theme, mark]) => (mark === '+' ? theme : []))];
  const others = marks.filter(([theme, mark]) => mark !== '+' && !wanted.includes(theme));
  const partner = params.get('partner')?.trim() ?? '';
  const sdg = params.get('sdg')?.trim() ?? '';
  const year = params.get('year')?.trim() ?? '';
  const themes = THEMES.filter((theme) => wanted.includes(theme));
  const page = params.get('page')?.trim() ?? '';
  return {
    themes,
    impacts: Object.fromEntries(THEMES.flatMap((theme) => others.filter(([one]) => one === theme).slice(0, 1))),
    only: params.get('only') === '1' && themes.length > 0,
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
  for (const theme of THEMES) {
    const mark = filters.impacts[theme];
    if (mark) params.append('impact', markFor(theme, mark));
  }
  if (filters.only && filters.themes.length > 0) params.set('only', '1');
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
export const isNarrowed = ({ themes, impacts, status, partner, sdg, year, q }: PilotFilters): boolean =>
  themes.length > 0 || Object.keys(impacts).length > 0 || Boolean(status || partner || sdg || year || q);
