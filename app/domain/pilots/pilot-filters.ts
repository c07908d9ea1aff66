import { isGoal, isTarget } from '#app/domain/sdg/sdg';
import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
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
  return {
    themes,
    impacts: Object.fromEntries(THEMES.flatMap((theme) => others.filter(([one]) => one === theme).slice(0, 1))),
    only: params.get('only') === '1' && themes.length > 0,
    status: oneIn(params, 'status', PUBLIC_PILOT_STATES),
    partner: /^[a-z0-9-]{1,100}$/.test(partner) ? partner : null,
    sdg: isGoal(sdg) || isTarget(sdg) ? sdg : null,
    year: /^(19[5-9]\d|20\d\d)$/.test(year) ? Number(year) : null,
    q: wordsIn(params),
    sort: oneIn(params, 'sort', PILOT_SORTS) ?? 'newest',
    page: pageIn(params),
  };
}

/** The filters in use as an address' parameters, each alone, in a fixed order. */
export const filterPairs = ({ themes, impacts, only, status, partner, sdg, year, q }: PilotFilters): [name: string, value: string][] => {
  const pairs: [string, string | null | undefined | false][] = [
    ...themes.map((theme): [string, string] => ['theme', theme]),
    ...THEMES.map((theme): [string, string | undefined] => ['impact', impacts[theme] && markFor(theme, impacts[theme])]),
    ['only', only && themes.length > 0 && '1'],
    ['status', status],
    ['partner', partner],
    ['sdg', sdg],
    ['year', year ? String(year) : null],
    ['q', q],
  ];
  return pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
};

/** Filters, order and page as an address' parameters; what is not set is left out. Starts with ? or is empty. */
export const searchFor = (filters: PilotFilters): string =>
  searchOf([...filterPairs(filters), ['sort', filters.sort === 'newest' ? null : filters.sort], ['page', filters.page > 1 ? String(filters.page) : null]]);

/** Filters that leave everything in. */
export const EVERYTHING: PilotFilters = { themes: [], impacts: {}, only: false, status: null, partner: null, sdg: null, year: null, q: '', sort: 'newest', page: 1 };

/** The change that asks for one mark of a theme in place of another, or for none. */
export function withMark({ themes, impacts, only }: Pick<PilotFilters, 'themes' | 'impacts' | 'only'>, theme: Theme, mark: Impact | null): Pick<PilotFilters, 'themes' | 'impacts' | 'only'> {
  const strengthened = THEMES.filter((one) => (one === theme ? mark === '+' : themes.includes(one)));
  const { [theme]: _before, ...others } = impacts;
  return { themes: strengthened, impacts: mark === '0' || mark === '-' ? { ...others, [theme]: mark } : others, only: only && strengthened.length > 0 };
}

/** Each filter in use, with the change that takes it off and keeps the others. */
export type FilterPart = {
  by: 'theme' | 'impact' | 'only' | 'status' | 'partner' | 'sdg' | 'year' | 'q';
  value: string;
  /** The theme that the filter concerns */
  theme?: Theme;
  without: Partial<PilotFilters>;
};

/** The filters in use, one by one. */
export function filterParts(filters: PilotFilters): FilterPart[] {
  const { themes, impacts, only, status, partner, sdg, year, q } = filters;
  const parts: FilterPart[] = themes.map((theme) => ({ by: 'theme', value: theme, theme, without: withMark(filters, theme, null) }));
  for (const theme of THEMES) {
    const mark = impacts[theme];
    if (mark) parts.push({ by: 'impact', value: mark, theme, without: withMark(filters, theme, null) });
  }
  if (only) parts.push({ by: 'only', value: '', without: { only: false } });
  if (status) parts.push({ by: 'status', value: status, without: { status: null } });
  if (year) parts.push({ by: 'year', value: String(year), without: { year: null } });
  if (sdg) parts.push({ by: 'sdg', value: sdg, without: { sdg: null } });
  if (partner) parts.push({ by: 'partner', value: partner, without: { partner: null } });
  if (q) parts.push({ by: 'q', value: q, without: { q: '' } });
  return parts;
}

/** Whether anything narrows the list; order and page do not. */
export const isNarrowed = (filters: PilotFilters): boolean => filterParts(filters).length > 0;
