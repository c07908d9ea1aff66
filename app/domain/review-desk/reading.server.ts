import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';

/** How long a colleague's reading is worth knowing. */
export const READING_MINUTES = 30;
/** A page that is loaded again does not write each time. */
const RENEWED_AFTER = 5;

const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000);

/**
 * Notes that a coordinator reads a report that waits, unless a colleague opened it within the last half hour.
 * @returns that colleague and since when, or null. The name is null for a former member.
 */
export async function noteReading(reader: Member, report: { id: string; state: string }): Promise<{ name: string | null; at: Date } | null> {
  if (report.state !== 'submitted') return null;
  await db.report.updateMany({
    where: {
      id: report.id,
      state: 'submitted',
      OR: [{ readById: null }, { readAt: null }, { readAt: { lt: minutesAgo(READING_MINUTES) } }, { readById: reader.personId, readAt: { lt: minutesAgo(RENEWED_AFTER) } }],
    },
    data: { readById: reader.personId, readAt: now() },
  });
  const row = await db.report.findUnique({ where: { id: report.id }, select: { readById: true, readAt: true } });
  if (!row?.readById || !row.readAt || row.readById === reader.personId || row.readAt < minutesAgo(READING_MINUTES)) return null;
  const person = await db.person.findUnique({ where: { id: row.readById }, select: { name: true } });
  return { name: person?.name ?? null, at: row.readAt };
}
