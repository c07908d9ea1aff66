-- Review in two tiers: a representative releases what was submitted, then a named assessor judges it.
ALTER TABLE "Revision" ADD COLUMN "releasedAt" TIMESTAMPTZ(3);

ALTER TABLE "Assessment" ADD COLUMN "side" TEXT,
ADD COLUMN "remarks" JSONB NOT NULL DEFAULT '{}';
