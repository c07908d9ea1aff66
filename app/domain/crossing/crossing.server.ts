import { countByMatrix, EVERY_PILOT, type TallyFilters } from '#app/domain/pilots/pilot-tally.server';
import { type PilotFilters, pilotFiltersFrom, searchFor } from '#app/domain/pilots/pilots.server';
import { goalOf } from '#app/domain/sdg/sdg';
import { IMPACT_KEYS, type Theme, THEMES } from '#app/domain/shared/themes';
import type { Viewer } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { atLeast, type Choice, CONFLICTS, count, countJoining, exactly, isMeant, marked, marksOf, pairFrom, type Row, searchOf, SUBSETS, subsetsOf } from './crossing';
import type { Cell, Crossing, CrossingFilters, SubmittedList } from './crossing.type';
import { MOST_SUBMITTED, submittedPilots } from './submitted.server';

/** The most submitted pilots that are listed by title. */
const LISTED = 100;

/** Reads filters from an address. Whatever makes no sense is left out; a target counts as its goal. */
export function crossingFiltersFrom(params: URLSearchParams): CrossingFilters {
  const { status, year, sdg } = pilotFiltersFrom(params);
  return { status, year, sdg: (sdg && goalOf(sdg)?.code) || null, pair: pairFrom(params) };
}

const everything = pilotFiltersFrom(new URLSearchParams());

/** The list of the pilots that a choice means, the filters kept. */
const listAt = (lang: Lang, choice: Choice, { status, year, sdg }: CrossingFilters): string =>
  `/${lang}/pilots${searchFor({ ...everything, ...choice, status, year, sdg })}`;

/** Where the submitted pilots of a choice are listed by title, the filters kept. */
const submittedAt = (lang: Lang, choice: Choice, filters: CrossingFilters): string =>
  `/${lang}/crossing${[searchFor({ ...everything, ...choice }), searchOf(filters, true).slice(1)].filter(Boolean).join('&')}#submitted`;

const tallyOf = ({ status, year, sdg }: CrossingFilters): TallyFilters => ({ ...EVERY_PILOT, status, year, goal: sdg ? Number(sdg) : null });

/** Makes cells: what a choice means, how many that are, and where they are listed. */
function cellsFor(lang: Lang, filters: CrossingFilters, published: Row[], submitted: Row[] | null) {
  return (choice: Choice): Cell => ({
    ...choice,
    pilots: count(published, choice),
    href: listAt(lang, choice, filters),
    submitted: submitted && { pilots: count(submitted, choice), href: submittedAt(lang, choice, filters) },
  });
}

const isChosen = ({ themes, impacts }: Choice) => themes.length > 0 || Object.keys(impacts).length > 0;

/** Submitted pilots that the filters and a choice leave, by title. A state leaves none: theirs is not a public one. */
async function listSubmitted(viewer: Viewer, { status, year, sdg }: CrossingFilters, choice: PilotFilters): Promise<SubmittedList> {
  const found = status ? [] : await submittedPilots(viewer, { year, goal: sdg ? Number(sdg) : null });
  const meant = found.filter(({ matrix }) => isMeant(choice, matrix));
  const { themes, impacts, only } = choice;
  return {
    rows: found.map(({ matrix }) => ({ matrix, pilots: 1 })),
    isCut: found.length === MOST_SUBMITTED,
    choice: isChosen(choice) ? { themes, impacts, only } : null,
    count: meant.length,
    listed: meant.slice(0, LISTED),
  };
}

/**
 * Where themes meet among published pilots, by the address' filters; costs the same however many pilots there are.
 * @param viewer set only where submitted pilots are to be counted beside them; then a coordinator, else Forbidden
 */
export async function crossingOf(lang: Lang, params: URLSearchParams, viewer: Viewer): Promise<Crossing> {
  const filters = crossingFiltersFrom(params);
  const [published, submitted] = await Promise.all([
    countByMatrix(tallyOf(filters)),
    viewer ? listSubmitted(viewer, filters, pilotFiltersFrom(params)) : null,
  ]);
  const cell = cellsFor(lang, filters, published, submitted?.rows ?? null);
  const [first, second] = filters.pair ?? (['low-carbon', 'socially-sustainable'] as const);
  return {
    filters,
    isNarrowed: Boolean(filters.status || filters.year || filters.sdg),
    joining: [1, 2, 3, 4].map((least) => countJoining(published, least)),
    exact: SUBSETS.map((themes) => cell(exactly(themes))),
    pairs: THEMES.map((row) => THEMES.map((column) => cell(atLeast(THEMES.filter((theme) => theme === row || theme === column))))),
    triples: subsetsOf(3).map((themes) => cell(atLeast(themes))),
    effects: THEMES.map((theme) => ({ theme, marks: (['+', '0', '-'] as const).map((mark) => cell(marked([theme, mark]))) })),
    conflicts: CONFLICTS.map(({ gains, loses }) => ({ gains, loses, cell: cell(marked([gains, '+'], [loses, '-'])) }))
      .filter(({ cell: { pilots, submitted: more } }) => pilots + (more?.pilots ?? 0) > 0)
      .sort((a, b) => b.cell.pilots - a.cell.pilots),
    marks: { first, second, cells: marksOf(first, second).map((row) => row.map(cell)) },
    submitted: submitted && { isCut: submitted.isCut, choice: submitted.choice, count: submitted.count, listed: submitted.listed },
  };
}

/** How many published pilots join exactly which themes, two or more, for `CrossingFigure`. @param theme only the sets with this theme */
export const crossingFigureOf = async (lang: Lang, theme?: Theme): Promise<Cell[]> => crossingCells(lang, await countByMatrix(EVERY_PILOT), theme);

/** The same of pilots that were counted already. */
export function crossingCells(lang: Lang, counted: Row[], theme?: Theme): Cell[] {
  const cell = cellsFor(lang, crossingFiltersFrom(new URLSearchParams()), counted, null);
  return SUBSETS.filter((themes) => themes.length > 1 && (!theme || themes.includes(theme))).map((themes) => cell(exactly(themes)));
}

/** A cell for each set of themes that holds all the filters' themes: how many of the given pilots strengthen exactly these. */
export function exactCells(lang: Lang, sets: { themes: readonly Theme[]; pilots: number }[], { themes: chosen, status, year }: Pick<PilotFilters, 'themes' | 'status' | 'year'>): Cell[] {
  const rows = sets.map(({ themes, pilots }) => ({ matrix: Object.fromEntries(THEMES.map((theme) => [IMPACT_KEYS[theme], themes.includes(theme) ? 1 : 0])) as Row['matrix'], pilots }));
  const cell = cellsFor(lang, { status, year, sdg: null, pair: null }, rows, null);
  return SUBSETS.filter((themes) => chosen.every((theme) => themes.includes(theme))).map((themes) => cell(exactly(themes)));
}
