-- What the accessibility statement rests on, kept by the administrators of an installation.
CREATE TABLE "AccessibilityAssessment" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "assessedOn" DATE NOT NULL,
  "status" TEXT NOT NULL CHECK ("status" IN ('full', 'partial', 'none')),
  "basis" TEXT NOT NULL CHECK ("basis" IN ('own', 'outside')),
  "method" JSONB NOT NULL,
  "lacking" JSONB NOT NULL,
  "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
