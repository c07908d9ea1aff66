import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { partnerRows } from '#seed/partners';
import { pilotFiles } from '#seed/pilot-file';
import { practiceFiles } from '#seed/practices';
import { judgedQueries } from './judged';

const PUBLIC = ['approved', 'running', 'completed', 'stopped', 'published'];

/** Everything the demonstration shows to readers, by kind and slug. */
const shown = new Set([
  ...pilotFiles().flatMap(({ slug, state }) => (PUBLIC.includes(state) ? [`pilots/${slug}`] : [])),
  ...practiceFiles().flatMap(({ slug, state }) => (PUBLIC.includes(state) ? [`practices/${slug}`] : [])),
  ...partnerRows().map(({ key }) => `partners/${key}`),
]);

describe.each(LANGUAGES)('judged queries in %s', (lang) => {
  const queries = judgedQueries(lang);

  it('are at least forty, each asked once', () => {
    const asked = queries.map(({ q }) => q.toLowerCase());
    expect(asked.length).toBeGreaterThanOrEqual(40);
    expect(asked.filter((q, i) => asked.indexOf(q) !== i)).toEqual([]);
  });

  it('try every side of the search, none in more than a third', () => {
    const counts = new Map<string, number>();
    for (const { why } of queries) counts.set(why, (counts.get(why) ?? 0) + 1);
    expect(counts.size).toBe(10);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(queries.length / 3);
  });

  it('name only entries that readers can see, and at least one that is exactly meant', () => {
    const unknown = queries.flatMap(({ q, relevant }) => Object.keys(relevant).flatMap((entry) => (shown.has(entry) ? [] : [`${q}: ${entry}`])));
    expect(unknown).toEqual([]);
    const withoutBest = queries.filter(({ relevant }) => !Object.values(relevant).includes(3));
    expect(withoutBest.map(({ q }) => q)).toEqual([]);
  });
});
