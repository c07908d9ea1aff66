-- The next migration allows one open revision an entry. Where two editors had got one each, the last stays open, as it is what the desk
-- showed; the others are kept as superseded. This one came later than the next, and may be applied after it.
UPDATE "Revision" r SET state = 'superseded'
FROM (
  SELECT id, row_number() OVER (PARTITION BY "entryId" ORDER BY number DESC) AS place FROM "Revision" WHERE state IN ('draft', 'submitted', 'returned')
) ranked
WHERE ranked.id = r.id AND ranked.place > 1;
-- Until the next one holds it.
CREATE UNIQUE INDEX "Revision_open_until_then" ON "Revision"("entryId") WHERE state IN ('draft', 'submitted', 'returned');
