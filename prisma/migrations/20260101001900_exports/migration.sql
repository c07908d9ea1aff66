-- Whoever makes a file says now and then that they still do, so that one whose maker died is made anew.
ALTER TABLE "Export" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "beatAt" TIMESTAMPTZ(3);
CREATE INDEX "Export_state_beatAt_idx" ON "Export" ("state", "beatAt");
