import { NotFound } from '#app/domain/shared/outcome';
import { maySeeListed } from './person.policy';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, transaction } from '#app/platform/db/db.server';
import type { Profile } from './person.schema';

/** What a person's own account page shows. @throws NotFound after erasure */
export async function ownProfile(viewer: Member) {
  const person = await db.person.findUnique({
    where: { id: viewer.personId },
    select: { email: true, name: true, headline: true, about: true, themes: true, lang: true, isListed: true },
  });
  if (!person) throw new NotFound();
  return person;
}

/** Saves what a person says of themselves. */
export async function saveProfile(viewer: Member, profile: Profile): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.person.updateMany({ where: { id: viewer.personId }, data: profile });
    if (count !== 1) throw new NotFound();
  });
}

/** Members who chose to be found by other members, the newest first; the viewer is left out. */
export async function listedMembers(viewer: Viewer, n: number) {
  if (!maySeeListed(viewer)) return [];
  return db.person.findMany({
    where: { isListed: true, deactivatedAt: null, passwordHash: { not: null }, id: { not: viewer.personId } },
    select: { id: true, name: true, headline: true, themes: true, memberships: { select: { partnerId: true } } },
    orderBy: { createdAt: 'desc' },
    take: n,
  });
}

/** Notes that the desk was opened; returns when it was opened before, or null the first time. */
export async function noteDeskVisit(viewer: Member, at: Date): Promise<Date | null> {
  const person = await db.person.findUnique({ where: { id: viewer.personId }, select: { deskSeenAt: true } });
  const before = person?.deskSeenAt ?? null;
  await db.person.updateMany({ where: { id: viewer.personId, deskSeenAt: before }, data: { deskSeenAt: at } });
  return before;
}
