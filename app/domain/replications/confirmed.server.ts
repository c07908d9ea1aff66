import { Prisma } from '#app/platform/db/db.server';

const { sql } = Prisma;

/** As deep as a tree is followed; cycles are refused where sources are written, this only keeps a broken one from running for ever. */
const DEEPEST = 1000;

/** What both sides confirmed, also when it was given up since; only what was not given up counts. */
const confirmed = (r: Prisma.Sql): Prisma.Sql => sql`${r}."givenAt" IS NOT NULL AND ${r}."takenAt" IS NOT NULL`;

/**
 * Every replication of a published practice that readers see, as rows of `id`, `practiceId`, `takerId`, `giverId`, `state`, `adoptedOn` and
 * `since`. The giver is the nearest counted place on the way it came, else the practice's own organisation: the same as `countedSource` says.
 */
export const confirmedReplications: Prisma.Sql = sql`
  WITH RECURSIVE way AS (
    SELECT r.id, s."partnerId", s."sourceId" AS next, ${confirmed(sql`s`)} AND s.state <> 'dropped' AS counts, 1 AS steps
    FROM "Replication" r JOIN "Replication" s ON s.id = r."sourceId" WHERE ${confirmed(sql`r`)}
    UNION ALL
    SELECT w.id, s."partnerId", s."sourceId", ${confirmed(sql`s`)} AND s.state <> 'dropped', w.steps + 1
    FROM way w JOIN "Replication" s ON s.id = w.next WHERE NOT w.counts AND w.steps < ${DEEPEST})
  SELECT r.id, r."practiceId", r."partnerId" AS "takerId", coalesce(w."partnerId", e."leadId") AS "giverId", r.state, r."adoptedOn", greatest(r."givenAt", r."takenAt") AS since
  FROM "Replication" r JOIN "Entry" e ON e.id = r."practiceId" AND e."isPublic" LEFT JOIN way w ON w.id = r.id AND w.counts
  WHERE ${confirmed(sql`r`)}`;

/** Replications of published practices that one side or both have not confirmed; only the desk knows of them. */
export const unconfirmedReplications: Prisma.Sql = sql`
  SELECT r.id, r."practiceId", r."partnerId" AS "takerId", coalesce(s."partnerId", e."leadId") AS "giverId", r.state, r."updatedAt" AS since
  FROM "Replication" r JOIN "Entry" e ON e.id = r."practiceId" AND e."isPublic" LEFT JOIN "Replication" s ON s.id = r."sourceId" WHERE NOT (${confirmed(sql`r`)})`;
