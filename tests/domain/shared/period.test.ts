import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, isPeriod, kindOf, later, overlap, PERIOD_KINDS, periodAt, periodsBetween } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';

const periods = fc.tuple(fc.date({ min: new Date('1965-01-01'), max: new Date('2085-12-31'), noInvalidDate: true }), fc.constantFrom(...PERIOD_KINDS)).map(([at, kind]) => periodAt(at.toISOString().slice(0, 10), kind));

describe('a period', () => {
  it('has a first and a last day', () => {
    expect(daysOf('2026')).toEqual({ startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect(daysOf('2026H2')).toEqual({ startsOn: '2026-07-01', endsOn: '2026-12-31' });
    expect(daysOf('2024Q1')).toEqual({ startsOn: '2024-01-01', endsOn: '2024-03-31' });
    expect(() => daysOf('2026H3')).toThrow();
  });

  it('is told by its name alone', () => {
    for (const text of ['2026', '2026H1', '2026Q4']) expect(isPeriod(text)).toBe(true);
    for (const text of ['', '26', '2026h1', '2026H0', '2026Q5', ' 2026', '2026H1 ', '3026', '2026H12']) expect(isPeriod(text), text).toBe(false);
  });

  it('follows the one before without a gap, and lies in itself', () => {
    fc.assert(fc.property(periods, fc.integer({ min: -12, max: 12 }), (period, steps) => {
      const { startsOn, endsOn } = daysOf(period);
      const dayAfter = new Date(Date.parse(`${endsOn}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      expect(daysOf(later(period, 1)).startsOn).toBe(dayAfter);
      expect(later(later(period, steps), -steps)).toBe(period);
      expect([periodAt(startsOn, kindOf(period)), periodAt(endsOn, kindOf(period))]).toEqual([period, period]);
    }));
  });

  it('overlaps what shares a day with it, and never itself', () => {
    expect([overlap('2026', '2026H1'), overlap('2026H2', '2026Q3'), overlap('2026H1', '2026Q3'), overlap('2026', '2026'), overlap('2025', '2026H1')]).toEqual([true, true, false, false, false]);
  });

  it('is listed from one day to another', () => {
    expect(periodsBetween('2024-05-01', '2025-07-01', 'half')).toEqual(['2024H1', '2024H2', '2025H1', '2025H2']);
    expect(periodsBetween('2025-07-01', '2024-05-01', 'half')).toEqual([]);
  });

  it('is named by its months', () => {
    expect([formatPeriod('fi', '2026H1'), formatPeriod('sv', '2026Q4'), formatPeriod('en', '2026H2'), formatPeriod('en', '2026')]).toEqual(['tammi–kesäkuu 2026', 'oktober–december 2026', 'July–December 2026', '2026']);
  });
});
