CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'unverified',
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "partnerId" UUID,
    "newOrganisationName" TEXT,
    "newOrganisationKind" TEXT,
    "workTitle" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "themes" TEXT[],
    "why" TEXT NOT NULL,
    "consentText" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verifiedAt" TIMESTAMPTZ(3),
    "representativeAnswer" TEXT,
    "representativeId" UUID,
    "representativeAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "declineReason" TEXT,
    "grantedRoles" TEXT[],

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "municipalityCode" TEXT,
    "country" TEXT NOT NULL DEFAULT 'FI',
    "population" INTEGER,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "website" TEXT,
    "mergedIntoId" UUID,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "lang" TEXT NOT NULL,
    "roles" TEXT[],
    "headline" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "themes" TEXT[],
    "isListed" BOOLEAN NOT NULL DEFAULT false,
    "deactivatedAt" TIMESTAMPTZ(3),
    "deskSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "consentText" TEXT,
    "consentedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "browser" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeToken" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "personId" UUID,
    "subjectId" UUID,
    "address" CITEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "roles" TEXT[],
    "side" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "roles" TEXT[],
    "side" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "invitedBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pilot" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" TIMESTAMPTZ(3),
    "startsOn" DATE,
    "endsOn" DATE,
    "years" INTEGER[],
    "themes" TEXT[],
    "impactLowCarbon" SMALLINT,
    "impactSmart" SMALLINT,
    "impactHealthy" SMALLINT,
    "impactSociallySustainable" SMALLINT,
    "sdgTargets" TEXT[],
    "sdgGoals" INTEGER[],
    "nuaParagraphs" INTEGER[],
    "budgetTotal" INTEGER NOT NULL DEFAULT 0,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "Pilot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PilotPartner" (
    "pilotId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "PilotPartner_pkey" PRIMARY KEY ("pilotId","partnerId","role")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "to" CITEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Practice" (
    "id" UUID NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL,
    "themes" TEXT[],
    "sdgTargets" TEXT[],
    "leastStaff" INTEGER,
    "costClass" TEXT,
    "populationClass" TEXT,

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticePilot" (
    "practiceId" UUID NOT NULL,
    "pilotId" UUID NOT NULL,

    CONSTRAINT "PracticePilot_pkey" PRIMARY KEY ("practiceId","pilotId")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeText" (
    "lang" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "coordinator" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "intro" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    CONSTRAINT "ProgrammeText_pkey" PRIMARY KEY ("lang")
);

-- CreateTable
CREATE TABLE "ThemeText" (
    "theme" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "ThemeText_pkey" PRIMARY KEY ("theme","lang")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "originalLang" TEXT NOT NULL,
    "leadId" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryText" (
    "entryId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "plain" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "search" tsvector,

    CONSTRAINT "EntryText_pkey" PRIMARY KEY ("entryId","lang")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "lock" INTEGER NOT NULL DEFAULT 0,
    "savedById" UUID,
    "submittedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineStep" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "step" TEXT NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "organisationId" UUID,
    "revisionNumber" INTEGER,
    "note" TEXT,
    "reasons" JSONB,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TimelineStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormerSlug" (
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "entryId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerSlug_pkey" PRIMARY KEY ("kind","slug")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "entryId" UUID,
    "mime" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" INTEGER NOT NULL,
    "uploadedBy" UUID,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Application_state_verifiedAt_idx" ON "Application"("state", "verifiedAt");

-- CreateIndex
CREATE INDEX "Application_email_idx" ON "Application"("email");

-- CreateIndex
CREATE INDEX "Application_partnerId_state_idx" ON "Application"("partnerId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_municipalityCode_key" ON "Partner"("municipalityCode");

-- CreateIndex
CREATE INDEX "Partner_kind_idx" ON "Partner"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_isListed_name_idx" ON "Person"("isListed", "name");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "OneTimeToken_personId_purpose_idx" ON "OneTimeToken"("personId", "purpose");

-- CreateIndex
CREATE INDEX "OneTimeToken_subjectId_idx" ON "OneTimeToken"("subjectId");

-- CreateIndex
CREATE INDEX "OneTimeToken_expiresAt_idx" ON "OneTimeToken"("expiresAt");

-- CreateIndex
CREATE INDEX "Membership_partnerId_idx" ON "Membership"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_personId_partnerId_key" ON "Membership"("personId", "partnerId");

-- CreateIndex
CREATE INDEX "Invitation_partnerId_idx" ON "Invitation"("partnerId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Pilot_isPublic_publishedAt_id_idx" ON "Pilot"("isPublic", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Pilot_isPublic_state_publishedAt_idx" ON "Pilot"("isPublic", "state", "publishedAt" DESC);

-- CreateIndex
CREATE INDEX "Pilot_isPublic_startsOn_idx" ON "Pilot"("isPublic", "startsOn");

-- CreateIndex
CREATE INDEX "Pilot_isPublic_budgetTotal_idx" ON "Pilot"("isPublic", "budgetTotal");

-- CreateIndex
CREATE INDEX "Pilot_themes_idx" ON "Pilot" USING GIN ("themes");

-- CreateIndex
CREATE INDEX "Pilot_years_idx" ON "Pilot" USING GIN ("years");

-- CreateIndex
CREATE INDEX "Pilot_sdgTargets_idx" ON "Pilot" USING GIN ("sdgTargets");

-- CreateIndex
CREATE INDEX "Pilot_sdgGoals_idx" ON "Pilot" USING GIN ("sdgGoals");

-- CreateIndex
CREATE INDEX "PilotPartner_partnerId_role_idx" ON "PilotPartner"("partnerId", "role");

-- CreateIndex
CREATE INDEX "Letter_createdAt_idx" ON "Letter"("createdAt");

-- CreateIndex
CREATE INDEX "Letter_sentAt_idx" ON "Letter"("sentAt");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "Practice_isPublic_publishedAt_id_idx" ON "Practice"("isPublic", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Practice_themes_idx" ON "Practice" USING GIN ("themes");

-- CreateIndex
CREATE INDEX "PracticePilot_pilotId_idx" ON "PracticePilot"("pilotId");

-- CreateIndex
CREATE INDEX "Entry_kind_isPublic_publishedAt_id_idx" ON "Entry"("kind", "isPublic", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Entry_leadId_kind_state_idx" ON "Entry"("leadId", "kind", "state");

-- CreateIndex
CREATE INDEX "Entry_kind_state_updatedAt_idx" ON "Entry"("kind", "state", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_kind_slug_key" ON "Entry"("kind", "slug");

-- CreateIndex
CREATE INDEX "EntryText_search_idx" ON "EntryText" USING GIN ("search");

-- CreateIndex
CREATE INDEX "EntryText_lang_title_idx" ON "EntryText"("lang", "title");

-- CreateIndex
CREATE INDEX "Revision_state_submittedAt_idx" ON "Revision"("state", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_entryId_number_key" ON "Revision"("entryId", "number");

-- CreateIndex
CREATE INDEX "TimelineStep_entryId_at_idx" ON "TimelineStep"("entryId", "at");

-- CreateIndex
CREATE INDEX "TimelineStep_actorId_idx" ON "TimelineStep"("actorId");

-- CreateIndex
CREATE INDEX "FormerSlug_entryId_idx" ON "FormerSlug"("entryId");

-- CreateIndex
CREATE INDEX "StoredFile_entryId_idx" ON "StoredFile"("entryId");

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_id_fkey" FOREIGN KEY ("id") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeToken" ADD CONSTRAINT "OneTimeToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pilot" ADD CONSTRAINT "Pilot_id_fkey" FOREIGN KEY ("id") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PilotPartner" ADD CONSTRAINT "PilotPartner_pilotId_fkey" FOREIGN KEY ("pilotId") REFERENCES "Pilot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PilotPartner" ADD CONSTRAINT "PilotPartner_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticePilot" ADD CONSTRAINT "PracticePilot_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryText" ADD CONSTRAINT "EntryText_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineStep" ADD CONSTRAINT "TimelineStep_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineStep" ADD CONSTRAINT "TimelineStep_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
