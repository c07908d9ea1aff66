import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { type PilotFilters, pilotFiltersFrom, searchFor } from '#app/domain/pilots/pilots.server';
import { searchOf } from '#app/domain/shared/list';
import type { Lang } from '#app/platform/i18n/languages';

/** Which pilots the programme's figures count; the same as the address' parameters. Every figure counts these pilots, and them alone. */
export type ProgressFilters = Pick<PilotFilters, 'themes' | 'status' | 'year'>;

/** Filters that leave every published pilot in. */
export const ALL_PILOTS: ProgressFilters = { themes: [], status: null, year: null };

/** Reads filters from an address. Whatever makes no sense is left out. */
export function progressFiltersFrom(params: URLSearchParams): ProgressFilters {
  const { themes, status, year } = pilotFiltersFrom(params);
  return { themes, status, year };
}

/** The filters as an address' parameters. Starts with ? or is empty. */
export const progressSearch = (filters: ProgressFilters): string => searchFor({ ...EVERYTHING, ...filters });

/** The list of the pilots that are counted, narrowed further. */
export const pilotsAt = (lang: Lang, filters: ProgressFilters, more: Partial<PilotFilters> = {}): string =>
  `/${lang}/pilots${searchFor({ ...EVERYTHING, ...filters, ...more })}`;

/** The rows behind a figure of the desk's page. */
export const rowsAt = (lang: Lang, filters: ProgressFilters, rows: string, more: [name: string, value: string][] = []): string =>
  `/${lang}/desk/programme/${rows}${searchOf([...more, ...new URLSearchParams(progressSearch(filters))])}`;

export const isNarrowed = ({ themes, status, year }: ProgressFilters): boolean => themes.length > 0 || status !== null || year !== null;
