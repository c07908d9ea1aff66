-- Lists by title walk along the titles as the reader sees them, the fallback to the original resolved; looking for originals
-- that stand in for a missing translation read all of them where there are none.
ALTER TABLE "SearchDocument" ADD COLUMN "title" TEXT NOT NULL DEFAULT '';
UPDATE "SearchDocument" d SET title = t.title FROM "EntryText" t WHERE t."entryId" = d."entryId" AND t.lang = d."textLang";
ALTER TABLE "SearchDocument" ALTER COLUMN "title" DROP DEFAULT;
-- The Finnish and Swedish alphabet; Prisma's schema cannot say this.
CREATE INDEX "SearchDocument_lang_kind_title_idx" ON "SearchDocument"("lang", "kind", "title" COLLATE "fi-x-icu", "entryId");

CREATE OR REPLACE FUNCTION write_search(ids UUID[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchDocument" WHERE "entryId" = ANY(ids);

  INSERT INTO "SearchDocument" ("entryId", "lang", "textLang", "kind", "publishedAt", "title", "search")
  WITH texts AS MATERIALIZED (
    SELECT t."entryId", t.lang, t.state, t.title, e.kind, coalesce(e."publishedAt", e."createdAt") AS "publishedAt",
      setweight(to_tsvector(search_config(t.lang), translate(t.title, '/_', '  ')), 'A')
      || setweight(to_tsvector(search_config(t.lang), translate(t.summary, '/_', '  ')), 'B')
      || setweight(to_tsvector(search_config(t.lang), translate(t.plain, '/_', '  ')), 'C')
      || search_marks(t."entryId") AS search
    FROM "EntryText" t JOIN "Entry" e ON e.id = t."entryId"
    WHERE t."entryId" = ANY(ids) AND e."isPublic"
  )
  SELECT DISTINCT ON (t."entryId", reader.lang) t."entryId", reader.lang, t.lang, t.kind, t."publishedAt", t.title, t.search
  FROM (VALUES ('fi'), ('sv'), ('en')) AS reader(lang) JOIN texts t ON t.lang = reader.lang OR t.state = 'original'
  ORDER BY t."entryId", reader.lang, t.lang = reader.lang DESC;

  -- In one order, so that two publications at a time wait for each other instead of locking each other out.
  INSERT INTO "SearchWord" ("lang", "word", "plain", "stem", "key")
  SELECT lang, word, unaccent(word), stem, search_key(lang, stem)
  FROM (
    SELECT DISTINCT t.lang, w.word
    FROM "EntryText" t JOIN "Entry" e ON e.id = t."entryId"
      CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('simple', translate(concat_ws(' ', t.title, t.summary, t.plain), '/_', '  ')))) AS w(word)
    WHERE t."entryId" = ANY(ids) AND e."isPublic" AND w.word ~ '^[[:alpha:]][[:alpha:]]{1,39}$'
      AND NOT EXISTS (SELECT 1 FROM "SearchWord" known WHERE known.lang = t.lang AND known.word = w.word)
  ) AS unknown CROSS JOIN LATERAL search_stem(lang, word) AS stem
  WHERE stem IS NOT NULL
  ORDER BY lang, word
  ON CONFLICT DO NOTHING;
END $$;

-- The newest pilots are walked along until a page is full: with what filters ask for in the index, none of those passed by is read.
DROP INDEX "Pilot_isPublic_publishedAt_id_idx";
CREATE INDEX "Pilot_isPublic_publishedAt_id_idx" ON "Pilot"("isPublic", "publishedAt" DESC, "id")
  INCLUDE ("state", "years", "themes", "sdgGoals", "sdgTargets", "impactLowCarbon", "impactSmart", "impactHealthy", "impactSociallySustainable");
