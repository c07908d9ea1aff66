-- A pilot stands where its lead is, so that a merger or a correction moves it at once.
ALTER TABLE "Pilot" ADD COLUMN "leadId" UUID;
UPDATE "Pilot" p SET "leadId" = e."leadId" FROM "Entry" e WHERE e.id = p.id;
ALTER TABLE "Pilot" DROP COLUMN "latitude", DROP COLUMN "longitude";
CREATE INDEX "Pilot_leadId_idx" ON "Pilot"("leadId");

-- Counts of published pilots by everything that readers filter by. Without them each list, map and matrix would read
-- all pilots; with them it reads a number of rows that does not grow with the pilots.
CREATE TABLE "PilotTally" (
    "state" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "goal" INTEGER NOT NULL,
    "lowCarbon" SMALLINT NOT NULL,
    "smart" SMALLINT NOT NULL,
    "healthy" SMALLINT NOT NULL,
    "sociallySustainable" SMALLINT NOT NULL,
    "pilots" INTEGER NOT NULL,
    "budget" BIGINT NOT NULL,

    CONSTRAINT "PilotTally_pkey" PRIMARY KEY ("state", "year", "goal", "lowCarbon", "smart", "healthy", "sociallySustainable")
);

CREATE TABLE "PlaceTally" (
    "leadId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "lowCarbon" BOOLEAN NOT NULL,
    "smart" BOOLEAN NOT NULL,
    "healthy" BOOLEAN NOT NULL,
    "sociallySustainable" BOOLEAN NOT NULL,
    "pilots" INTEGER NOT NULL,

    CONSTRAINT "PlaceTally_pkey" PRIMARY KEY ("state", "year", "leadId", "lowCarbon", "smart", "healthy", "sociallySustainable")
);

-- Adds pilots to the tallies, or takes them off when sign is -1. Rows are written in one order, so that two
-- publications at a time wait for each other instead of locking each other out.
CREATE FUNCTION count_pilots(rows "Pilot"[], sign INTEGER) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "PilotTally" AS tally
  SELECT as_state, year, goal, coalesce(p."impactLowCarbon", 0), coalesce(p."impactSmart", 0), coalesce(p."impactHealthy", 0),
    coalesce(p."impactSociallySustainable", 0), sign * count(*), sign * sum(p."budgetTotal")
  FROM unnest(rows) AS p
    CROSS JOIN LATERAL unnest(ARRAY[p.state, '']) AS counted(as_state)
    CROSS JOIN LATERAL (SELECT 0 AS year UNION SELECT unnest(p.years)) AS years
    CROSS JOIN LATERAL (SELECT 0 AS goal UNION SELECT unnest(p."sdgGoals")) AS goals
  WHERE p."isPublic"
  GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
  ON CONFLICT ("state", "year", "goal", "lowCarbon", "smart", "healthy", "sociallySustainable")
    DO UPDATE SET pilots = tally.pilots + excluded.pilots, budget = tally.budget + excluded.budget;

  INSERT INTO "PlaceTally" AS tally
  SELECT p."leadId", as_state, year, 'low-carbon' = ANY(p.themes), 'smart' = ANY(p.themes), 'healthy' = ANY(p.themes),
    'socially-sustainable' = ANY(p.themes), sign * count(*)
  FROM unnest(rows) AS p
    CROSS JOIN LATERAL unnest(ARRAY[p.state, '']) AS counted(as_state)
    CROSS JOIN LATERAL (SELECT 0 AS year UNION SELECT unnest(p.years)) AS years
  WHERE p."isPublic" AND p."leadId" IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 2, 3, 1, 4, 5, 6, 7
  ON CONFLICT ("state", "year", "leadId", "lowCarbon", "smart", "healthy", "sociallySustainable") DO UPDATE SET pilots = tally.pilots + excluded.pilots;
END $$;

CREATE FUNCTION keep_pilot_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    PERFORM count_pilots((SELECT array_agg(was::"Pilot") FROM was), -1);
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    PERFORM count_pilots((SELECT array_agg(now_is::"Pilot") FROM now_is), 1);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER pilot_inserted AFTER INSERT ON "Pilot" REFERENCING NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_pilot_tallies();
CREATE TRIGGER pilot_updated AFTER UPDATE ON "Pilot" REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION keep_pilot_tallies();
CREATE TRIGGER pilot_deleted AFTER DELETE ON "Pilot" REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION keep_pilot_tallies();

SELECT count_pilots((SELECT array_agg(p) FROM "Pilot" p), 1);
