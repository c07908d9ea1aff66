import { isId } from '#app/domain/shared/fields';
import { Conflict, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';

const fields = { id: true, entryId: true, revisionNumber: true, organisationId: true, namedById: true, namedAt: true, state: true, lang: true, scores: true, remarks: true, lock: true, decidedAt: true } as const;

/** One's own assessment, in whatever state. @throws NotFound when it is not the viewer's */
export async function ownAssessment(viewer: Member, id: string, client: Tx = db) {
  const found = isId(id) ? await client.assessment.findFirst({ where: { id, assessorId: viewer.personId }, select: { ...fields, entry: { select: { kind: true, slug: true, isPublic: true } } } }) : null;
  if (!found) throw new NotFound();
  return found;
}

export type OwnAssessment = Awaited<ReturnType<typeof ownAssessment>>;

/** Moves an assessment from where it was read; another hand in between is a Conflict. */
export async function moveAssessment(tx: Tx, { id, lock }: Pick<OwnAssessment, 'id' | 'lock'>, data: object): Promise<void> {
  const { count } = await tx.assessment.updateMany({ where: { id, state: 'named', lock }, data: { ...data, lock: { increment: 1 } } });
  if (count !== 1) throw new Conflict();
}

/** Ends what an assessor had begun: the submission has left review. */
export async function endAssessment(tx: Tx, entryId: string): Promise<void> {
  await tx.assessment.updateMany({ where: { entryId, state: 'named' }, data: { state: 'ended', lock: { increment: 1 } } });
}
