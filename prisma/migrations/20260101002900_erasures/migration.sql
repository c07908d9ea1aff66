-- Who was erased, by ids alone, so that a restored backup can be made to forget them again.
CREATE TABLE "Erasure" (
  "subjectId" UUID NOT NULL,
  "subject" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Erasure_pkey" PRIMARY KEY ("subjectId")
);
