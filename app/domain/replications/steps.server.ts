import type { Member } from '#app/domain/shared/viewer';
import type { Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';

type NewStep = {
  replicationId: string;
  /** A state, or edited, given, givenWithdrawn, taken, takenWithdrawn, source, merged */
  step: string;
  side: 'giving' | 'receiving' | 'programme';
  actor: Member;
  actorRole: 'editor' | 'representative' | 'coordinator';
  organisationId: string | null;
  /** With the step source: who was the giving side until then */
  formerId?: string | null;
  note?: string;
};

/** Adds a line to a replication's thread, inside the command's transaction. */
export async function noteStep(tx: Tx, { actor, note, ...step }: NewStep): Promise<void> {
  await tx.replicationStep.create({ data: { ...step, at: now(), actorId: actor.personId, note: note || null } });
}
