import type { Member } from '#app/domain/shared/viewer';
import type { Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { countTravel } from './count.server';
import { lockPractices } from './open.server';
import { isCounted, isDescendant, rankOf } from './replication.type';
import { noteStep } from './steps.server';

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (tx: Tx, practiceId: string) =>
  tx.replication.findMany({ where: { practiceId }, select: { id: true, partnerId: true, sourceId: true, state: true, givenAt: true, takenAt: true, createdAt: true } });

/** The one that stays of two: the further along, then the counted, then the older. */
function furtherFirst(a: Row, b: Row): number {
  return rankOf(b.state) - rankOf(a.state) || Number(isCounted(b)) - Number(isCounted(a)) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** Two replications of one place become one: the other's children hang to it, and both threads are kept. */
async function unite(tx: Tx, all: Row[], stays: Row, goes: Row): Promise<void> {
  const sources = new Map(all.map(({ id, sourceId }) => [id, sourceId]));
  // What came from the one that goes would come from itself: then it came from where that one came from, as its giver confirmed.
  const turned = isDescendant(stays.id, goes.id, sources) ? { sourceId: goes.sourceId, givenAt: goes.givenAt } : {};
  await tx.replication.updateMany({ where: { sourceId: goes.id }, data: { sourceId: stays.id } });
  await tx.replicationStep.updateMany({ where: { replicationId: goes.id }, data: { replicationId: stays.id } });
  await tx.replication.delete({ where: { id: goes.id } });
  await tx.replication.update({ where: { id: stays.id }, data: { ...turned, lock: { increment: 1 }, updatedAt: now() } });
}

/** A place that has become the practice's own has not taken it from anywhere: its children hang to the origin. */
async function becomeOrigin(tx: Tx, ids: string[]): Promise<void> {
  await tx.replication.updateMany({ where: { sourceId: { in: ids } }, data: { sourceId: null } });
  await tx.replication.updateMany({ where: { id: { in: ids } }, data: { state: 'dropped', dropReason: null, givenAt: null, takenAt: null, sourceId: null, lock: { increment: 1 }, updatedAt: now() } });
}

async function mergeIn(tx: Tx, viewer: Member, practice: { id: string; leadId: string | null }, fromId: string, intoId: string): Promise<void> {
  const all = await rowsOf(tx, practice.id);
  const own = all.filter(({ partnerId }) => partnerId === fromId || partnerId === intoId).sort(furtherFirst);
  const [stays, goes] = own;
  if (!stays) return;
  if (goes) await unite(tx, all, stays, goes);
  const isOwn = practice.leadId === intoId;
  if (!goes && !isOwn && stays.partnerId === intoId) return;
  if (isOwn && stays.state === 'dropped' && stays.givenAt === null && stays.takenAt === null && stays.partnerId === intoId && !goes) return;
  if (isOwn) await becomeOrigin(tx, [stays.id]);
  await tx.replication.update({ where: { id: stays.id }, data: { partnerId: intoId } });
  await noteStep(tx, { replicationId: stays.id, step: 'merged', side: 'programme', actor: viewer, actorRole: 'coordinator', organisationId: fromId });
}

/**
 * Keeps how practices travelled in order when one organisation becomes part of another, inside the merger's transaction and after
 * what it leads has moved: its replications become the other's, two of one practice become one.
 */
export async function keepMerged(tx: Tx, viewer: Member, fromId: string, intoId: string): Promise<void> {
  const taken = await tx.replication.findMany({ where: { partnerId: { in: [fromId, intoId] } }, distinct: ['practiceId'], select: { practiceId: true } });
  const ids = taken.map(({ practiceId }) => practiceId);
  await lockPractices(tx, ids);
  const practices = await tx.entry.findMany({ where: { id: { in: ids } }, select: { id: true, leadId: true } });
  for (const practice of practices) await mergeIn(tx, viewer, practice, fromId, intoId);
  await countTravel(tx, ids);
}
