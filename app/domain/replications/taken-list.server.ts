import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { confirmedReplications } from './confirmed.server';
import { isAdopted, type ReplicationState } from './replication.type';

/** One place's taking up of a practice, as data give it: what both sides confirmed, also what was given up since. */
export type Taken = { id: string; practiceId: string; state: ReplicationState; adoptedOn: string | null; confirmedOn: string; takenBy: string | null; takenBySlug: string | null; takenFrom: string | null; takenFromSlug: string | null };

/** What counts as an adoption among them. */
export const adoptionsIn = (taken: Pick<Taken, 'state'>[]): number => taken.filter(({ state }) => isAdopted(state)).length;

/** Where practices were taken up, by practice, the first one first. Names in a language, else in the original's. */
export async function takenOf(lang: Lang, practiceIds: string[]): Promise<Map<string, Taken[]>> {
  const name = (id: Prisma.Sql) => Prisma.sql`LEFT JOIN "Entry" e ON e.id = ${id} AND e."isPublic" LEFT JOIN LATERAL (SELECT title FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) t ON true`;
  const rows = await db.$queryRaw<Taken[]>(Prisma.sql`
    SELECT c.id, c."practiceId", c.state, c."adoptedOn"::text AS "adoptedOn", to_char(c.since AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS "confirmedOn",
      taker.title AS "takenBy", taker.slug AS "takenBySlug", giver.title AS "takenFrom", giver.slug AS "takenFromSlug"
    FROM (${confirmedReplications}) c
    LEFT JOIN LATERAL (SELECT e.slug, t.title FROM (SELECT 1) one ${name(Prisma.sql`c."takerId"`)}) taker ON true
    LEFT JOIN LATERAL (SELECT e.slug, t.title FROM (SELECT 1) one ${name(Prisma.sql`c."giverId"`)}) giver ON true
    WHERE c."practiceId" = ANY(${practiceIds}::uuid[]) ORDER BY c.since, c.id`);
  const by = new Map<string, Taken[]>();
  for (const row of rows) by.set(row.practiceId, [...(by.get(row.practiceId) ?? []), row]);
  return by;
}
