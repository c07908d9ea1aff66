-- AlterTable
ALTER TABLE "TimelineStep" ADD COLUMN     "reportId" UUID,
ADD COLUMN     "valueId" UUID;

-- CreateTable
CREATE TABLE "CommonIndicator" (
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "explanations" JSONB NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "cumulative" BOOLEAN NOT NULL,
    "sdgIndicator" TEXT,
    "target" DECIMAL(15,3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommonIndicator_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "commonKey" TEXT,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "originalLang" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "cumulative" BOOLEAN NOT NULL,
    "dimension" TEXT,
    "sdgIndicator" TEXT,
    "baselineYear" INTEGER,
    "baselineValue" DECIMAL(15,3),
    "baselineComment" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorTarget" (
    "indicatorId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "value" DECIMAL(15,3) NOT NULL,

    CONSTRAINT "IndicatorTarget_pkey" PRIMARY KEY ("indicatorId","period")
);

-- CreateTable
CREATE TABLE "IndicatorValue" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "periodEndsOn" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "value" DECIMAL(15,3),
    "text" TEXT NOT NULL DEFAULT '',
    "breakdown" JSONB,
    "source" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "reportId" UUID,
    "enteredById" UUID,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "IndicatorValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MilestoneRecord" (
    "id" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reachedOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "lang" TEXT NOT NULL,
    "evidenceUrl" TEXT NOT NULL DEFAULT '',
    "evidenceFileId" UUID,
    "recordedById" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MilestoneRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "pilotId" UUID NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "titles" JSONB NOT NULL,
    "lang" TEXT NOT NULL,
    "dueOn" DATE,
    "state" TEXT NOT NULL,
    "reachedOn" DATE,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("pilotId","milestoneId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "bytes" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SheetImport" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "reading" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'read',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SheetImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRound" (
    "id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "questions" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "repeats" BOOLEAN NOT NULL DEFAULT false,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReportRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "pilotId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "content" JSONB NOT NULL,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "dueOn" DATE,
    "savedById" UUID,
    "savedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "readById" UUID,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "reportId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "ReportVersion_pkey" PRIMARY KEY ("reportId","number")
);

-- CreateTable
CREATE TABLE "InternalRemark" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "authorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "text" TEXT NOT NULL,

    CONSTRAINT "InternalRemark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "roundId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("roundId","personId","occasion")
);

-- CreateIndex
CREATE INDEX "CommonIndicator_position_idx" ON "CommonIndicator"("position");

-- CreateIndex
CREATE INDEX "Indicator_pilotId_position_idx" ON "Indicator"("pilotId", "position");

-- CreateIndex
CREATE INDEX "Indicator_commonKey_pilotId_idx" ON "Indicator"("commonKey", "pilotId");

-- CreateIndex
CREATE INDEX "IndicatorValue_indicatorId_state_periodEndsOn_idx" ON "IndicatorValue"("indicatorId", "state", "periodEndsOn");

-- CreateIndex
CREATE INDEX "IndicatorValue_state_submittedAt_idx" ON "IndicatorValue"("state", "submittedAt");

-- CreateIndex
CREATE INDEX "IndicatorValue_reportId_idx" ON "IndicatorValue"("reportId");

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorValue_indicatorId_period_version_key" ON "IndicatorValue"("indicatorId", "period", "version");

-- CreateIndex
CREATE INDEX "MilestoneRecord_pilotId_milestoneId_recordedAt_idx" ON "MilestoneRecord"("pilotId", "milestoneId", "recordedAt" DESC);

-- CreateIndex
CREATE INDEX "Milestone_state_dueOn_idx" ON "Milestone"("state", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_personId_name_key" ON "SavedView"("personId", "name");

-- CreateIndex
CREATE INDEX "Export_personId_createdAt_idx" ON "Export"("personId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Export_expiresAt_idx" ON "Export"("expiresAt");

-- CreateIndex
CREATE INDEX "SheetImport_personId_createdAt_idx" ON "SheetImport"("personId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SheetImport_expiresAt_idx" ON "SheetImport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReportRound_period_key" ON "ReportRound"("period");

-- CreateIndex
CREATE INDEX "ReportRound_state_dueOn_idx" ON "ReportRound"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Report_state_submittedAt_idx" ON "Report"("state", "submittedAt");

-- CreateIndex
CREATE INDEX "Report_pilotId_roundId_idx" ON "Report"("pilotId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_roundId_pilotId_key" ON "Report"("roundId", "pilotId");

-- CreateIndex
CREATE INDEX "InternalRemark_reportId_at_idx" ON "InternalRemark"("reportId", "at");

-- CreateIndex
CREATE INDEX "Reminder_personId_idx" ON "Reminder"("personId");

-- CreateIndex
CREATE INDEX "TimelineStep_reportId_at_idx" ON "TimelineStep"("reportId", "at");

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_commonKey_fkey" FOREIGN KEY ("commonKey") REFERENCES "CommonIndicator"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MilestoneRecord" ADD CONSTRAINT "MilestoneRecord_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SheetImport" ADD CONSTRAINT "SheetImport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InternalRemark" ADD CONSTRAINT "InternalRemark_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReportRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineStep" ADD CONSTRAINT "TimelineStep_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- One accepted value for a period, and one that is being worked on.
CREATE UNIQUE INDEX "IndicatorValue_accepted_key" ON "IndicatorValue"("indicatorId", "period") WHERE state = 'accepted';
CREATE UNIQUE INDEX "IndicatorValue_open_key" ON "IndicatorValue"("indicatorId", "period") WHERE state IN ('draft', 'submitted', 'returned');

-- When pilots began and ended, which says what reports they owe.
CREATE INDEX "TimelineStep_run_idx" ON "TimelineStep"("entryId", step, at) WHERE step IN ('running', 'completed', 'stopped');

-- What plans so far said of their milestones: the tick of the published plan becomes a record without a day.
INSERT INTO "Milestone" ("pilotId", "milestoneId", "position", "titles", "lang", "dueOn", "state")
  SELECT e.id, m.one ->> 'id', m.n - 1, m.one -> 'titles', r.content ->> 'originalLang', (m.one ->> 'dueOn')::date,
    CASE WHEN (m.one ->> 'done')::boolean THEN 'reached' ELSE 'ahead' END
  FROM "Entry" e JOIN "Revision" r ON r."entryId" = e.id AND r.state = 'published'
    CROSS JOIN LATERAL jsonb_array_elements(r.content -> 'milestones') WITH ORDINALITY AS m(one, n)
  WHERE e.kind = 'pilots' AND e."isPublic"
  ON CONFLICT DO NOTHING;
INSERT INTO "MilestoneRecord" ("id", "pilotId", "milestoneId", "state", "lang", "recordedAt")
  SELECT gen_random_uuid(), m."pilotId", m."milestoneId", 'reached', m.lang, coalesce(e."publishedAt", now())
  FROM "Milestone" m JOIN "Entry" e ON e.id = m."pilotId" WHERE m.state = 'reached';
