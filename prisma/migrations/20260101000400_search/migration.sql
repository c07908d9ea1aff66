-- What readers search: one row per public entry and reader's language, the fallback to the original already resolved.
CREATE TABLE "SearchDocument" (
    "entryId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "textLang" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "search" tsvector NOT NULL,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("entryId", "lang"),
    CONSTRAINT "SearchDocument_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The distinct words of public texts: as many as the vocabulary has, however many texts there are.
CREATE TABLE "SearchWord" (
    "lang" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "docs" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("lang", "word")
);

CREATE INDEX "SearchDocument_lang_kind_publishedAt_entryId_idx" ON "SearchDocument"("lang", "kind", "publishedAt" DESC, "entryId");
CREATE INDEX "SearchWord_lang_key_idx" ON "SearchWord"("lang", "key");
CREATE INDEX "SearchWord_lang_stem_idx" ON "SearchWord"("lang", "stem");
CREATE INDEX "SearchWord_lang_plain_idx" ON "SearchWord"("lang", "plain");
CREATE INDEX "SearchWord_plain_idx" ON "SearchWord" USING GIN ("plain" gin_trgm_ops) WITH (fastupdate = off);

-- One index of words per reader's language, of all words and of those in titles. Prisma's schema cannot say this.
CREATE INDEX "SearchDocument_fi_idx" ON "SearchDocument" USING GIN ("search") WITH (fastupdate = off) WHERE "lang" = 'fi';
CREATE INDEX "SearchDocument_sv_idx" ON "SearchDocument" USING GIN ("search") WITH (fastupdate = off) WHERE "lang" = 'sv';
CREATE INDEX "SearchDocument_en_idx" ON "SearchDocument" USING GIN ("search") WITH (fastupdate = off) WHERE "lang" = 'en';
CREATE INDEX "SearchDocument_fi_title_idx" ON "SearchDocument" USING GIN (ts_filter("search", '{a}')) WITH (fastupdate = off) WHERE "lang" = 'fi';
CREATE INDEX "SearchDocument_sv_title_idx" ON "SearchDocument" USING GIN (ts_filter("search", '{a}')) WITH (fastupdate = off) WHERE "lang" = 'sv';
CREATE INDEX "SearchDocument_en_title_idx" ON "SearchDocument" USING GIN (ts_filter("search", '{a}')) WITH (fastupdate = off) WHERE "lang" = 'en';

CREATE FUNCTION search_config(lang TEXT) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE lang WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig ELSE 'pg_catalog.english'::regconfig END
$$;

-- The stem under which a word is indexed; null for words that mean nothing by themselves, such as "and".
CREATE FUNCTION search_stem(lang TEXT, word TEXT) RETURNS TEXT LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN word ~ '[0-9]' THEN lower(word) ELSE (ts_lexize(
    CASE lang WHEN 'fi' THEN 'pg_catalog.finnish_stem'::regdictionary WHEN 'sv' THEN 'pg_catalog.swedish_stem'::regdictionary ELSE 'pg_catalog.english_stem'::regdictionary END,
    lower(word)))[1] END
$$;

-- What a word's forms have in common beyond their stem. Finnish: the consonants before the last vowel in their strong
-- grade (kaupungin and kaupunki, kadun and katu, luvan and lupa). Swedish: without umlaut and doubled consonants (städer and stad, böcker and bok).
CREATE FUNCTION search_key(lang TEXT, stem TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  key TEXT := unaccent(CASE WHEN lang = 'sv' THEN replace(stem, 'å', 'aa') ELSE stem END);
  grade TEXT[];
BEGIN
  IF lang = 'fi' THEN
    FOREACH grade SLICE 1 IN ARRAY ARRAY[['ng', 'nk'], ['nn', 'nt'], ['mm', 'mp'], ['ll', 'lt'], ['rr', 'rt'], ['kk', 'k'], ['pp', 'p'], ['tt', 't'], ['d', 't'], ['v', 'p']] LOOP
      key := regexp_replace(key, '(?<=.)' || grade[1] || '([aeiouy]*)$', grade[2] || '\1');
    END LOOP;
  ELSIF lang = 'sv' THEN
    key := regexp_replace(replace(key, 'ck', 'k'), '([bdfgklmnprst])\1', '\1', 'g');
  END IF;
  RETURN key;
END $$;

-- What is known of entries apart from their words: who leads, who takes part, which themes. Names are looked up when
-- someone searches, so that a new name needs no text to be written again.
CREATE FUNCTION search_marks(id UUID) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT '@' || mark)), '') FROM (
    SELECT e."leadId"::text AS mark FROM "Entry" e WHERE e.id = search_marks.id AND e.kind <> 'partners'
    UNION ALL SELECT w."partnerId"::text FROM "PilotPartner" w WHERE w."pilotId" = search_marks.id
    UNION ALL SELECT unnest(p.themes) FROM "Pilot" p WHERE p.id = search_marks.id
    UNION ALL SELECT unnest(p.themes) FROM "Practice" p WHERE p.id = search_marks.id
  ) AS marks WHERE mark IS NOT NULL
$$;

-- Writes what is searched of entries anew, and the words not met before.
CREATE FUNCTION write_search(ids UUID[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchDocument" WHERE "entryId" = ANY(ids);

  INSERT INTO "SearchDocument" ("entryId", "lang", "textLang", "kind", "publishedAt", "search")
  WITH texts AS MATERIALIZED (
    SELECT t."entryId", t.lang, t.state, e.kind, coalesce(e."publishedAt", e."createdAt") AS "publishedAt",
      setweight(to_tsvector(search_config(t.lang), translate(t.title, '/_', '  ')), 'A')
      || setweight(to_tsvector(search_config(t.lang), translate(t.summary, '/_', '  ')), 'B')
      || setweight(to_tsvector(search_config(t.lang), translate(t.plain, '/_', '  ')), 'C')
      || search_marks(t."entryId") AS search
    FROM "EntryText" t JOIN "Entry" e ON e.id = t."entryId"
    WHERE t."entryId" = ANY(ids) AND e."isPublic"
  )
  SELECT DISTINCT ON (t."entryId", reader.lang) t."entryId", reader.lang, t.lang, t.kind, t."publishedAt", t.search
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

-- The marks of entries anew; their words stay.
CREATE FUNCTION mark_search(ids UUID[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "SearchDocument" d SET search = marked.search
  FROM unnest(ids) AS marking(id) CROSS JOIN LATERAL search_marks(marking.id) AS marks
    JOIN "SearchDocument" was ON was."entryId" = marking.id
    CROSS JOIN LATERAL (SELECT ts_delete(was.search, ARRAY(SELECT l FROM unnest(tsvector_to_array(was.search)) AS l WHERE l LIKE '@%')) || marks AS search) AS marked
  WHERE d."entryId" = was."entryId" AND d.lang = was.lang AND d.search IS DISTINCT FROM marked.search
$$;

-- Whatever is written anywhere to a text, the entry, its themes or its partners reaches the search in the same transaction.
CREATE FUNCTION keep_search() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids UUID[];
BEGIN
  EXECUTE CASE TG_OP
    WHEN 'INSERT' THEN format('SELECT array_agg(DISTINCT %I) FROM now_is', TG_ARGV[1])
    WHEN 'DELETE' THEN format('SELECT array_agg(DISTINCT %I) FROM was', TG_ARGV[1])
    ELSE format('SELECT array_agg(id) FROM (SELECT %1$I AS id FROM was UNION SELECT %1$I FROM now_is) AS both_of', TG_ARGV[1])
  END INTO ids;
  IF ids IS NULL THEN RETURN NULL; END IF;
  IF TG_ARGV[0] = 'texts' THEN PERFORM write_search(ids); ELSE PERFORM mark_search(ids); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_search_of_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids UUID[];
BEGIN
  SELECT array_agg(now_is.id) INTO ids FROM now_is JOIN was ON was.id = now_is.id
  WHERE (now_is."isPublic", now_is."publishedAt") IS DISTINCT FROM (was."isPublic", was."publishedAt");
  IF ids IS NOT NULL THEN PERFORM write_search(ids); END IF;
  SELECT array_agg(now_is.id) INTO ids FROM now_is JOIN was ON was.id = now_is.id WHERE now_is."leadId" IS DISTINCT FROM was."leadId";
  IF ids IS NOT NULL THEN PERFORM mark_search(ids); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER search_text_inserted AFTER INSERT ON "EntryText" REFERENCING NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('texts', 'entryId');
CREATE TRIGGER search_text_updated AFTER UPDATE ON "EntryText" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('texts', 'entryId');
CREATE TRIGGER search_text_deleted AFTER DELETE ON "EntryText" REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_search('texts', 'entryId');
CREATE TRIGGER search_entry_updated AFTER UPDATE ON "Entry" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search_of_entries();
CREATE TRIGGER search_partner_inserted AFTER INSERT ON "PilotPartner" REFERENCING NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'pilotId');
CREATE TRIGGER search_partner_updated AFTER UPDATE ON "PilotPartner" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'pilotId');
CREATE TRIGGER search_partner_deleted AFTER DELETE ON "PilotPartner" REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'pilotId');
CREATE TRIGGER search_pilot_inserted AFTER INSERT ON "Pilot" REFERENCING NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'id');
CREATE TRIGGER search_pilot_updated AFTER UPDATE ON "Pilot" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'id');
CREATE TRIGGER search_practice_inserted AFTER INSERT ON "Practice" REFERENCING NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'id');
CREATE TRIGGER search_practice_updated AFTER UPDATE ON "Practice" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_search('marks', 'id');

-- The words of texts alone, which this replaces.
ALTER TABLE "EntryText" DROP COLUMN "search";

SELECT write_search(array_agg(id)) FROM "Entry" WHERE "isPublic" HAVING count(*) > 0;
