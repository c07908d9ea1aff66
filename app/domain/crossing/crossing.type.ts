import type { PilotFilters } from '#app/domain/pilots/pilots.server';
import type { Theme } from '#app/domain/shared/themes';
import type { Choice } from './crossing';
import type { Submitted } from './submitted.server';

/** What a reader narrows the crossing by, and the two themes held against each other. */
export type CrossingFilters = Pick<PilotFilters, 'status' | 'year'> & {
  /** A goal's code, "11" */
  sdg: string | null;
  pair: [Theme, Theme] | null;
};

/** Pilots that a choice means, and where they are listed. */
export type Cell = Choice & {
  pilots: number;
  href: string;
  /** Those in review beside them; null for everybody but coordinators who asked for them */
  submitted: { pilots: number; href: string } | null;
};

/** Everything the page shows. */
export type Crossing = {
  filters: CrossingFilters;
  /** By state, year or goal */
  isNarrowed: boolean;
  /** How many pilots strengthen one theme or more, two or more, three or more, all four */
  joining: number[];
  /** A cell for each set of themes: those that strengthen exactly these */
  exact: Cell[];
  /** A row and a column for each theme: those that strengthen both, or on the diagonal the one */
  pairs: Cell[][];
  triples: Cell[];
  effects: { theme: Theme; marks: Cell[] }[];
  /** Those there are, the most frequent first */
  conflicts: { gains: Theme; loses: Theme; cell: Cell }[];
  marks: { first: Theme; second: Theme; cells: Cell[][] };
  submitted: { isCut: boolean; choice: Choice | null; count: number; listed: Submitted[] } | null;
};

export type SubmittedList = NonNullable<Crossing['submitted']> & { rows: { matrix: Submitted['matrix']; pilots: number }[] };
