import { countTravel } from '#app/domain/replications/count.server';
import { isAdopted, type ReplicationState, type Scaling } from '#app/domain/replications/replication.type';
import type { Tx } from '#app/platform/db/db.server';

/** Somebody's hand on a day, yyyy-mm-dd. */
type Hand = { on: string; by?: string; note?: string };

/** A replication with its past: every state it has been in, and who confirmed it when. */
export type PastReplication = {
  practiceId: string;
  partnerId: string;
  /** The replication it was taken from; null or left out: where the practice was written up */
  sourceId?: string | null;
  lang?: string;
  scaling?: Scaling | null;
  /** Markdown */
  changes?: string;
  reasons?: string;
  pilotId?: string | null;
  revisionNumber?: number;
  /** Oldest first; the last one is where it stands. `note` is the reason of a step back or of giving up. */
  stages: (Hand & { state: ReplicationState })[];
  given?: Hand;
  taken?: Hand;
  /** Confirmations that were taken back later, with the reason */
  withdrawn?: (Hand & { side: 'giving' | 'receiving' })[];
};

const noon = (day: string) => new Date(`${day}T09:00:00Z`);

/** Writes a replication as if it had been told day by day, and counts anew. Returns its id. */
export async function writeReplication(tx: Tx, past: PastReplication): Promise<string> {
  const { practiceId, partnerId, sourceId = null, stages, given, taken, withdrawn = [] } = past;
  const [first, last] = [stages[0], stages.at(-1)];
  if (!first || !last) throw new Error('A replication has been in one state at least.');
  const source = sourceId ? await tx.replication.findUniqueOrThrow({ where: { id: sourceId }, select: { partnerId: true } }) : null;
  const giver = source?.partnerId ?? (await tx.entry.findUniqueOrThrow({ where: { id: practiceId }, select: { leadId: true } })).leadId;
  const adopted = isAdopted(last.state) || last.state === 'dropped' ? stages.find(({ state }) => isAdopted(state)) : undefined;
  const stands = (side: 'giving' | 'receiving', hand?: Hand) => (hand && !withdrawn.some((one) => one.side === side) ? noon(hand.on) : null);
  const { id } = await tx.replication.create({
    data: {
      practiceId, partnerId, sourceId,
      state: last.state,
      scaling: past.scaling ?? null,
      changes: past.changes ?? '',
      reasons: past.reasons ?? '',
      lang: past.lang ?? 'fi',
      dropReason: last.state === 'dropped' ? (last.note ?? null) : null,
      pilotId: past.pilotId ?? null,
      revisionNumber: past.revisionNumber ?? 1,
      givenAt: stands('giving', given),
      takenAt: stands('receiving', taken),
      adoptedOn: adopted ? new Date(`${adopted.on}T00:00:00Z`) : null,
      createdAt: noon(first.on),
      updatedAt: noon(last.on),
    },
    select: { id: true },
  });
  const line = (step: string, side: 'giving' | 'receiving', role: string, { on, by, note }: Hand) => ({
    replicationId: id, step, side, actorRole: role, at: noon(on), actorId: by ?? null, organisationId: side === 'giving' ? giver : partnerId, note: note ?? null,
  });
  const steps = [
    ...stages.map((stage) => line(stage.state, 'receiving', 'editor', stage)),
    ...(given ? [line('given', 'giving', 'representative', given)] : []),
    ...(taken ? [line('taken', 'receiving', 'representative', taken)] : []),
    ...withdrawn.map((one) => line(one.side === 'giving' ? 'givenWithdrawn' : 'takenWithdrawn', one.side, 'representative', one)),
  ];
  await tx.replicationStep.createMany({ data: steps.sort((a, b) => a.at.getTime() - b.at.getTime()) });
  await countTravel(tx, [practiceId]);
  return id;
}
