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
  const [memberships, sessions, applications, invitations, timeline, revisions, letters, files, figures, milestones, reports, remarks, reminders, roundSteps, views, exports, imports] = await Promise.all([
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
    db.letter.findMany({ where: { to: email }, select: { template: true, lang: true, params: true, createdAt: true, sentAt: true, lastError: true } }),
    db.storedFile.findMany({ where: { uploadedBy: personId }, select: { id: true, name: true, mime: true, uploadedAt: true } }),
    db.indicatorValue.findMany({ where: { OR: [{ enteredById: personId }, { decidedById: personId }] }, omit: { enteredById: true, decidedById: true } }),
    db.milestoneRecord.findMany({ where: { recordedById: personId }, omit: { recordedById: true } }),
    db.report.findMany({ where: { OR: [{ savedById: personId }, { submittedById: personId }] }, select: { id: true, pilotId: true, state: true, content: true, savedAt: true, submittedAt: true } }),
    db.internalRemark.findMany({ where: { authorId: personId }, omit: { authorId: true } }),
    db.reminder.findMany({ where: { personId }, select: { roundId: true, occasion: true, at: true } }),
    db.roundStep.findMany({ where: { actorId: personId }, orderBy: { at: 'asc' }, omit: { actorId: true } }),
    db.savedView.findMany({ where: { personId }, select: { name: true, search: true, shared: true, createdAt: true } }),
    db.export.findMany({ where: { personId }, select: { subject: true, format: true, lang: true, state: true, createdAt: true } }),
    db.sheetImport.findMany({ where: { personId }, select: { subject: true, fileName: true, reading: true, state: true, createdAt: true } }),
  ]);
  const travel = await travelOf(personId);
  const written = await db.$queryRaw<object[]>`SELECT DISTINCT template, params->>'name' AS name, params->>'email' AS email, params->>'message' AS message, "createdAt" FROM "Letter" WHERE lower(params->>'email') = lower(${email}) ORDER BY "createdAt"`;
  const lettersToYou = letters.map((letter) => ({ ...letter, params: withoutSecrets(letter.params) }));
  return { profile: person, memberships, sessions, applications, invitations, timeline, revisions, letters: lettersToYou, messages: written, files, figures, milestones, reports, remarks, reminders, roundSteps, views, exports, imports, ...travel };
}

/** What the person did for practices that travel: steps of replications, judgements, questions, offers, lists, answers. */
async function travelOf(personId: string) {
  const [replications, assessments, questions, answers, offers, searches, practiceLists, followUps] = await Promise.all([
    db.replicationStep.findMany({ where: { actorId: personId }, orderBy: { at: 'asc' }, omit: { actorId: true } }),
    db.assessment.findMany({ where: { assessorId: personId }, omit: { assessorId: true, namedById: true } }),
    db.question.findMany({ where: { askedById: personId }, omit: { askedById: true, decidedById: true } }),
    db.answer.findMany({ where: { answeredById: personId }, omit: { answeredById: true } }),
    db.partnerOffer.findMany({ where: { personId }, omit: { personId: true, repliedById: true } }),
    db.partnerSearch.findMany({ where: { openedById: personId }, omit: { openedById: true } }),
    db.practiceList.findMany({ where: { personId }, omit: { personId: true, shareId: true }, include: { items: true } }),
    db.followUp.findMany({ where: { answeredById: personId }, omit: { answeredById: true } }),
  ]);
  return { replications, assessments, questions, answers, offers, searches, practiceLists, followUps };
}
