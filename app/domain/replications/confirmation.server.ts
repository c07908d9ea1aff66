import { Forbidden, refuseIf } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { countTravel } from './count.server';
import { writeToSide } from './letters.server';
import { openForChange, type OpenReplication } from './open.server';
import { mayConfirm, partnerOf } from './replication.policy';
import { isCounted, type ReplicationSide } from './replication.type';
import { noteStep } from './steps.server';
import { refuseStale } from './tell.server';

const COLUMN = { giving: 'givenAt', receiving: 'takenAt' } as const;
const STEP = { giving: 'given', receiving: 'taken' } as const;
const other = (side: ReplicationSide): ReplicationSide => (side === 'giving' ? 'receiving' : 'giving');

async function openToConfirm(tx: Tx, viewer: Member, id: string, side: ReplicationSide): Promise<OpenReplication> {
  const replication = await openForChange(tx, viewer, id);
  if (!mayConfirm(viewer, replication, side)) throw new Forbidden();
  return replication;
}

/**
 * Confirms a replication for one side. Both may do so at the same moment: confirming is no save that the other could have missed.
 * @param seen how many saves the page showed, so that nobody confirms what they have not read
 * @throws Conflict with `OtherTold` when it was changed meanwhile; NotFound, Forbidden; Invalid (`droppedAlready`)
 */
export async function confirmReplication(viewer: Member, id: string, side: ReplicationSide, seen: number): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openToConfirm(tx, viewer, id, side);
    if (replication[COLUMN[side]] !== null) return;
    await refuseStale(tx, replication, seen);
    refuseIf(replication.state === 'dropped' ? [{ field: '', code: 'droppedAlready' }] : []);
    const at = now();
    await tx.replication.update({ where: { id }, data: { [COLUMN[side]]: at } });
    await noteStep(tx, { replicationId: id, step: STEP[side], side, actor: viewer, actorRole: 'representative', organisationId: partnerOf(replication, side) });
    await countTravel(tx, [replication.practiceId]);
    const counted = isCounted({ ...replication, [COLUMN[side]]: at });
    await writeToSide(tx, replication, other(side), 'confirmed', viewer.personId, counted ? { counted: 'yes' } : {});
  });
}

/**
 * Takes a side's confirmation back: the replication stops counting, and both stay in its thread.
 * @throws NotFound, Forbidden; Invalid (`notConfirmed`)
 */
export async function withdrawConfirmation(viewer: Member, id: string, side: ReplicationSide, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const replication = await openToConfirm(tx, viewer, id, side);
    refuseIf(replication[COLUMN[side]] === null ? [{ field: '', code: 'notConfirmed' }] : []);
    await tx.replication.update({ where: { id }, data: { [COLUMN[side]]: null } });
    await noteStep(tx, { replicationId: id, step: `${STEP[side]}Withdrawn`, side, actor: viewer, actorRole: 'representative', organisationId: partnerOf(replication, side), note: reason });
    await countTravel(tx, [replication.practiceId]);
    await writeToSide(tx, replication, other(side), 'withdrawn', viewer.personId, { reason });
  });
}
