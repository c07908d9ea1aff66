import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { isId } from '#app/domain/shared/fields';
import { oneIn, pageIn, searchOf, wordsIn } from '#app/domain/shared/list';
import { isTheme, type Theme, THEMES } from '#app/domain/shared/themes';

/** Columns the table can be put in order by. */
export const PORTFOLIO_SORTS = ['report', 'title', 'lead', 'state', 'ends', 'budget', 'late'] as const;
export type PortfolioSort = (typeof PORTFOLIO_SORTS)[number];

/** Where a pilot stands in the round: that it is not asked, that it is late, or its report's state. */
export const STANDINGS = ['overdue', 'due', 'draft', 'returned', 'submitted', 'accepted', 'skipped', 'notAsked'] as const;
export type PortfolioStanding = (typeof STANDINGS)[number];

/** Where reminding makes sense. */
export const OWING: readonly PortfolioStanding[] = ['overdue', 'due', 'draft', 'returned'];

/** What the portfolio is narrowed and ordered by; the same as the address' parameters. */
export type PortfolioFilters = {
  /** All of them must be strengthened. */
  themes: Theme[];
  status: (typeof PUBLIC_PILOT_STATES)[number] | null;
  report: PortfolioStanding | null;
  /** Only pilots with a late milestone */
  late: boolean;
  /** Slug of the organisation that leads it */
  lead: string | null;
  /** Id of the round that reports are shown of; null for the present one */
  round: string | null;
  q: string;
  sort: PortfolioSort;
  /** The other way round */
  reversed: boolean;
  page: number;
};

/** Reads filters from an address. Whatever makes no sense is left out; it never fails. */
export function portfolioFiltersFrom(params: URLSearchParams): PortfolioFilters {
  const wanted = params.getAll('theme').slice(0, 20).filter(isTheme);
  const lead = params.get('lead') ?? '';
  const round = params.get('round') ?? '';
  return {
    themes: THEMES.filter((theme) => wanted.includes(theme)),
    status: oneIn(params, 'status', PUBLIC_PILOT_STATES),
    report: oneIn(params, 'report', STANDINGS),
    late: params.get('late') === '1',
    lead: /^[a-z0-9-]{1,100}$/.test(lead) ? lead : null,
    round: isId(round) ? round : null,
    q: wordsIn(params),
    sort: oneIn(params, 'sort', PORTFOLIO_SORTS) ?? 'report',
    reversed: params.get('reversed') === '1',
    page: pageIn(params),
  };
}

/** Filters that leave everything in. */
export const WHOLE: PortfolioFilters = portfolioFiltersFrom(new URLSearchParams());

/** Filters, order and page as an address' parameters; what is not set is left out. Starts with ? or is empty. */
export const portfolioSearch = ({ themes, status, report, late, lead, round, q, sort, reversed, page }: PortfolioFilters): string =>
  searchOf([
    ...themes.map((theme): [string, string] => ['theme', theme]),
    ['status', status],
    ['report', report],
    ['late', late ? '1' : null],
    ['lead', lead],
    ['round', round],
    ['q', q],
    ['sort', sort === 'report' ? null : sort],
    ['reversed', reversed ? '1' : null],
    ['page', page > 1 ? String(page) : null],
  ]);
