import type { MatrixCount } from '#app/domain/pilots/pilot-tally.server';
import type { PilotFilters } from '#app/domain/pilots/pilots.server';
import { type Impact, IMPACT_KEYS, IMPACTS, isTheme, type Theme, THEMES } from '#app/domain/shared/themes';

/** Which pilots are meant, by the marks of their cross-impact matrix; the list of pilots is narrowed by the same. */
export type Choice = Pick<PilotFilters, 'themes' | 'impacts' | 'only'>;

/** How many pilots have a cross-impact matrix. */
export type Row = Pick<MatrixCount, 'matrix' | 'pilots'>;

const SIGNS = { '+': 1, '0': 0, '-': -1 } as const;

/** Every set of at least one theme: those of one first, then pairs, triples, and all four. */
export const SUBSETS: readonly (readonly Theme[])[] = Array.from({ length: 2 ** THEMES.length - 1 }, (_, i) => THEMES.filter((_, at) => (i + 1) & (1 << at))).sort(
  (a, b) => a.length - b.length || orderOf(a) - orderOf(b),
);

function orderOf(themes: Theme[]): number {
  return themes.reduce((sum, theme) => sum * 10 + THEMES.indexOf(theme), 0);
}

/** The sets of so many themes. */
export const subsetsOf = (size: number) => SUBSETS.filter((themes) => themes.length === size);

/** Pilots that strengthen all of these themes and no other. */
export const exactly = (themes: readonly Theme[]): Choice => ({ themes: [...themes], impacts: {}, only: true });

/** Pilots that strengthen all of these themes, whatever they do to the others. */
export const atLeast = (themes: readonly Theme[]): Choice => ({ themes: [...themes], impacts: {}, only: false });

/** Pilots with these marks, whatever the others are. A theme that is named twice has its last mark. */
export function marked(...marks: [Theme, Impact][]): Choice {
  const of = new Map(marks);
  const impacts = Object.fromEntries([...of].filter(([, mark]) => mark !== '+'));
  return { themes: THEMES.filter((theme) => of.get(theme) === '+'), impacts, only: false };
}

/** Whether a matrix is among those a choice means. */
export const isMeant = ({ themes, impacts, only }: Choice, matrix: Row['matrix']): boolean =>
  THEMES.every((theme) => {
    const sign = matrix[IMPACT_KEYS[theme]];
    if (themes.includes(theme)) return sign === 1;
    const mark = impacts[theme];
    return mark ? sign === SIGNS[mark] : !only || sign < 1;
  });

/** How many pilots a choice means. */
export const count = (rows: readonly Row[], choice: Choice): number =>
  rows.reduce((sum, { matrix, pilots }) => (isMeant(choice, matrix) ? sum + pilots : sum), 0);

/** How many pilots strengthen so many themes or more. */
export const countJoining = (rows: readonly Row[], least: number): number =>
  SUBSETS.filter((themes) => themes.length >= least).reduce((sum, themes) => sum + count(rows, exactly(themes)), 0);

/** Every way in which one theme gains and another loses. */
export const CONFLICTS: readonly { gains: Theme; loses: Theme }[] = THEMES.flatMap((gains) =>
  THEMES.filter((loses) => loses !== gains).map((loses) => ({ gains, loses })),
);

/** The marks of two themes against each other: a row for each mark of the first, in it a choice for each of the second. */
export const marksOf = (first: Theme, second: Theme): Choice[][] => IMPACTS.map((one) => IMPACTS.map((other) => marked([first, one], [second, other])));

/** The pair of themes an address names, `pair=smart.healthy`; null when it names none. */
export function pairFrom(params: URLSearchParams): [Theme, Theme] | null {
  const [first, second, ...rest] = (params.get('pair') ?? '').slice(0, 100).split('.');
  return isTheme(first) && isTheme(second) && first !== second && rest.length === 0 ? [first, second] : null;
}

/** The side of a square in a field of side 1 whose area stands for a part of the most; never too small to be seen. */
export const sideOf = (pilots: number, most: number): number => (pilots > 0 && most > 0 ? Math.max(0.12, Math.sqrt(Math.min(pilots / most, 1))) : 0);

/** The crossing's own address for filters, with or without submitted pilots. Starts with ? or is empty. */
export function searchOf({ status, year, sdg, pair }: Pick<PilotFilters, 'status' | 'year' | 'sdg'> & { pair: readonly Theme[] | null }, submitted: boolean): string {
  const params = new URLSearchParams();
  if (status) params.set('status', status);
  if (year) params.set('year', String(year));
  if (sdg) params.set('sdg', sdg);
  if (pair) params.set('pair', pair.join('.'));
  if (submitted) params.set('submitted', '1');
  const search = params.toString();
  return search && `?${search}`;
}
