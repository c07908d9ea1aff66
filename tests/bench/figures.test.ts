import { expect, it } from 'vitest';
import { documentOf, reasonOf } from '#bin/bench/document';
import { drawn } from '#bin/bench/drawing';
import { beyond, keeps, type Measured, median, percentile, ratio, said, slope, type Table } from '#bin/bench/figures';

const table = (rows: Table['rows'], limit?: Table['limit']): Table => ({ key: 'pages', title: 'Pages', columns: ['ours', 'theirs', 'share'], rows, limit });
const least = { column: 2, least: 0.9, said: 'at least 0.9' };
const part = (one: Table): Measured => ({ key: 'x', title: 'X', compared: 'This with that.', tables: [one], on: '2026-11-23T20:00:00Z', commit: 'abc', seconds: 3, machine: '2 × CPU', versions: 'Node' });

it('compares medians, and nothing with nothing', () => {
  expect([median([3, 1, 2]), percentile([5, 1, 4, 2, 3], 99), ratio([2, 4, 6], [8, 8, 8])]).toEqual([2, 5, 0.5]);
  expect([ratio([], [1]), ratio([1], [])]).toEqual([null, null]);
  expect(slope([{ at: 0, value: 10 }, { at: 1, value: 13 }, { at: 2, value: 16 }])).toBeCloseTo(3);
  expect([said(0.654), said(12.34), said(1234.5), said(null)]).toEqual(['0.65', '12.3', '1,235', '–']);
});

it('holds figures to limits from both sides, and takes none for a breach', () => {
  expect([keeps(least, 0.9), keeps(least, 0.89), keeps(least, null), keeps({ column: 0, most: 2, said: '' }, 2.1)]).toEqual([true, false, false, false]);
  expect(beyond(table([{ name: 'Home', values: [1, 1, 1] }, { name: 'Map', values: [1, 2, 0.5] }], least)).map(({ name }) => name)).toEqual(['Map']);
});

it('names what is beyond its limit in the document, with the reason a person wrote', () => {
  const slow = [part(table([{ name: 'Home', values: [1, 1, 1] }, { name: 'Map', values: [1, 2, 0.5] }], least))];
  expect(documentOf(slow, '## other\n\nNo.\n\n## pages\n\nThe map is drawn anew.\n\n## more\n\nNo.')).toContain('- **Pages** (share at least 0.9): Map 0.50. The map is drawn anew.\n');
  expect(documentOf(slow, '')).toContain('No reason is written yet');
  expect(documentOf(slow, '')).toContain('| Map | 1 | 2 | **0.50** |');
  expect(documentOf([part(table([{ name: 'Home', values: [1, 1, 1] }], least))], '')).toContain('Every figure keeps its limit.');
  expect(reasonOf('# Why\n\n## pages\nOne.\n\nTwo.', 'pages')).toBe('One.\n\nTwo.');
});

it('draws bars to one scale, open where they are beyond the limit, with every figure in words', () => {
  const svg = drawn(table([{ name: 'A & B', values: [1, 1, 1] }, { name: 'Map', values: [1, 2, 0.5] }], least)) ?? '';
  const widths = [...svg.matchAll(/<rect class="(kept|over)"[^>]* width="([\d.]+)"/g)].map(([, kind, width]) => [kind, Number(width)] as const);
  expect(widths.map(([kind]) => kind)).toEqual(['kept', 'over']);
  expect(widths[1]?.[1]).toBeCloseTo((widths[0]?.[1] ?? 0) / 2, 0);
  expect(svg).toMatch(/A &amp; B[\s\S]*>1<[\s\S]*Map[\s\S]*>0\.50</);
  expect(drawn(table([]))).toBeNull();
});
