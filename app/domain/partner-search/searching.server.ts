import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { maySearch } from './partner-search.policy';
import { LONGEST_DAYS, type Sought } from './partner-search.schema';
import type { OtherSearch } from './partner-search.type';

const DAY = 86_400_000;
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** What is still open today: nobody closed it, and its last day has not passed. */
export const stillOpen = () => ({ closedAt: null, until: { gte: asDate(dayOf(now())) } });

/** The same of a search that was read. */
export const isOpen = ({ closedAt, until }: { closedAt: Date | null; until: Date }): boolean => closedAt === null && until >= asDate(dayOf(now()));

/** The published entry that partners are looked for, locked; everything about its search waits for its turn. @throws NotFound, Forbidden */
async function openToSearch(tx: Tx, viewer: Member, entryId: string) {
  if (!isId(entryId)) throw new NotFound();
  await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ${entryId}::uuid FOR NO KEY UPDATE`;
  const entry = await tx.entry.findFirst({ where: { id: entryId, isPublic: true }, select: { leadId: true } });
  if (!entry) throw new NotFound();
  if (!maySearch(viewer, entry)) throw new Forbidden();
  return tx.partnerSearch.findFirst({ where: { entryId, ...stillOpen() }, orderBy: { openedAt: 'desc' } });
}

/**
 * Opens the search for partners of an entry, or changes the one that is open: an entry has one at a time.
 * @param base how many saves the form started from; null when none was open
 * @throws NotFound, Forbidden; Conflict with `OtherSearch`; Invalid at `until` (laterDay, tooFar)
 */
export async function seekPartners(viewer: Member, entryId: string, base: number | null, { until, ...sought }: Sought): Promise<void> {
  await transaction(async (tx) => {
    const found = await openToSearch(tx, viewer, entryId);
    refuseIf([
      ...(until < dayOf(now()) ? [{ field: 'until', code: 'dayPassed' }] : []),
      ...(until > dayOf(new Date(now().getTime() + LONGEST_DAYS * DAY)) ? [{ field: 'until', code: 'tooFarAhead' }] : []),
    ]);
    const theirs: OtherSearch | null = found && { text: found.text, lang: found.lang, kinds: found.kinds, until: found.until.toISOString().slice(0, 10), lock: found.lock };
    const same = theirs && theirs.text === sought.text && theirs.lang === sought.lang && theirs.until === until && theirs.kinds.join() === sought.kinds.join();
    if (same) return;
    if ((theirs?.lock ?? null) !== base) throw new Conflict(theirs);
    const data = { ...sought, until: asDate(until) };
    if (found) await tx.partnerSearch.update({ where: { id: found.id }, data: { ...data, lock: { increment: 1 } } });
    else await tx.partnerSearch.create({ data: { ...data, entryId, openedById: viewer.personId, openedAt: now() } });
  });
}

/** Closes the search that is open; without one nothing happens. @throws NotFound, Forbidden */
export async function closeSearch(viewer: Member, entryId: string): Promise<void> {
  await transaction(async (tx) => {
    const found = await openToSearch(tx, viewer, entryId);
    if (found) await tx.partnerSearch.update({ where: { id: found.id }, data: { closedAt: now() } });
  });
}
