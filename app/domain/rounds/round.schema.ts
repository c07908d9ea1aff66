import { z } from 'zod';
import { day } from '#app/domain/shared/fields';
import type { Issue } from '#app/domain/shared/outcome';
import { daysOf, isPeriod, kindOf, later, overlap, periodAt, type Period, type PeriodKind } from '#app/domain/shared/period';
import { plusDays } from './days';

/** What a coordinator says of a round. Codes: choose, date. */
export const roundSchema = z.object({ period: z.string().refine(isPeriod, 'choose'), dueOn: day(), repeats: z.boolean() });
export type RoundEdit = z.output<typeof roundSchema>;

/** Days to answer that a new round suggests. */
const DAYS_TO_ANSWER = 45;

/** What stands against a round for a period, with others already there. Codes: roundTaken, roundOverlaps, afterPeriod. */
export function roundIssues({ period, dueOn }: RoundEdit, others: Period[]): Issue[] {
  return [
    ...(others.includes(period) ? [{ field: 'period', code: 'roundTaken' }] : []),
    ...(others.some((other) => overlap(other, period)) ? [{ field: 'period', code: 'roundOverlaps' }] : []),
    ...(dueOn <= daysOf(period).endsOn ? [{ field: 'dueOn', code: 'afterPeriod' }] : []),
  ];
}

/** The round to begin with: the period after the last round's, else the half-year that ended last. @param today yyyy-mm-dd */
export function suggestedRound(today: string, last: { period: Period; dueOn: string; repeats: boolean } | null): RoundEdit {
  const kind: PeriodKind = last ? kindOf(last.period) : 'half';
  const ended = later(periodAt(today, kind), -1);
  const next = last && daysOf(last.period).endsOn >= daysOf(ended).startsOn ? later(last.period, 1) : ended;
  // After the last period that there is, the form still opens.
  const period = isPeriod(next) ? next : ended;
  const soonest = plusDays(daysOf(period).endsOn, DAYS_TO_ANSWER);
  // A period long past still leaves its editors time.
  return { period, dueOn: soonest > plusDays(today, 14) ? soonest : plusDays(today, DAYS_TO_ANSWER), repeats: last?.repeats ?? false };
}

/** Periods to choose among, newest first of each length: some that have passed, the one that runs and the next. @param today yyyy-mm-dd */
export function periodChoices(today: string, taken: Period[]): Period[] {
  const around = (kind: PeriodKind, back: number) => Array.from({ length: back + 2 }, (_, i) => later(periodAt(today, kind), 1 - i));
  return [...around('half', 8), ...around('year', 4), ...around('quarter', 8)].filter((period) => !taken.some((other) => other === period || overlap(other, period)));
}
