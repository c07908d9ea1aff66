-- Documents beside pictures: what one is called, and one as a milestone's evidence.
ALTER TABLE "StoredFile" ADD COLUMN "name" TEXT;
ALTER TABLE "MilestoneRecord" ADD COLUMN "evidenceDocument" JSONB;
