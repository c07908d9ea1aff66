import { beforeAll, expect, it } from 'vitest';
import type { Lang } from '#app/platform/i18n/languages';
import { seed } from '#seed/seed';
import { resetDatabase } from '../setup/database';
import { mean, scores } from './score';

// A little under what is reached; docs/decisions/0009-search.md has the figures.
const FLOOR: Record<Lang, number> = { fi: 0.8, sv: 0.83, en: 0.89 };

beforeAll(async () => {
  await resetDatabase();
  process.env.AUKIO_DEMO = '1';
  await seed({ now: new Date('2026-03-02T09:00:00Z') });
}, 120_000);

it.each(Object.entries(FLOOR) as [Lang, number][])('answers the judged queries in %s', async (lang, floor) => {
  const all = await scores(lang);
  expect(mean(all.map(({ ndcg }) => ndcg))).toBeGreaterThanOrEqual(floor);
}, 60_000);
