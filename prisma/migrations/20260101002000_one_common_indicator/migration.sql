-- A pilot takes up a common indicator once, whoever writes: the number of pilots behind a total is the number of its indicators.
CREATE UNIQUE INDEX "Indicator_common_key" ON "Indicator"("commonKey", "pilotId") WHERE "commonKey" IS NOT NULL;
DROP INDEX "Indicator_commonKey_pilotId_idx";
