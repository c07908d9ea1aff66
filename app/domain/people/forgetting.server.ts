import type { Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Erased } from '#app/platform/files/erasure-list.server';

/** Lists what was erased, by ids alone. */
async function list(tx: Tx, subject: Erased, ids: string[]): Promise<void> {
  await tx.erasure.createMany({ data: ids.map((subjectId) => ({ subjectId, subject, at: now() })), skipDuplicates: true });
}

/** Forgets everyone who ever gave this address: applications, invitations, links, letters and counted attempts. What is forgotten is listed. */
export async function forgetAddress(tx: Tx, email: string): Promise<void> {
  const applications = await tx.application.findMany({ where: { email }, select: { id: true } });
  const ids = applications.map(({ id }) => id);
  const invitations = (await tx.invitation.findMany({ where: { email }, select: { id: true } })).map(({ id }) => id);
  await tx.oneTimeToken.deleteMany({ where: { subjectId: { in: [...ids, ...invitations] } } });
  await tx.application.deleteMany({ where: { id: { in: ids } } });
  await tx.invitation.deleteMany({ where: { id: { in: invitations } } });
  await list(tx, 'application', ids);
  await list(tx, 'invitation', invitations);
  await tx.oneTimeToken.deleteMany({ where: { address: email } });
  const aboutThem = ids.map((id) => ({ params: { path: ['applicationId'], equals: id } }));
  await tx.letter.deleteMany({ where: { OR: [{ to: email }, ...aboutThem] } });
  // What they wrote to others gives the address to answer to.
  await tx.$executeRaw`DELETE FROM "Letter" WHERE lower(params->>'email') = lower(${email})`;
  const counted = email.toLowerCase().slice(0, 200);
  await tx.rateLimit.deleteMany({ where: { OR: [{ key: { endsWith: `:${counted}` } }, { key: { endsWith: ` ${counted}` } }] } });
}

/** Forgets a person: account, address and all that belongs to them. What they did stays, without them. */
export async function forgetPerson(tx: Tx, person: { id: string; email: string }): Promise<void> {
  await forgetAddress(tx, person.email);
  await forgetActs(tx, person.id);
  await forgetLettersOf(tx, person.id);
  await tx.person.deleteMany({ where: { id: person.id } });
  await list(tx, 'person', [person.id]);
}

/** Letters to others that name them go, sent or not; but an invitation stands, and its letter says no more who invites. */
async function forgetLettersOf(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Letter" SET params = params - 'inviter' - 'personId' WHERE template = 'partners/invitation' AND params->>'personId' = ${id}`;
  await tx.$executeRaw`DELETE FROM "Letter" WHERE params->>'personId' = ${id}`;
  await tx.rateLimit.deleteMany({ where: { key: { endsWith: id } } });
}

/** What the person did stays, without them. */
async function forgetActs(tx: Tx, id: string): Promise<void> {
  await tx.revision.updateMany({ where: { savedById: id }, data: { savedById: null } });
  await tx.revision.updateMany({ where: { submittedById: id }, data: { submittedById: null } });
  await tx.indicatorValue.updateMany({ where: { enteredById: id }, data: { enteredById: null } });
  await tx.indicatorValue.updateMany({ where: { decidedById: id }, data: { decidedById: null } });
  await tx.milestoneRecord.updateMany({ where: { recordedById: id }, data: { recordedById: null } });
  await tx.report.updateMany({ where: { savedById: id }, data: { savedById: null } });
  await tx.report.updateMany({ where: { submittedById: id }, data: { submittedById: null } });
  await tx.report.updateMany({ where: { readById: id }, data: { readById: null, readAt: null } });
  await tx.internalRemark.updateMany({ where: { authorId: id }, data: { authorId: null } });
  await tx.assessment.updateMany({ where: { assessorId: id, state: 'named' }, data: { state: 'handedBack', lock: { increment: 1 } } });
  await tx.assessment.updateMany({ where: { namedById: id }, data: { namedById: null } });
  await tx.question.updateMany({ where: { decidedById: id }, data: { decidedById: null } });
  await tx.partnerSearch.updateMany({ where: { openedById: id }, data: { openedById: null } });
  await tx.partnerOffer.deleteMany({ where: { personId: id } });
  await tx.partnerOffer.updateMany({ where: { repliedById: id }, data: { repliedById: null } });
  await tx.followUp.updateMany({ where: { answeredById: id }, data: { answeredById: null } });
  await tx.storedFile.updateMany({ where: { uploadedBy: id }, data: { uploadedBy: null } });
  await tx.invitation.updateMany({ where: { invitedBy: id }, data: { invitedBy: null } });
  await tx.application.updateMany({ where: { decidedById: id }, data: { decidedById: null } });
  await tx.application.updateMany({ where: { representativeId: id }, data: { representativeId: null } });
}
