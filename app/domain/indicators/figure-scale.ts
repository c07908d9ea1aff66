import { daysOf } from '#app/domain/shared/period';
import type { MeasuredView, ValueView } from './indicator.type';
import { addsUp, totalOf } from './total';

/** A bar between two heights, in per cent of the figure's; 0 is the top. */
type Bar = { y: number; height: number };

/** One period of a figure; `at` and `width` in per cent of its width. `year` stands under the first of a year where there is room. */
export type Slot = { period: string; at: number; width: number; value: number | null; bar: Bar | null; target: number | null; frame: Bar | null; year: string | null };

export type Scale = {
  slots: Slot[];
  /** Heights of zero and of the baseline, in per cent */
  zero: number;
  baseline: number | null;
  /** The newest value's slot */
  newest: Slot | null;
};

/** Fewer periods than this leave room on the right, so that two bars do not fill the page. */
const LEAST = 5;
/** A year's number and the room after it on a phone, with letters set apart as WCAG 1.4.12 lets readers do, in per cent of the figure's width. */
const ROOM_OF_YEAR = 17;

const endOf = (period: string) => daysOf(period).endsOn;

/** An indicator's periods that have a value or a target, in order. */
export function periodsOf({ values, targets }: Pick<MeasuredView, 'values' | 'targets'>): string[] {
  const all = new Set([...values.map(({ period }) => period), ...targets.map(({ period }) => period)]);
  return [...all].sort((one, other) => endOf(one).localeCompare(endOf(other)) || other.length - one.length);
}

/** Where the bars of an indicator stand. The scale begins at zero; below it only for values below. Values given are those that count. */
export function scaleOf(indicator: Pick<MeasuredView, 'targets' | 'baseline'> & { values: Pick<ValueView, 'period' | 'value'>[] }): Scale {
  const valueAt = new Map(indicator.values.map(({ period, value }) => [period, value]));
  const targetAt = new Map(indicator.targets.map(({ period, value }) => [period, value]));
  const baseline = indicator.baseline.value;
  const all = [0, ...valueAt.values(), ...targetAt.values(), baseline].filter((n) => n !== null);
  const [most, least] = [Math.max(...all), Math.min(...all)];
  const range = most - least || 1;
  const y = (value: number) => ((most - value) / range) * 100;
  const bar = (value: number | null | undefined): Bar | null => (value === null || value === undefined ? null : { y: y(Math.max(0, value)), height: (Math.abs(value) / range) * 100 });
  const periods = periodsOf({ values: indicator.values as ValueView[], targets: indicator.targets });
  const width = 100 / Math.max(LEAST, periods.length);
  const years = new Map<string, number>();
  for (const [i, period] of periods.entries()) {
    const year = period.slice(0, 4);
    const last = [...years.values()].at(-1) ?? Number.NEGATIVE_INFINITY;
    if (periods[i - 1]?.slice(0, 4) !== year && i * width - last >= ROOM_OF_YEAR) years.set(period, i * width);
  }
  const slots = periods.map((period, i): Slot => ({
    period,
    at: i * width,
    width,
    value: valueAt.get(period) ?? null,
    bar: bar(valueAt.get(period)),
    target: targetAt.get(period) ?? null,
    frame: bar(targetAt.get(period)),
    year: years.has(period) ? period.slice(0, 4) : null,
  }));
  return { slots, zero: y(0), baseline: baseline === null ? null : y(baseline), newest: slots.findLast(({ value }) => value !== null) ?? null };
}

/** An indicator in one line: what was reached, over which periods, and what was aimed at. */
export type Summary = {
  reached: number | null;
  /** First and last period of the sum; the same where the newest value stands alone */
  first: string;
  last: string;
  sums: boolean;
  target: number | null;
  /** The last period that has a target */
  targetPeriod: string | null;
  /** Part of the target that was reached, where more is better and both are above zero */
  share: number | null;
};

/** What an indicator comes to; null while it has no value that counts. */
export function summaryOf(indicator: Pick<MeasuredView, 'cumulative' | 'unit' | 'direction' | 'targets'> & { values: Pick<ValueView, 'period' | 'value'>[] }): Summary | null {
  const dated = indicator.values.filter(({ value }) => value !== null).map(({ period, value }) => ({ period, endsOn: endOf(period), value }));
  dated.sort((one, other) => one.endsOn.localeCompare(other.endsOn));
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return null;
  const targets = indicator.targets.map(({ period, value }) => ({ period, endsOn: endOf(period), value }));
  const [reached, target] = [totalOf(indicator, dated), totalOf(indicator, targets)];
  const share = indicator.direction === 'up' && reached !== null && target !== null && target > 0 && reached >= 0 ? reached / target : null;
  const sums = addsUp(indicator) && dated.length > 1;
  return { reached, first: sums ? first.period : last.period, last: last.period, sums, target, targetPeriod: targets.reduce<string | null>((latest, { period, endsOn }) => (latest === null || endsOn > endOf(latest) ? period : latest), null), share };
}
