-- How practices travel: replications, assessments, questions, searches for partners, lists, follow-up.
-- AlterTable
ALTER TABLE "Practice" ADD COLUMN     "maturity" TEXT NOT NULL DEFAULT 'tried',
ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takenOver100000" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takenUnder10000" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takenUnder100000" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takenUnder20000" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Replication" (
    "id" UUID NOT NULL,
    "practiceId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "sourceId" UUID,
    "state" TEXT NOT NULL DEFAULT 'interested',
    "scaling" TEXT,
    "changes" TEXT NOT NULL DEFAULT '',
    "reasons" TEXT NOT NULL DEFAULT '',
    "lang" TEXT NOT NULL,
    "dropReason" TEXT,
    "pilotId" UUID,
    "revisionNumber" INTEGER NOT NULL,
    "givenAt" TIMESTAMPTZ(3),
    "takenAt" TIMESTAMPTZ(3),
    "adoptedOn" DATE,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Replication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReplicationStep" (
    "id" UUID NOT NULL,
    "replicationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "step" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "organisationId" UUID,
    "note" TEXT,

    CONSTRAINT "ReplicationStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "revisionNumber" INTEGER NOT NULL,
    "assessorId" UUID,
    "organisationId" UUID,
    "namedById" UUID,
    "namedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'named',
    "lang" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "askedById" UUID,
    "organisationId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "questionId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answeredById" UUID,
    "answererRole" TEXT NOT NULL,
    "organisationId" UUID,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "lock" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerSearch" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kinds" TEXT[],
    "until" DATE NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "openedById" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lock" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PartnerSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerOffer" (
    "id" UUID NOT NULL,
    "searchId" UUID NOT NULL,
    "personId" UUID,
    "organisationId" UUID,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reply" TEXT,
    "repliedById" UUID,
    "repliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PartnerOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeList" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "shareId" UUID,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PracticeList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeListItem" (
    "listId" UUID NOT NULL,
    "practiceId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PracticeListItem_pkey" PRIMARY KEY ("listId","practiceId")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "askOn" DATE NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "reminded" INTEGER NOT NULL DEFAULT 0,
    "remindedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "lang" TEXT,
    "answeredById" UUID,
    "answererRole" TEXT,
    "organisationId" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "lock" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Replication_partnerId_state_idx" ON "Replication"("partnerId", "state");

-- CreateIndex
CREATE INDEX "Replication_sourceId_idx" ON "Replication"("sourceId");

-- CreateIndex
CREATE INDEX "Replication_pilotId_idx" ON "Replication"("pilotId");

-- CreateIndex
CREATE INDEX "Replication_state_updatedAt_idx" ON "Replication"("state", "updatedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Replication_practiceId_partnerId_key" ON "Replication"("practiceId", "partnerId");

-- CreateIndex
CREATE INDEX "ReplicationStep_replicationId_at_idx" ON "ReplicationStep"("replicationId", "at");

-- CreateIndex
CREATE INDEX "ReplicationStep_actorId_idx" ON "ReplicationStep"("actorId");

-- CreateIndex
CREATE INDEX "Assessment_entryId_revisionNumber_idx" ON "Assessment"("entryId", "revisionNumber");

-- CreateIndex
CREATE INDEX "Assessment_assessorId_state_idx" ON "Assessment"("assessorId", "state");

-- CreateIndex
CREATE INDEX "Question_entryId_state_askedAt_idx" ON "Question"("entryId", "state", "askedAt");

-- CreateIndex
CREATE INDEX "Question_state_askedAt_idx" ON "Question"("state", "askedAt");

-- CreateIndex
CREATE INDEX "Question_askedById_idx" ON "Question"("askedById");

-- CreateIndex
CREATE INDEX "Answer_questionId_answeredAt_idx" ON "Answer"("questionId", "answeredAt");

-- CreateIndex
CREATE INDEX "Answer_answeredById_idx" ON "Answer"("answeredById");

-- CreateIndex
CREATE INDEX "PartnerSearch_entryId_closedAt_idx" ON "PartnerSearch"("entryId", "closedAt");

-- CreateIndex
CREATE INDEX "PartnerSearch_closedAt_until_idx" ON "PartnerSearch"("closedAt", "until");

-- CreateIndex
CREATE INDEX "PartnerOffer_personId_idx" ON "PartnerOffer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerOffer_searchId_personId_key" ON "PartnerOffer"("searchId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeList_shareId_key" ON "PracticeList"("shareId");

-- CreateIndex
CREATE INDEX "PracticeList_personId_updatedAt_idx" ON "PracticeList"("personId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "PracticeListItem_practiceId_idx" ON "PracticeListItem"("practiceId");

-- CreateIndex
CREATE INDEX "FollowUp_askOn_askedAt_idx" ON "FollowUp"("askOn", "askedAt");

-- CreateIndex
CREATE INDEX "FollowUp_outcome_months_idx" ON "FollowUp"("outcome", "months");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUp_pilotId_months_key" ON "FollowUp"("pilotId", "months");

-- CreateIndex
CREATE INDEX "Practice_isPublic_taken_publishedAt_idx" ON "Practice"("isPublic", "taken" DESC, "publishedAt" DESC);

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Replication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Replication" ADD CONSTRAINT "Replication_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplicationStep" ADD CONSTRAINT "ReplicationStep_replicationId_fkey" FOREIGN KEY ("replicationId") REFERENCES "Replication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReplicationStep" ADD CONSTRAINT "ReplicationStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerSearch" ADD CONSTRAINT "PartnerSearch_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerOffer" ADD CONSTRAINT "PartnerOffer_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "PartnerSearch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerOffer" ADD CONSTRAINT "PartnerOffer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeList" ADD CONSTRAINT "PracticeList_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeListItem" ADD CONSTRAINT "PracticeListItem_listId_fkey" FOREIGN KEY ("listId") REFERENCES "PracticeList"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeListItem" ADD CONSTRAINT "PracticeListItem_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;


