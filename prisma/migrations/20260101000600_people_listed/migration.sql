-- Who may find a person: nobody, members, everyone. Whoever agreed to be found by members stays with just that;
-- being found by everyone and being written to are new questions, and nobody has said yes to them yet.
DROP INDEX "Person_isListed_name_idx";
ALTER TABLE "Person"
  ADD COLUMN "listing" TEXT NOT NULL DEFAULT 'nobody',
  ADD COLUMN "listingText" TEXT,
  ADD COLUMN "listedAt" TIMESTAMPTZ(3),
  ADD COLUMN "takesMessages" BOOLEAN NOT NULL DEFAULT false;
UPDATE "Person" SET "listing" = 'members' WHERE "isListed";
ALTER TABLE "Person" DROP COLUMN "isListed";
CREATE INDEX "Person_listing_createdAt_idx" ON "Person"("listing", "createdAt" DESC);

-- The list of people holds those who chose to be listed and nobody else, so that no mistake in a query can show another.
-- Triggers keep it: leaving an organisation, a closed account, a changed mind and an erasure count at once.
CREATE TABLE "ListedPerson" (
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "keys" TEXT[],

    CONSTRAINT "ListedPerson_pkey" PRIMARY KEY ("personId"),
    CONSTRAINT "ListedPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ListedPerson_keys_idx" ON "ListedPerson" USING GIN ("keys") WITH (fastupdate = off);
CREATE INDEX "ListedPerson_words_idx" ON "ListedPerson" USING GIN ("words" gin_trgm_ops) WITH (fastupdate = off);
-- Names in each language's alphabet. The schema of Prisma cannot say the collation; the indexes keep their names there.
CREATE INDEX "ListedPerson_fi_idx" ON "ListedPerson"("name" COLLATE "fi-x-icu", "personId");
CREATE INDEX "ListedPerson_sv_idx" ON "ListedPerson"("name" COLLATE "sv-x-icu", "personId");
CREATE INDEX "ListedPerson_en_idx" ON "ListedPerson"("name" COLLATE "en-x-icu", "personId");

-- A listed person's keys: who may see them, their themes, and each place as organisation:role:side. A star stands for
-- any, so that "a representative of Tampere" is one key and never a representative of one place who is also in Tampere.
CREATE FUNCTION list_person(id UUID) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- One change of a person at a time: a membership that is written meanwhile must not bring back who has just left the list.
  PERFORM 1 FROM "Person" p WHERE p.id = $1 FOR NO KEY UPDATE;
  WITH listed AS (
    SELECT p.id, p.name, lower(unaccent(p.name || ' ' || p.headline)) AS words,
      array_remove(ARRAY['members', CASE WHEN p.listing = 'everyone' THEN 'everyone' END], NULL)
      || ARRAY(SELECT 'theme:' || theme FROM unnest(p.themes) AS theme)
      || CASE WHEN 'coordinator' = ANY(p.roles) THEN ARRAY['*:coordinator:*'] ELSE '{}' END
      || ARRAY(
        SELECT DISTINCT concat_ws(':', one_place, one_role, one_side) FROM "Membership" m
          CROSS JOIN LATERAL unnest(ARRAY[m."partnerId"::text, '*']) AS one_place
          CROSS JOIN LATERAL unnest(m.roles || '*'::text) AS one_role
          CROSS JOIN LATERAL unnest(ARRAY[m.side, '*']) AS one_side
        WHERE m."personId" = p.id) AS keys
    FROM "Person" p
    WHERE p.id = $1 AND p.listing <> 'nobody' AND p."deactivatedAt" IS NULL
      AND ('coordinator' = ANY(p.roles) OR EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = p.id))
  ), gone AS (
    DELETE FROM "ListedPerson" l WHERE l."personId" = $1 AND NOT EXISTS (SELECT 1 FROM listed)
  )
  INSERT INTO "ListedPerson" ("personId", name, words, keys) SELECT listed.id, listed.name, listed.words, listed.keys FROM listed
  ON CONFLICT ("personId") DO UPDATE SET name = excluded.name, words = excluded.words, keys = excluded.keys;
END $$;

CREATE FUNCTION keep_listed_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM list_person(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION keep_listed_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM list_person(OLD."personId"); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM list_person(NEW."personId"); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER person_listed AFTER INSERT ON "Person" FOR EACH ROW WHEN (NEW.listing <> 'nobody') EXECUTE FUNCTION keep_listed_person();
CREATE TRIGGER person_relisted AFTER UPDATE OF name, headline, themes, roles, listing, "deactivatedAt" ON "Person" FOR EACH ROW
  WHEN (NEW.listing <> 'nobody' OR OLD.listing <> 'nobody') EXECUTE FUNCTION keep_listed_person();
CREATE TRIGGER member_listed AFTER INSERT OR UPDATE OR DELETE ON "Membership" FOR EACH ROW EXECUTE FUNCTION keep_listed_member();

SELECT list_person(p.id) FROM "Person" p WHERE p.listing <> 'nobody';
