-- The next migration lets a pilot take up a common indicator once. Where one had done so twice, the first stays common; the others
-- become the pilot's own under the same name, with all their values. This one came later than the next, and may be applied after it.
UPDATE "Indicator" i SET "commonKey" = NULL, names = c.names
FROM "CommonIndicator" c, (
  SELECT id, row_number() OVER (PARTITION BY "commonKey", "pilotId" ORDER BY "createdAt", id) AS place FROM "Indicator" WHERE "commonKey" IS NOT NULL
) ranked
WHERE ranked.id = i.id AND ranked.place > 1 AND c.key = i."commonKey";
-- Until the next one holds it.
CREATE UNIQUE INDEX "Indicator_common_until_then" ON "Indicator"("commonKey", "pilotId") WHERE "commonKey" IS NOT NULL;
