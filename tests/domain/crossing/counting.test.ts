import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, CONFLICTS, count, countJoining, exactly, marked, marksOf, pairFrom, type Row, searchOf, sideOf, SUBSETS, subsetsOf } from '#app/domain/crossing/crossing';
import { IMPACTS, THEMES } from '#app/domain/shared/themes';

const sign = fc.constantFrom(1 as const, 0 as const, -1 as const);
const matrix = fc.record({ lowCarbon: sign, smart: sign, healthy: sign, sociallySustainable: sign }).filter((one) => Object.values(one).includes(1));
const rows: fc.Arbitrary<Row[]> = fc.array(fc.record({ matrix, pilots: fc.integer({ min: 1, max: 10_000 }) }), { maxLength: 81 });
const sum = (counts: number[]) => counts.reduce((all, n) => all + n, 0);
const whole = (some: Row[]) => sum(some.map(({ pilots }) => pilots));

describe('where themes meet', () => {
  it('knows fifteen sets of themes, each once, pairs before triples', () => {
    expect(SUBSETS).toHaveLength(15);
    expect(new Set(SUBSETS.map((themes) => themes.join())).size).toBe(15);
    expect(SUBSETS.map((themes) => themes.length)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4]);
    expect(subsetsOf(2)[2]).toEqual(['low-carbon', 'socially-sustainable']);
  });

  it('puts every pilot in exactly one square', () => {
    fc.assert(fc.property(rows, (some) => {
      expect(sum(SUBSETS.map((themes) => count(some, exactly(themes))))).toBe(whole(some));
      expect(countJoining(some, 1)).toBe(whole(some));
      expect(countJoining(some, 2)).toBe(whole(some) - sum(subsetsOf(1).map((themes) => count(some, exactly(themes)))));
    }));
  });

  it('counts those that join at least these themes as the sum of the squares that hold them', () => {
    fc.assert(fc.property(rows, fc.constantFrom(...SUBSETS), (some, themes) => {
      const holding = SUBSETS.filter((one) => themes.every((theme) => one.includes(theme)));
      expect(count(some, atLeast(themes))).toBe(sum(holding.map((one) => count(some, exactly(one)))));
      for (const more of holding) expect(count(some, atLeast(more))).toBeLessThanOrEqual(count(some, atLeast(themes)));
    }));
  });

  it('splits all pilots by the marks of one theme, and of two', () => {
    fc.assert(fc.property(rows, fc.constantFrom(...CONFLICTS), (some, { gains, loses }) => {
      expect(sum(IMPACTS.map((mark) => count(some, marked([gains, mark]))))).toBe(whole(some));
      const nine = marksOf(gains, loses).map((row) => row.map((choice) => count(some, choice)));
      expect(sum(nine.flat())).toBe(whole(some));
      expect(nine[0]?.[0]).toBe(count(some, atLeast(THEMES.filter((theme) => theme === gains || theme === loses))));
      expect(nine[0]?.[2]).toBe(count(some, marked([gains, '+'], [loses, '-'])));
      expect(sum(nine[1] ?? [])).toBe(count(some, marked([gains, '0'])));
    }));
  });

  it('draws areas in proportion, a single pilot still visible, and nothing for none', () => {
    expect([sideOf(0, 9), sideOf(9, 9), sideOf(1, 4), sideOf(5, 0)]).toEqual([0, 1, 0.5, 0]);
    expect(sideOf(1, 100_000)).toBeGreaterThan(0.1);
  });
});

describe('addresses', () => {
  const pair = (search: string) => pairFrom(new URLSearchParams(search));

  it('name a pair in their own order, or none', () => {
    expect(pair('pair=smart.low-carbon')).toEqual(['smart', 'low-carbon']);
    expect(pair('pair=smart.healthy&pair=x.low-carbon')).toEqual(['smart', 'healthy']);
    for (const search of ['', 'pair=smart', 'pair=smart.smart', 'pair=smart.healthy.smart', 'pair=__proto__.constructor', 'pair[]=smart.healthy', `pair=${'a'.repeat(16_000)}`]) expect(pair(search)).toBeNull();
  });

  it('keep filters and pair', () => {
    const filters = { status: 'running' as const, year: 2024, sdg: '11', pair: ['smart', 'healthy'] as const };
    expect(searchOf(filters, true)).toBe('?status=running&year=2024&sdg=11&pair=smart.healthy&submitted=1');
    expect(searchOf({ status: null, year: null, sdg: null, pair: null }, false)).toBe('');
  });
});
