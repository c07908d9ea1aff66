import { keepMerged } from '#app/domain/replications/keep-merged.server';
import { Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { appendStep } from '#app/domain/shared/timeline.server';
import { isCoordinator, type Member } from '#app/domain/shared/viewer';
import { type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { lockPartner } from './profile.server';

/**
 * Merges one partner into another, as municipalities do: everything the first one had becomes the other's, and its
 * addresses redirect there. Its own page disappears; its timeline and texts stay.
 * @throws Forbidden unless a coordinator; NotFound when either is not public; Invalid when both are the same
 */
export async function mergePartner(viewer: Member, fromId: string, intoId: string): Promise<void> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  refuseIf(intoId ? [] : [{ field: 'into', code: 'choose' }]);
  refuseIf(fromId === intoId ? [{ field: 'into', code: 'choose' }] : []);
  await transaction(async (tx) => {
    for (const id of [fromId, intoId].sort()) await lockPartner(tx, id);
    const from = await publicPartner(tx, fromId);
    await publicPartner(tx, intoId);
    await moveAddresses(tx, from, intoId);
    await moveContent(tx, fromId, intoId);
    await movePeople(tx, fromId, intoId);
    await keepMerged(tx, viewer, fromId, intoId);
    await tx.partner.updateMany({ where: { mergedIntoId: fromId }, data: { mergedIntoId: intoId } });
    await tx.partner.update({ where: { id: fromId }, data: { mergedIntoId: intoId } });
    await tx.entry.update({ where: { id: fromId }, data: { isPublic: false, state: 'merged', updatedAt: now() } });
    for (const entryId of [fromId, intoId]) {
      await appendStep(tx, { entryId, step: 'merged', actor: viewer, actorRole: 'coordinator', organisationId: entryId === fromId ? intoId : fromId, isPublic: true });
    }
  });
}

async function publicPartner(tx: Tx, id: string): Promise<{ id: string; slug: string }> {
  const entry = await tx.entry.findFirst({ where: { id, kind: 'partners', isPublic: true }, select: { id: true, slug: true } });
  if (!entry) throw new NotFound();
  return entry;
}

async function moveAddresses(tx: Tx, from: { id: string; slug: string }, entryId: string): Promise<void> {
  await tx.formerSlug.updateMany({ where: { kind: 'partners', entryId: from.id }, data: { entryId } });
  const address = { kind: 'partners', slug: from.slug };
  await tx.formerSlug.upsert({ where: { kind_slug: address }, create: { ...address, entryId, since: now() }, update: { entryId } });
}

/** What the partner leads and takes part in, both as readers see it and as stored in revisions, drafts among them. */
async function moveContent(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.entry.updateMany({ where: { leadId: fromId, id: { not: fromId } }, data: { leadId: intoId } });
  await tx.pilot.updateMany({ where: { leadId: fromId }, data: { leadId: intoId } });
  const roles = await tx.pilotPartner.findMany({ where: { partnerId: fromId }, select: { pilotId: true, role: true } });
  await tx.pilotPartner.createMany({ data: roles.map((row) => ({ ...row, partnerId: intoId })), skipDuplicates: true });
  await tx.pilotPartner.deleteMany({ where: { partnerId: fromId } });
  const mentioning = await tx.$queryRaw<{ id: string; content: unknown }[]>`
    SELECT id, content FROM "Revision" WHERE "entryId" <> ${fromId}::uuid AND content::text LIKE ${`%${fromId}%`} FOR UPDATE`;
  for (const { id, content } of mentioning) {
    const replaced = withPartner(content, fromId, intoId) as Prisma.InputJsonValue;
    await tx.revision.update({ where: { id }, data: { content: replaced, lock: { increment: 1 } } });
  }
}

/** Stored content with one partner's id put for another's wherever it stands; lists lose what has become the same twice. */
export function withPartner(value: unknown, fromId: string, intoId: string): unknown {
  if (value === fromId) return intoId;
  if (Array.isArray(value)) {
    const mapped = value.map((item) => withPartner(item, fromId, intoId));
    if (!JSON.stringify(value).includes(fromId)) return mapped;
    const seen = new Set<string>();
    return mapped.filter((item) => {
      const mark = JSON.stringify(item);
      if (!mark.includes(intoId)) return true;
      return seen.has(mark) ? false : Boolean(seen.add(mark));
    });
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPartner(item, fromId, intoId)]));
}

async function movePeople(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const both = { in: [fromId, intoId] };
  const memberships = await tx.membership.findMany({ where: { partnerId: both } });
  for (const moved of memberships.filter((m) => m.partnerId === fromId)) {
    const there = memberships.find((m) => m.partnerId === intoId && m.personId === moved.personId);
    if (!there) {
      await tx.membership.update({ where: { id: moved.id }, data: { partnerId: intoId } });
      continue;
    }
    const roles = [...new Set([...there.roles, ...moved.roles])];
    await tx.membership.update({ where: { id: there.id }, data: { roles, since: moved.since < there.since ? moved.since : there.since } });
    await tx.membership.delete({ where: { id: moved.id } });
  }
  await tx.application.updateMany({ where: { partnerId: fromId }, data: { partnerId: intoId } });
  await tx.invitation.updateMany({ where: { partnerId: fromId }, data: { partnerId: intoId } });
}
