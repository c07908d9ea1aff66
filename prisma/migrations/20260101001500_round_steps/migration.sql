-- Up to which day reminders have been seen to, and what became of each round.
ALTER TABLE "ReportRound" ADD COLUMN "remindedOn" DATE;
CREATE TABLE "RoundStep" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "count" INTEGER,
    "day" DATE,
    CONSTRAINT "RoundStep_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RoundStep_roundId_at_idx" ON "RoundStep"("roundId", "at");
CREATE INDEX "RoundStep_actorId_idx" ON "RoundStep"("actorId");
ALTER TABLE "RoundStep" ADD CONSTRAINT "RoundStep_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RoundStep" ADD CONSTRAINT "RoundStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
