import { Conflict, Forbidden, Invalid, refuseIf } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { countTravel } from './count.server';
import { writeToSide } from './letters.server';
import { openForChange, type OpenReplication } from './open.server';
import { mayTell } from './replication.policy';
import type { Told } from './replication.schema';
import { isMove, rankOf } from './replication.type';
import { refusePilot, refuseSource } from './sources.server';
import { noteStep } from './steps.server';
import { adoptedDay } from './take-up.server';

const dayIn = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? '';

/** What a replication's form shows, as its values. */
export const toldValues = ({ state, scaling, changes, reasons, lang, pilotId, adoptedOn }: Pick<OpenReplication, 'state' | 'scaling' | 'changes' | 'reasons' | 'lang' | 'pilotId' | 'adoptedOn'>) => ({
  state, scaling: scaling ?? '', changes, reasons, lang, pilotId: pilotId ?? '', adoptedOn: dayIn(adoptedOn),
});

/** What somebody else saved meanwhile, with who and when. */
export type OtherTold = { values: ReturnType<typeof toldValues>; by: string | null; at: string; lock: number };

/** @throws Conflict with `OtherTold` when somebody saved after the form was shown */
export async function refuseStale(tx: Tx, replication: OpenReplication, lock: number): Promise<void> {
  if (replication.lock === lock) return;
  const last = await tx.replicationStep.findFirst({ where: { replicationId: replication.id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { at: true, actor: { select: { name: true } } } });
  const theirs: OtherTold = { values: toldValues(replication), by: last?.actor?.name ?? null, at: (last?.at ?? replication.updatedAt).toISOString(), lock: replication.lock };
  throw new Conflict(theirs);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Writes, counts saves and counts anew; what the giving side confirmed in substance must be confirmed again when `asks`. */
async function save(tx: Tx, viewer: Member, replication: OpenReplication, data: object, asks: boolean): Promise<void> {
  const { count } = await tx.replication.updateMany({
    where: { id: replication.id, lock: replication.lock },
    data: { ...data, ...(asks ? { givenAt: null } : {}), lock: { increment: 1 }, updatedAt: now() },
  });
  if (count !== 1) throw new Conflict();
  await countTravel(tx, [replication.practiceId]);
  if (asks) await writeToSide(tx, replication, 'giving', 'confirm', viewer.personId);
}

/** @throws NotFound, Forbidden; Invalid (`ownPractice`) once the place answers for the practice itself */
async function openToTell(tx: Tx, viewer: Member, id: string): Promise<OpenReplication> {
  const replication = await openForChange(tx, viewer, id);
  if (!mayTell(viewer, replication)) throw new Forbidden();
  if (replication.leadId === replication.partnerId) throw new Invalid([{ field: '', code: 'ownPractice' }]);
  return replication;
}

/**
 * Tells how far a place has come and what it changed. What was adapted, and the kind of scaling, are what the giving side confirmed:
 * when they change it is asked again.
 * @param base how many saves the form started from; @param reason why it is set back
 * @throws Conflict with `OtherTold`; NotFound, Forbidden; Invalid at `state` (backOneStep), `reason` (required), `pilotId`, `adoptedOn`
 */
export async function tellReplication(viewer: Member, id: string, base: number, fields: Told, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openToTell(tx, viewer, id);
    await refuseStale(tx, replication, base);
    const isBack = replication.state !== 'dropped' && rankOf(fields.state) < rankOf(replication.state);
    refuseIf([
      ...(isMove(replication.state, fields.state) ? [] : [{ field: 'state', code: 'backOneStep' }]),
      ...(isBack && !reason ? [{ field: 'reason', code: 'required' }] : []),
    ]);
    await refusePilot(tx, replication.partnerId, fields.pilotId, replication.pilotId);
    const adoptedOn = adoptedDay(fields.state, fields.adoptedOn, replication.adoptedOn);
    const data = { ...fields, adoptedOn, dropReason: null };
    const moved = fields.state !== replication.state;
    const before = toldValues(replication);
    // With a move the first day in use comes and goes by itself.
    const edited = (['scaling', 'changes', 'reasons', 'lang', 'pilotId', ...(moved ? [] : ['adoptedOn' as const])] as const).some((name) => before[name] !== toldValues(data)[name]);
    if (!moved && !edited) return;
    const asks = replication.givenAt !== null && (before.scaling !== (fields.scaling ?? '') || plain(before.changes) !== plain(fields.changes));
    await save(tx, viewer, replication, data, asks);
    const line = { replicationId: id, side: 'receiving', actor: viewer, actorRole: 'editor', organisationId: replication.partnerId } as const;
    if (edited) await noteStep(tx, { ...line, step: 'edited' });
    if (moved) await noteStep(tx, { ...line, step: fields.state, note: isBack ? reason : undefined });
  });
}

/**
 * Gives a practice up, with the reason that readers see. It can be taken up again by telling a state.
 * @throws Conflict with `OtherTold`; NotFound, Forbidden; Invalid (`droppedAlready`)
 */
export async function dropReplication(viewer: Member, id: string, base: number, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openToTell(tx, viewer, id);
    if (replication.state === 'dropped' && replication.dropReason === reason) return;
    await refuseStale(tx, replication, base);
    refuseIf(replication.state === 'dropped' ? [{ field: '', code: 'droppedAlready' }] : []);
    await save(tx, viewer, replication, { state: 'dropped', dropReason: reason }, false);
    await noteStep(tx, { replicationId: id, step: 'dropped', side: 'receiving', actor: viewer, actorRole: 'editor', organisationId: replication.partnerId, note: reason });
    await writeToSide(tx, replication, 'giving', 'dropped', viewer.personId, { reason });
  });
}

/**
 * Names another place that the practice was taken from; null for where it was written up. The giving side is asked anew.
 * @throws Conflict with `OtherTold`; NotFound, Forbidden; Invalid (`droppedAlready`), at `sourceId` (choose, sourceCycle)
 */
export async function changeSource(viewer: Member, id: string, base: number, sourceId: string | null): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openToTell(tx, viewer, id);
    if (replication.sourceId === sourceId) return;
    await refuseStale(tx, replication, base);
    // Nobody could confirm it while it is given up.
    refuseIf(replication.state === 'dropped' ? [{ field: '', code: 'droppedAlready' }] : []);
    await refuseSource(tx, replication.practiceId, sourceId, replication);
    const source = sourceId ? await tx.replication.findUnique({ where: { id: sourceId }, select: { partnerId: true } }) : null;
    const changed = { ...replication, sourceId, giverId: source ? source.partnerId : replication.leadId };
    await save(tx, viewer, changed, { sourceId }, true);
    await noteStep(tx, { replicationId: id, step: 'source', side: 'receiving', actor: viewer, actorRole: 'editor', organisationId: replication.partnerId, formerId: replication.giverId });
  });
}

/**
 * Deletes a replication that was begun by mistake: one that nobody has ever confirmed, and that nobody took it from.
 * @throws NotFound, Forbidden; Invalid (`wasConfirmed`, `othersTookIt`)
 */
export async function deleteReplication(viewer: Member, id: string): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openForChange(tx, viewer, id);
    if (!mayTell(viewer, replication)) throw new Forbidden();
    const confirmed = await tx.replicationStep.count({ where: { replicationId: id, step: { in: ['given', 'taken'] } } });
    const children = await tx.replication.count({ where: { sourceId: id } });
    refuseIf([...(confirmed > 0 || replication.givenAt || replication.takenAt ? [{ field: '', code: 'wasConfirmed' }] : []), ...(children > 0 ? [{ field: '', code: 'othersTookIt' }] : [])]);
    await tx.replication.delete({ where: { id } });
    await countTravel(tx, [replication.practiceId]);
  });
}
