import { forgetExpiredExports } from '#app/domain/exports/kept-exports.server';
import { NotFound } from '#app/domain/shared/outcome';
import { isAdministrator, type Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { keepAnAdministrator } from './administration.server';
import { provePassword } from './sign-in.server';

/**
 * Erases an account and what belongs to the person. Timelines keep role and organisation and read "former member".
 * @throws Invalid passwordWrong, lastAdministrator
 */
export async function erasePerson(viewer: Member, password: string): Promise<void> {
  await provePassword(viewer.personId, password);
  await transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: viewer.personId }, select: { id: true, email: true } });
    if (!person) throw new NotFound();
    if (isAdministrator(viewer)) await keepAnAdministrator(tx, person.id);
    await forgetAddress(tx, person.email);
    await forgetActs(tx, person.id);
    await tx.person.delete({ where: { id: person.id } });
  });
  // Their files have lost their owner; should this fail, the hourly job finds them too.
  await forgetExpiredExports();
}

async function forgetAddress(tx: Tx, email: string): Promise<void> {
  const applications = await tx.application.findMany({ where: { email }, select: { id: true } });
  const ids = applications.map(({ id }) => id);
  await tx.oneTimeToken.deleteMany({ where: { subjectId: { in: ids } } });
  await tx.application.deleteMany({ where: { id: { in: ids } } });
  await tx.invitation.deleteMany({ where: { email } });
  await tx.oneTimeToken.deleteMany({ where: { address: email } });
  const aboutThem = ids.map((id) => ({ params: { path: ['applicationId'], equals: id } }));
  const fromThem = { template: 'people/message', params: { path: ['email'], equals: email } };
  await tx.letter.deleteMany({ where: { OR: [{ to: email }, fromThem, ...aboutThem] } });
  await tx.rateLimit.deleteMany({ where: { key: { endsWith: `:${email.toLowerCase().slice(0, 200)}` } } });
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
