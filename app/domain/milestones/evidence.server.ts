import { db } from '#app/platform/db/db.server';

/** Whether readers see the picture as evidence: the newest record of a milestone in a published plan names it. */
export async function isShownEvidence(fileId: string, pilotId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found
    FROM "Milestone" m JOIN "Entry" e ON e.id = m."pilotId" AND e."isPublic"
      JOIN LATERAL (
        SELECT "evidenceFileId" FROM "MilestoneRecord" one WHERE one."pilotId" = m."pilotId" AND one."milestoneId" = m."milestoneId"
        ORDER BY one."recordedAt" DESC, one.id DESC LIMIT 1
      ) r ON r."evidenceFileId" = ${fileId}::uuid
    WHERE m."pilotId" = ${pilotId}::uuid
    LIMIT 1`;
  return rows.length > 0;
}

/** The same of a document. */
export async function isShownDocument(fileId: string, pilotId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found
    FROM "Milestone" m JOIN "Entry" e ON e.id = m."pilotId" AND e."isPublic"
      JOIN LATERAL (
        SELECT "evidenceDocument" FROM "MilestoneRecord" one WHERE one."pilotId" = m."pilotId" AND one."milestoneId" = m."milestoneId"
        ORDER BY one."recordedAt" DESC, one.id DESC LIMIT 1
      ) r ON r."evidenceDocument" ->> 'fileId' = ${fileId}
    WHERE m."pilotId" = ${pilotId}::uuid
    LIMIT 1`;
  return rows.length > 0;
}
