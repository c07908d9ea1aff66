import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { asDate, asDay } from './days';

type Note = { step: 'created' | 'started' | 'dueMoved' | 'reportsAdded' | 'extended' | 'reopened' | 'reminded' | 'closed'; count?: number; /** yyyy-mm-dd */ day?: string };

/** Adds a line to a round's history, inside the command's transaction; without an actor it was the clock. */
export async function noteStep(tx: Tx, roundId: string, actor: Viewer, { step, count, day }: Note): Promise<void> {
  await tx.roundStep.create({ data: { roundId, at: now(), step, actorId: actor?.personId ?? null, actorRole: actor ? 'coordinator' : 'clock', count, day: day ? asDate(day) : undefined } });
}

export type RoundStepView = { id: string; at: Date; step: string; actor: string | null; byClock: boolean; count: number | null; day: string | null };

/** What became of a round, newest first. `actor` is null for the clock and for a former member. */
export async function stepsOfRound(roundId: string): Promise<RoundStepView[]> {
  const rows = await db.roundStep.findMany({ where: { roundId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 100, include: { actor: { select: { name: true } } } });
  return rows.map(({ id, at, step, actor, actorRole, count, day }) => ({ id, at, step, actor: actor?.name ?? null, byClock: actorRole === 'clock', count, day: day && asDay(day) }));
}
