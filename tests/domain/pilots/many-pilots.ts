import { db } from '#app/platform/db/db.server';

/**
 * Fills the database with n published pilots (and a tenth as many drafts) by SQL alone: themes, states, years, targets,
 * organisations and languages vary by their number, so that any filter can be recomputed. A third is written in each
 * language; every second one is also translated into English.
 */
export async function manyPilots(n: number): Promise<void> {
  await db.$executeRawUnsafe(`
    INSERT INTO "Entry" (id, kind, slug, state, "isPublic", "originalLang", "publishedAt")
    SELECT gen_random_uuid(), 'partners', 'organisation-' || i, 'published', true, 'fi', now() FROM generate_series(0, 49) i`);
  await db.$executeRawUnsafe(`INSERT INTO "Partner" (id, kind) SELECT id, 'city' FROM "Entry" WHERE slug LIKE 'organisation-%'`);
  await db.$executeRawUnsafe(`
    INSERT INTO "EntryText" ("entryId", lang, title, summary, state) SELECT id, 'fi', slug, '', 'original' FROM "Entry" WHERE slug LIKE 'organisation-%'`);
  await db.$executeRawUnsafe(`
    INSERT INTO "Entry" (id, kind, slug, state, "isPublic", "originalLang", "publishedAt", "leadId")
    SELECT gen_random_uuid(), 'pilots', 'many-' || i,
      CASE WHEN i >= ${n} THEN 'draft' ELSE (ARRAY['approved','running','completed','stopped'])[1 + i % 4] END,
      i < ${n}, (ARRAY['fi','sv','en'])[1 + i % 3],
      CASE WHEN i < ${n} THEN timestamptz '2024-01-01' + (i % 700) * interval '1 day' END, p.id
    FROM generate_series(0, ${Math.ceil(n * 1.1) - 1}) i JOIN "Entry" p ON p.slug = 'organisation-' || i % 50`);
  await db.$executeRawUnsafe(`
    INSERT INTO "Pilot" (id, state, "isPublic", "publishedAt", "startsOn", "endsOn", years, themes, "sdgTargets", "sdgGoals", "nuaParagraphs", "budgetTotal", "leadId",
      "impactLowCarbon", "impactSmart", "impactHealthy", "impactSociallySustainable")
    SELECT e.id, e.state, e."isPublic", e."publishedAt", make_date(2022 + i % 5, 1 + i % 12, 1), make_date(2023 + i % 5, 1 + i % 12, 1),
      ARRAY[2022 + i % 5, 2023 + i % 5],
      array_remove(ARRAY[CASE WHEN i % 2 = 0 THEN 'low-carbon' END, CASE WHEN i % 3 = 0 THEN 'smart' END, CASE WHEN i % 5 = 0 THEN 'healthy' END,
        CASE WHEN i % 7 = 0 OR i % 2 = 1 THEN 'socially-sustainable' END], NULL),
      ARRAY[CASE WHEN i % 2 = 0 THEN '11.' || 1 + i % 7 ELSE '3.9' END, (1 + i % 17) || '.1'], ARRAY(SELECT DISTINCT unnest(ARRAY[CASE WHEN i % 2 = 0 THEN 11 ELSE 3 END, 1 + i % 17])), '{}', 10000 * (i % 90), e."leadId",
      CASE WHEN i % 2 = 0 THEN 1 ELSE 0 END, CASE WHEN i % 3 = 0 THEN 1 ELSE -1 END, CASE WHEN i % 5 = 0 THEN 1 ELSE 0 END, CASE WHEN i % 7 = 0 OR i % 2 = 1 THEN 1 ELSE 0 END
    FROM (SELECT *, substring(slug FROM 6)::int AS i FROM "Entry" WHERE slug LIKE 'many-%') e`);
  await db.$executeRawUnsafe(`
    INSERT INTO "PilotPartner" ("pilotId", "partnerId", role) SELECT id, "leadId", 'lead' FROM "Entry" WHERE slug LIKE 'many-%' AND "isPublic"`);
  await db.$executeRawUnsafe(`
    INSERT INTO "PilotPartner" ("pilotId", "partnerId", role)
    SELECT e.id, p.id, 'funding' FROM "Entry" e JOIN "Entry" p ON p.slug = 'organisation-' || (substring(e.slug FROM 6)::int * 3 + 1) % 50
    WHERE e.slug LIKE 'many-%' AND e."isPublic"`);
  await db.$executeRawUnsafe(`
    INSERT INTO "EntryText" ("entryId", lang, title, summary, plain, state)
    SELECT e.id, t.lang, t.title || ' ' || e.slug, t.summary, repeat(t.summary || ' ', 20) || w.word, CASE WHEN t.lang = e."originalLang" THEN 'original' ELSE 'translated' END
    FROM (SELECT *, substring(slug FROM 6)::int AS i FROM "Entry" WHERE slug LIKE 'many-%' AND "isPublic") e
    JOIN (VALUES ('fi', 'Puisto', 'Puistojen hulevedet viivytetään'),
                 ('sv', 'Parken', 'Dagvattnet fördröjs i parkerna'),
                 ('en', 'The park', 'Parks delay stormwater')) AS t(lang, title, summary)
      ON t.lang = e."originalLang" OR (t.lang = 'en' AND e.i % 2 = 0)
    CROSS JOIN LATERAL (SELECT CASE WHEN e.i % 40 = 0 THEN (CASE t.lang WHEN 'fi' THEN 'lämpöpumput' WHEN 'sv' THEN 'värmepumparna' ELSE 'heat pumps' END) ELSE 'word' || e.i % 97 END AS word) w`);
  await db.$executeRawUnsafe(`
    INSERT INTO "Revision" (id, "entryId", number, state, content)
    SELECT gen_random_uuid(), id, 1, CASE WHEN "isPublic" THEN 'published' ELSE 'draft' END,
      jsonb_build_object('originalLang', "originalLang", 'pictures', '[]'::jsonb, 'filler', repeat(md5(slug), 60)) FROM "Entry" WHERE slug LIKE 'many-%'`);
  for (const table of ['Entry', 'EntryText', 'SearchDocument', 'Pilot', 'PilotPartner', 'Revision', 'Partner']) await vacuum(table);
}

/**
 * Tests commit without waiting for the disk, and VACUUM marks pages as seen by all only once their commits have reached it.
 * Where earlier rows were deleted, it must clean indexes too: it leaves that out when it does not seem worth it.
 */
async function vacuum(table: string): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt++) {
    await db.$queryRawUnsafe(`SELECT pg_logical_emit_message(false, 'tests', 'to the disk', true)::text`);
    await db.$executeRawUnsafe(`VACUUM (ANALYZE, INDEX_CLEANUP ON) "${table}"`);
    const [pages] = await db.$queryRawUnsafe<{ marked: boolean }[]>(
      `SELECT relallvisible >= relpages AS marked FROM pg_class WHERE oid = '"${table}"'::regclass`,
    );
    if (pages?.marked) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
  throw new Error(`VACUUM could not mark ${table}`);
}
