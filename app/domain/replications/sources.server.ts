import { Invalid } from '#app/domain/shared/outcome';
import type { Tx } from '#app/platform/db/db.server';
import { isCounted, isDescendant } from './replication.type';

/**
 * Refuses a place that a practice cannot have been taken from: one that is no counted replication of it, or one that itself came
 * from here. The practice's row must be locked, so that two places cannot name each other at once.
 * @throws Invalid at `sourceId`: choose, sourceCycle
 */
export async function refuseSource(tx: Tx, practiceId: string, sourceId: string | null, own: { id: string; sourceId: string | null } | null): Promise<void> {
  if (sourceId === null || sourceId === own?.sourceId) return;
  const all = await tx.replication.findMany({ where: { practiceId }, select: { id: true, sourceId: true, state: true, givenAt: true, takenAt: true } });
  const source = all.find(({ id }) => id === sourceId);
  if (own && source && isDescendant(sourceId, own.id, new Map(all.map((one) => [one.id, one.sourceId])))) throw new Invalid([{ field: 'sourceId', code: 'sourceCycle' }]);
  if (!source || !isCounted(source)) throw new Invalid([{ field: 'sourceId', code: 'choose' }]);
}

/** Entries of pilots that a place may call its own of a practice: those it leads, and public ones it takes part in. */
export const ownPilots = (partnerId: string) => ({
  kind: 'pilots',
  state: { notIn: ['withdrawn', 'declined'] },
  OR: [{ leadId: partnerId }, { isPublic: true, pilot: { partners: { some: { partnerId } } } }],
});

/** @throws Invalid (`choose`) at `pilotId` unless it is the place's own, or stood there before */
export async function refusePilot(tx: Tx, partnerId: string, pilotId: string | null, before: string | null = null): Promise<void> {
  if (pilotId === null || pilotId === before) return;
  if ((await tx.entry.count({ where: { id: pilotId, ...ownPilots(partnerId) } })) === 0) throw new Invalid([{ field: 'pilotId', code: 'choose' }]);
}
