import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';

const entryOf = { entry: { select: { id: true, kind: true, slug: true, texts: { select: { lang: true, title: true } } } } } as const;

const withoutSecrets = (params: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries((params ?? {}) as Record<string, unknown>).filter(([name]) => !/token/i.test(name)));

/** Everything the portal knows about a person, for them to take away. Holds no secret of the account. */
export async function everythingAbout(viewer: Member) {
  const personId = viewer.personId;
  const person = await db.person.findUnique({ where: { id: personId }, omit: { passwordHash: true } });
  if (!person) throw new NotFound();
  const { email } = person;
  const [memberships, sessions, applications, invitations, timeline, revisions, letters, files] = await Promise.all([
    db.membership.findMany({
      where: { personId },
      select: { partnerId: true, roles: true, side: true, since: true, partner: { select: entryOf } },
    }),
    db.session.findMany({ where: { personId }, select: { createdAt: true, usedAt: true, expiresAt: true, browser: true } }),
    db.application.findMany({ where: { email }, omit: { decidedById: true, representativeId: true } }),
    db.invitation.findMany({ where: { email }, omit: { invitedBy: true } }),
    db.timelineStep.findMany({ where: { actorId: personId }, orderBy: { at: 'asc' }, omit: { actorId: true } }),
    db.revision.findMany({
      where: { OR: [{ savedById: personId }, { submittedById: personId }] },
      select: { entryId: true, number: true, state: true, savedAt: true, submittedAt: true, content: true },
    }),
    db.letter.findMany({ where: { to: email }, select: { template: true, lang: true, params: true, createdAt: true, sentAt: true } }),
    db.storedFile.findMany({ where: { uploadedBy: personId }, select: { id: true, mime: true, uploadedAt: true } }),
  ]);
  const lettersToYou = letters.map((letter) => ({ ...letter, params: withoutSecrets(letter.params) }));
  return { profile: person, memberships, sessions, applications, invitations, timeline, revisions, letters: lettersToYou, files };
}
