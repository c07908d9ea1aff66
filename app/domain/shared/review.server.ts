import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { translator } from '#app/platform/i18n/messages';
import type { Content } from './content';
import { type ContentType, RETIRED } from './content-type';
import { mayEdit, mayReview } from './entry.policy';
import { labelOf } from './labelled.server';
import { Conflict, Forbidden, refuseIf } from './outcome';
import { publish } from './publish.server';
import { askForRelease, tellPerson, tellSubmitter } from './review-letters.server';
import { isOpen, openEntry, type RevisionRow, type Working } from './revision.server';
import { appendStep, type Reason } from './timeline.server';
import { holds, type Member, type Viewer } from './viewer';

type Outcome = { result: 'submitted' | 'published' };

/** Moves the revision from the state it was read in; someone else's decision in between is a Conflict. */
export async function move(tx: Tx, revision: Pick<RevisionRow, 'id' | 'state' | 'lock'>, state: string, data: object = {}): Promise<void> {
  const { count } = await tx.revision.updateMany({
    where: { id: revision.id, state: revision.state, lock: revision.lock },
    data: { state, lock: { increment: 1 }, ...data },
  });
  if (count !== 1) throw new Conflict();
}

/** The role in which an editor of an organisation acts for what it answers for. */
export const roleOf = (viewer: Member, leadId: string | null) => (holds(viewer, leadId, 'representative') ? 'representative' : 'editor');

/**
 * Hands an entry in. Something already published whose change is not material is published at once.
 * @throws Invalid with every field that keeps it from being submitted
 */
export async function submitEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string): Promise<Outcome> {
  return transaction(async (tx) => {
    const working = await openEntry(viewer, type, id, tx);
    const { entry, revision, content, published } = working;
    if (!mayEdit(viewer, entry)) throw new Forbidden();
    if (revision.state === 'submitted') return { result: 'submitted' };
    refuseIf(entry.state === RETIRED ? [{ field: '', code: 'retired' }] : isOpen(revision) ? [] : [{ field: '', code: 'locked' }]);
    refuseIf(type.issues(content));
    const actorRole = roleOf(viewer, entry.leadId);
    const step = { entryId: id, actor: viewer, actorRole, organisationId: entry.leadId, revisionNumber: revision.number };
    if (published && !type.isMaterial(published, content)) {
      await makePublic(tx, type, working, entry.state, { submittedById: viewer.personId, submittedAt: now() });
      await appendStep(tx, { ...step, step: 'revised', isPublic: true });
      return { result: 'published' };
    }
    await move(tx, revision, 'submitted', { submittedById: viewer.personId, submittedAt: now(), releasedAt: null });
    if (!published) await tx.entry.update({ where: { id }, data: { state: 'submitted', updatedAt: now() } });
    await appendStep(tx, { ...step, step: 'submitted' });
    await tellPerson(tx, type, type.behaviours.assessed ? 'waitsForRelease' : 'received', viewer.personId, working, '');
    if (type.behaviours.assessed) await askForRelease(tx, type, working, viewer.personId);
    return { result: 'submitted' };
  });
}

/** Takes back what has not been approved. Of something published only the edit is dropped. @throws Conflict once it is decided */
export async function withdrawEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { entry, revision, published } = await openEntry(viewer, type, id, tx);
    if (!mayEdit(viewer, entry)) throw new Forbidden();
    if (!['draft', 'submitted', 'returned'].includes(revision.state)) throw new Conflict();
    await move(tx, revision, 'withdrawn', { decidedAt: now() });
    if (published) await tx.revision.update({ where: { id: revision.id }, data: { state: 'superseded' } });
    else await tx.entry.update({ where: { id }, data: { state: 'withdrawn', updatedAt: now() } });
    await type.reviewEnds?.(tx, id);
    await appendStep(tx, { entryId: id, step: 'withdrawn', actor: viewer, actorRole: roleOf(viewer, entry.leadId), organisationId: entry.leadId, revisionNumber: revision.number, note: reason });
  });
}

async function forDecision<C extends Content>(tx: Tx, viewer: Viewer, type: ContentType<C>, id: string, number: number) {
  const working = await openEntry(viewer, type, id, tx);
  if (!mayReview(viewer, working.entry)) throw new Forbidden();
  refuseOther(working, number);
  return { ...working, viewer };
}

/** Whether what is decided is what was read. @throws Conflict when another revision stands, or this one has left review */
export function refuseOther({ revision }: Pick<Working<Content>, 'revision'>, number: number): void {
  if (revision.number !== number || revision.state !== 'submitted') throw new Conflict();
}

/** Gives a submission back to its editors, whoever decided so. */
export async function putBack<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, by: { actor: Member; actorRole: string; organisationId?: string | null }, reasons: Reason[], note: string): Promise<void> {
  const { entry, revision } = working;
  await move(tx, revision, 'returned', { decidedAt: now() });
  if (!working.published) await tx.entry.update({ where: { id: entry.id }, data: { state: 'returned', updatedAt: now() } });
  await type.reviewEnds?.(tx, entry.id);
  await appendStep(tx, { entryId: entry.id, step: 'returned', ...by, revisionNumber: revision.number, reasons: reasons.length > 0 ? reasons : undefined, note });
  await tellSubmitter(tx, type, 'returned', working, (lang) => {
    const kind = translator(type.messages, lang);
    return [note, ...reasons.map(({ field, text }) => `• ${labelOf(kind, field)}: ${text}`)].filter(Boolean).join('\n');
  });
}

/**
 * Returns a submission with reasons at fields.
 * @param number the revision the coordinator read; another one now standing is a Conflict
 * @throws Invalid without a single reason
 */
export async function returnEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, reasons: Reason[], note: string): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    refuseIf(reasons.length === 0 ? [{ field: 'reasons', code: 'oneReason' }] : []);
    await putBack(tx, type, working, { actor: working.viewer, actorRole: 'coordinator' }, reasons, note);
  });
}

/** Declines a submission for good, with the reason. */
export async function declineEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    refuseIf(reason.trim() ? [] : [{ field: 'note', code: 'required' }]);
    await move(tx, working.revision, working.published ? 'superseded' : 'declined', { decidedAt: now() });
    if (!working.published) await tx.entry.update({ where: { id }, data: { state: 'declined', updatedAt: now() } });
    await type.reviewEnds?.(tx, id);
    await appendStep(tx, { entryId: id, step: 'declined', actor: working.viewer, actorRole: 'coordinator', revisionNumber: number, note: reason });
    await tellSubmitter(tx, type, 'declined', working, reason);
  });
}

/** Approves a submission: it becomes what readers see. @throws Forbidden for a kind that is assessed, which its assessor publishes */
export async function approveEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    if (type.behaviours.assessed) throw new Forbidden();
    await publishSubmission(tx, type, working, { actor: working.viewer, actorRole: 'coordinator' });
  });
}

/** Makes a submission what readers see, whoever decided so. */
export async function publishSubmission<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, by: { actor: Member; actorRole: string; organisationId?: string | null }): Promise<void> {
  const { entry, revision } = working;
  const first = !working.published;
  await makePublic(tx, type, working, first ? type.publishedState : entry.state, {});
  await type.reviewEnds?.(tx, entry.id);
  await appendStep(tx, { entryId: entry.id, step: first ? 'approved' : 'revised', ...by, revisionNumber: revision.number, isPublic: true });
  await tellSubmitter(tx, type, 'approved', working, '');
}

async function makePublic<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, state: string, data: object): Promise<void> {
  await tx.revision.updateMany({ where: { entryId: working.entry.id, state: 'published' }, data: { state: 'superseded' } });
  await move(tx, working.revision, 'published', { decidedAt: now(), ...data });
  await publish(tx, type, working.entry, working.content, state);
}
