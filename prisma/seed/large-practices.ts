import { db, type Tx } from '#app/platform/db/db.server';

const BATCH = 1000;

/** Published practices number `from` to `to`, by SQL alone: for measuring and for tests. All that one can narrow by varies by the number. */
export async function fillPractices(tx: Tx, from: number, to: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Entry" (id, kind, slug, state, "isPublic", "originalLang", "publishedAt", "leadId")
    SELECT gen_random_uuid(), 'practices', 'synthetic-' || i, 'published', true, 'fi', timestamptz '2024-01-01' + (i * 37 % 900) * interval '1 day',
      (SELECT id FROM "Partner" WHERE kind IN ('city', 'municipality') ORDER BY md5(id::text || i) LIMIT 1)
    FROM generate_series(${from}::int, ${to - 1}::int) i`;
  await tx.$executeRaw`
    INSERT INTO "Practice" (id, "isPublic", "publishedAt", outcome, themes, "sdgTargets", "leastStaff", "costClass", "populationClass",
      maturity, taken, "takenUnder10000", "takenUnder20000", "takenUnder100000", "takenOver100000")
    SELECT e.id, true, e."publishedAt", CASE WHEN i % 7 = 0 THEN 'did-not-work' ELSE 'worked' END,
      array_remove(ARRAY[CASE WHEN i % 2 = 0 THEN 'low-carbon' END, CASE WHEN i % 3 = 0 THEN 'smart' END, CASE WHEN i % 5 = 0 THEN 'healthy' END, CASE WHEN i % 2 = 1 OR i % 11 = 0 THEN 'socially-sustainable' END], NULL),
      ARRAY['11.' || 1 + i % 7, (1 + i % 17) || '.1'], (ARRAY[0, 1, 1, 2, 2, 3, 4, 6, 10])[1 + i % 9],
      (ARRAY['low', 'moderate', 'high'])[1 + i / 3 % 3], (ARRAY['any', 'under-10000', 'over-20000', 'over-100000'])[1 + i / 5 % 4],
      (ARRAY['tried', 'tried', 'repeated', 'established'])[1 + i / 2 % 4], i % 3 + i / 7 % 3 + i / 11 % 4 + i / 13 % 2, i % 3, i / 7 % 3, i / 11 % 4, 0
    FROM (SELECT id, "publishedAt", substring(slug FROM 11)::int AS i FROM "Entry" WHERE kind = 'practices' AND slug LIKE 'synthetic-%') e WHERE i >= ${from} AND i < ${to}`;
  await tx.$executeRaw`
    INSERT INTO "EntryText" ("entryId", lang, title, summary, plain, state)
    SELECT id, lang, title || ' ' || substring(slug FROM 11), summary, repeat(summary || ' ', 20), CASE lang WHEN 'fi' THEN 'original' ELSE 'translated' END
    FROM (SELECT id, slug, substring(slug FROM 11)::int AS i FROM "Entry" WHERE kind = 'practices' AND slug LIKE 'synthetic-%') e
    CROSS JOIN (VALUES ('fi', 'Hulevedet viivytetään puistoissa', 'Puistojen painanteet keräävät rankkasateen veden kaupungissa.'), ('sv', 'Dagvattnet fördröjs i parkerna', 'Parkernas svackor samlar vattnet från skyfall.')) AS t(lang, title, summary)
    WHERE i >= ${from} AND i < ${to}`;
}

/** Fills up to n synthetic practices; those that are there already are kept. */
export async function seedLargePractices(n: number): Promise<void> {
  const [{ there } = { there: 0 }] = await db.$queryRaw<{ there: number }[]>`SELECT count(*)::int AS there FROM "Entry" WHERE kind = 'practices' AND slug LIKE 'synthetic-%'`;
  for (let from = there; from < n; from += BATCH) await db.$transaction((tx) => fillPractices(tx, from, Math.min(n, from + BATCH)), { timeout: 300_000, maxWait: 60_000 });
  await db.$executeRaw`VACUUM (ANALYZE)`;
}
