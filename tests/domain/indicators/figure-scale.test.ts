import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleOf, summaryOf } from '#app/domain/indicators/figure-scale';
import { targetPeriods, valuePeriods } from '#app/domain/indicators/period-choices';
import { totalOf } from '#app/domain/indicators/total';
import { daysOf } from '#app/domain/shared/period';

const PERIODS = ['2023H2', '2024H1', '2024H2', '2025H1', '2025H2', '2026H1'];
const amounts = fc.array(fc.option(fc.integer({ min: -1000, max: 100_000 })), { minLength: 6, maxLength: 6 });
const dated = (list: (number | null)[]) => list.flatMap((value, i) => (value === null ? [] : [{ period: PERIODS[i] ?? '', value }]));

it('draws every value within the figure, from zero, as long as it is large', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.option(fc.integer({ min: -10, max: 10_000 })), (values, targets, baseline) => {
      const scale = scaleOf({ values: dated(values), targets: dated(targets), baseline: { year: null, value: baseline, comment: '' } });
      const bars = scale.slots.flatMap(({ bar, value }) => (bar && value !== null ? [{ ...bar, value }] : []));
      expect(bars.map(({ value }) => value)).toEqual(values.filter((value) => value !== null));
      for (const { y, height, value } of bars) {
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y + height).toBeLessThanOrEqual(100 + 1e-9);
        expect(Math.abs((value >= 0 ? y + height : y) - scale.zero)).toBeLessThan(1e-9);
      }
      for (const one of bars) for (const other of bars) if (Math.abs(one.value) > Math.abs(other.value)) expect(one.height).toBeGreaterThan(other.height);
      expect(scale.slots.every(({ at, width }) => at >= 0 && at + width <= 100 + 1e-9)).toBe(true);
    }),
  );
});

it('writes the first year and never two years on each other', () => {
  fc.assert(
    fc.property(fc.subarray(Array.from({ length: 24 }, (_, i) => `${2014 + Math.floor(i / 2)}H${(i % 2) + 1}`), { minLength: 1 }), (periods) => {
      const { slots } = scaleOf({ values: periods.map((period) => ({ period, value: 1 })), targets: [], baseline: { year: null, value: null, comment: '' } });
      const written = slots.filter(({ year }) => year !== null);
      expect(written[0]).toMatchObject({ period: periods[0], year: periods[0]?.slice(0, 4) });
      for (const [i, { at }] of written.entries()) if (i > 0) expect(at - (written[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(17);
    }),
  );
});

it('says what was reached as the totals do', () => {
  fc.assert(
    fc.property(amounts, fc.boolean(), fc.constantFrom('tCO2e' as const, 'percent' as const), (values, cumulative, unit) => {
      const summary = summaryOf({ cumulative, unit, direction: 'up', targets: [], values: dated(values) });
      const total = totalOf({ cumulative, unit }, dated(values).map(({ period, value }) => ({ endsOn: daysOf(period).endsOn, value })));
      expect(summary?.reached ?? null).toBe(total);
    }),
  );
});

it('tells the share of a target only where more is better', () => {
  const one = { cumulative: true, unit: 'people' as const, targets: [{ period: '2026', value: 200 }], values: [{ period: '2025H1', value: 50 }] };
  expect(summaryOf({ ...one, direction: 'up' })).toMatchObject({ reached: 50, target: 200, share: 0.25, targetPeriod: '2026' });
  expect(summaryOf({ ...one, direction: 'down' })?.share).toBeNull();
});

it('offers periods that have begun, of the kind in use, newest first', () => {
  const span = { startsOn: '2025-03-01', endsOn: '2026-12-31' };
  expect(valuePeriods('en', span, ['2025H1'], '2026-02-02').map(({ value }) => value)).toEqual(['2026H1', '2025H2', '2025H1']);
  expect(valuePeriods('en', span, [], '2026-02-02').map(({ value }) => value).slice(0, 5)).toEqual(['2026H1', '2025H2', '2025H1', '2026', '2025']);
  expect(targetPeriods('en', span, ['2030'], '2026-02-02').map(({ value }) => value).slice(0, 4)).toEqual(['2030', '2025', '2026', '2027']);
});
