import { NotFound } from '#app/domain/shared/outcome';
import { maySeeListed } from './person.policy';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { LISTING_VERSION, type Profile } from './person.schema';

/** What a person's own account page shows. @throws NotFound after erasure */
export async function ownProfile(viewer: Member) {
  const person = await db.person.findUnique({
    where: { id: viewer.personId },
    select: { email: true, name: true, headline: true, about: true, themes: true, lang: true, listing: true, takesMessages: true },
  });
  if (!person) throw new NotFound();
  return person;
}

/** Saves what a person says of themselves; notes when and under which wording they chose who may find them. */
export async function saveProfile(viewer: Member, profile: Profile): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.person.findUnique({ where: { id: viewer.personId }, select: { listing: true, takesMessages: true } });
    if (!before) throw new NotFound();
    const choseAnew = before.listing !== profile.listing || before.takesMessages !== profile.takesMessages;
    const choice = choseAnew ? { listingText: LISTING_VERSION, listedAt: now() } : {};
    const { count } = await tx.person.updateMany({ where: { id: viewer.personId }, data: { ...profile, ...choice } });
    if (count !== 1) throw new NotFound();
  });
}

/** Members who chose to be found, the newest first; the viewer is left out. */
export async function listedMembers(viewer: Viewer, n: number) {
  if (!maySeeListed(viewer)) return [];
  return db.person.findMany({
    where: { listing: { not: 'nobody' }, deactivatedAt: null, passwordHash: { not: null }, id: { not: viewer.personId } },
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
