import { exactSum } from '#app/domain/shared/number';

/**
 * What is unusual about a figure beside the one before it, the gravest first:
 * fell: a running total became smaller; sign: it crossed zero; tenfold and tenth: a slip of the unit or the point is likely;
 * jump and drop: three times as much, or a third; repeated: exactly the same again.
 */
export type Oddity = 'fell' | 'sign' | 'tenfold' | 'tenth' | 'jump' | 'drop' | 'repeated';

export type FigureChange = {
  difference: number | null;
  /** Part of the earlier figure by which it changed: 0.25 for a quarter more. Null from zero or from nothing. */
  share: number | null;
  oddity: Oddity | null;
};

/** From here on one suspects a slip: ten times, with room for what really changed. */
const TENFOLD = 8;
const JUMP = 3;

function oddityOf(before: number, after: number, cumulative: boolean): Oddity | null {
  if (cumulative && after < before) return 'fell';
  if (before * after < 0) return 'sign';
  if (after === before) return !cumulative && after !== 0 ? 'repeated' : null;
  if (before === 0 || after === 0) return null;
  const times = after / before;
  if (times >= TENFOLD) return 'tenfold';
  if (times <= 1 / TENFOLD) return 'tenth';
  if (times >= JUMP) return 'jump';
  return times <= 1 / JUMP ? 'drop' : null;
}

/** How a figure differs from the last one of the same indicator, and what to look at twice. @param cumulative each figure is the total so far */
export function figureChange(before: number | null, after: number | null, cumulative: boolean): FigureChange {
  if (before === null || after === null) return { difference: null, share: null, oddity: null };
  const difference = exactSum([after, -before]);
  return { difference, share: before === 0 ? null : difference / Math.abs(before), oddity: oddityOf(before, after, cumulative) };
}
