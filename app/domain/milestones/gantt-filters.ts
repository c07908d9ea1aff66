import { oneIn, pageIn, searchOf } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';

export const GANTT_STATES = ['approved', 'running', 'completed', 'stopped'] as const;

/** What the timeline of pilots is narrowed down to, as its address says. */
export type GanttFilters = {
  theme: Theme | null;
  status: (typeof GANTT_STATES)[number] | null;
  year: number | null;
  /** Only pilots in which a milestone is late */
  late: boolean;
  page: number;
};

/** Filters from an address; nonsense is left out. */
export function ganttFiltersFrom(params: URLSearchParams): GanttFilters {
  const year = params.get('year') ?? '';
  return {
    theme: oneIn(params, 'theme', THEMES),
    status: oneIn(params, 'status', GANTT_STATES),
    year: /^(19[5-9]\d|20\d\d)$/.test(year) ? Number(year) : null,
    late: params.get('late') === '1',
    page: pageIn(params),
  };
}

/** The filters as an address' parameters, on a page of them. */
export const ganttSearch = ({ theme, status, year, late }: GanttFilters, page: number): string =>
  searchOf([['theme', theme], ['status', status], ['year', year === null ? null : String(year)], ['late', late ? '1' : null], ['page', page > 1 ? String(page) : null]]);
