import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { owe } from '#app/platform/mail/letters.server';
import type { Content } from './content';
import type { ContentType } from './content-type';
import { mayEdit, mayReview } from './entry.policy';
import { Conflict, Forbidden, NotFound, refuseIf } from './outcome';
import { publish } from './publish.server';
import { isOpen, openEntry, type Working } from './revision.server';
import { appendStep, type Reason } from './timeline.server';
import { holds, type Member, type Viewer } from './viewer';

type Outcome = { result: 'submitted' | 'published' };

/** Moves the revision from the state it was read in; someone else's decision in between is a Conflict. */
async function move(tx: Tx, revision: { id: string; state: string; lock: number }, state: string, data: object = {}): Promise<void> {
  const { count } = await tx.revision.updateMany({
    where: { id: revision.id, state: revision.state, lock: revision.lock },
    data: { state, lock: { increment: 1 }, ...data },
  });
  if (count !== 1) throw new Conflict();
}

const roleOf = (viewer: Member, leadId: string | null) => (holds(viewer, leadId, 'representative') ? 'representative' : 'editor');

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
    refuseIf(isOpen(revision) ? [] : [{ field: '', code: 'locked' }]);
    refuseIf(type.issues(content));
    const actorRole = roleOf(viewer, entry.leadId);
    const step = { entryId: id, actor: viewer, actorRole, organisationId: entry.leadId, revisionNumber: revision.number };
    if (published && !type.isMaterial(published, content)) {
      await makePublic(tx, type, working, entry.state, { submittedById: viewer.personId, submittedAt: now() });
      await appendStep(tx, { ...step, step: 'revised', isPublic: true });
      return { result: 'published' };
    }
    await move(tx, revision, 'submitted', { submittedById: viewer.personId, submittedAt: now() });
    if (!published) await tx.entry.update({ where: { id }, data: { state: 'submitted', updatedAt: now() } });
    await appendStep(tx, { ...step, step: 'submitted' });
    await tellPerson(tx, type, 'received', viewer.personId, working, '');
    return { result: 'submitted' };
  });
}

/** Takes back what has not been approved. Of something published only the edit is dropped. */
export async function withdrawEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { entry, revision, published } = await openEntry(viewer, type, id, tx);
    if (!mayEdit(viewer, entry) || !['draft', 'submitted', 'returned'].includes(revision.state)) throw new Forbidden();
    await move(tx, revision, 'withdrawn', { decidedAt: now() });
    if (published) await tx.revision.update({ where: { id: revision.id }, data: { state: 'superseded' } });
    else await tx.entry.update({ where: { id }, data: { state: 'withdrawn', updatedAt: now() } });
    await appendStep(tx, { entryId: id, step: 'withdrawn', actor: viewer, actorRole: roleOf(viewer, entry.leadId), organisationId: entry.leadId, revisionNumber: revision.number, note: reason });
  });
}

async function forDecision<C extends Content>(tx: Tx, viewer: Viewer, type: ContentType<C>, id: string, number: number) {
  const working = await openEntry(viewer, type, id, tx);
  if (!mayReview(viewer, working.entry)) throw new Forbidden();
  if (working.revision.number !== number || working.revision.state !== 'submitted') throw new Conflict();
  return { ...working, viewer };
}

/**
 * Returns a submission with reasons at fields.
 * @param number the revision the coordinator read; another one now standing is a Conflict
 * @throws Invalid without a single reason
 */
export async function returnEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, reasons: Reason[], note: string): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    refuseIf(reasons.length === 0 ? [{ field: 'reasons', code: 'required' }] : []);
    await move(tx, working.revision, 'returned', { decidedAt: now() });
    if (!working.published) await tx.entry.update({ where: { id }, data: { state: 'returned', updatedAt: now() } });
    await appendStep(tx, { entryId: id, step: 'returned', actor: working.viewer, actorRole: 'coordinator', revisionNumber: number, reasons, note });
    await tellSubmitter(tx, type, 'returned', working, [note, ...reasons.map((r) => `• ${r.text}`)].filter(Boolean).join('\n'));
  });
}

/** Declines a submission for good, with the reason. */
export async function declineEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    refuseIf(reason.trim() ? [] : [{ field: 'note', code: 'required' }]);
    await move(tx, working.revision, working.published ? 'superseded' : 'declined', { decidedAt: now() });
    if (!working.published) await tx.entry.update({ where: { id }, data: { state: 'declined', updatedAt: now() } });
    await appendStep(tx, { entryId: id, step: 'declined', actor: working.viewer, actorRole: 'coordinator', revisionNumber: number, note: reason });
    await tellSubmitter(tx, type, 'declined', working, reason);
  });
}

/** Approves a submission: it becomes what readers see. */
export async function approveEntry<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, number: number): Promise<void> {
  await transaction(async (tx) => {
    const working = await forDecision(tx, viewer, type, id, number);
    const first = !working.published;
    await makePublic(tx, type, working, first ? type.publishedState : working.entry.state, {});
    await appendStep(tx, { entryId: id, step: first ? 'approved' : 'revised', actor: working.viewer, actorRole: 'coordinator', revisionNumber: number, isPublic: true });
    await tellSubmitter(tx, type, 'approved', working, '');
  });
}

async function makePublic<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, state: string, data: object): Promise<void> {
  await tx.revision.updateMany({ where: { entryId: working.entry.id, state: 'published' }, data: { state: 'superseded' } });
  await move(tx, working.revision, 'published', { decidedAt: now(), ...data });
  await publish(tx, type, working.entry, working.content, state);
}

/**
 * Moves something published along its life, e.g. approved → running, as its kind's transitions allow.
 * @throws Invalid without a reason where readers are owed one; Conflict when it is no longer where it may come from
 */
export async function changeState<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, to: string, reason = ''): Promise<void> {
  const transition = type.transitions?.find((one) => one.to === to);
  await transaction(async (tx) => {
    const { entry, published } = await openEntry(viewer, type, id, tx);
    if (!mayEdit(viewer, entry)) throw new Forbidden();
    if (!published || !entry.isPublic || !transition) throw new NotFound();
    refuseIf(transition.reason && !reason.trim() ? [{ field: 'reason', code: 'required' }] : []);
    const { count } = await tx.entry.updateMany({
      where: { id, state: { in: transition.from } },
      data: { state: to, updatedAt: now() },
    });
    if (count !== 1) throw new Conflict();
    await type.project(tx, { ...entry, state: to }, published);
    await appendStep(tx, { entryId: id, step: to, actor: viewer, actorRole: roleOf(viewer, entry.leadId), organisationId: entry.leadId, note: reason.trim() || undefined, isPublic: true });
  });
}

const tellSubmitter = <C extends Content>(tx: Tx, type: ContentType<C>, letter: string, working: Working<C>, reasons: string) =>
  tellPerson(tx, type, letter, working.revision.submittedById, working, reasons);

async function tellPerson<C extends Content>(tx: Tx, type: ContentType<C>, letter: string, personId: string | null, working: Working<C>, reasons: string): Promise<void> {
  const person = personId ? await tx.person.findUnique({ where: { id: personId }, select: { email: true, lang: true, name: true } }) : null;
  if (!person) return;
  const title = working.content.texts[working.content.originalLang]?.fields.title ?? '';
  const params = { kind: type.key, id: working.entry.id, name: person.name, title, reasons };
  await owe(tx, { to: person.email, lang: person.lang, template: `review/${letter}`, params });
}
