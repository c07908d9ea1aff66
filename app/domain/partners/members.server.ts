import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint, titleOf } from '#app/domain/shared/revision.server';
import { holds, isCoordinator, type Member, type MemberRole, type Side, type Viewer } from '#app/domain/shared/viewer';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { owe } from '#app/platform/mail/letters.server';
import { mayManageMembers, maySeeMembers } from './partner.policy';
import { lockPartner } from './profile.server';

export type MemberRow = { id: string; personId: string; name: string; roles: MemberRole[]; side: Side; since: Date };
export type InvitationRow = { id: string; email: string; name: string; roles: MemberRole[]; side: Side; expiresAt: Date };

/**
 * The members of an organisation by name, and the invitations that nobody has answered yet.
 * @throws NotFound when it does not exist or the viewer may not see them
 */
export async function membersOf(viewer: Viewer, partnerId: string): Promise<{ members: MemberRow[]; invitations: InvitationRow[] }> {
  if (!isId(partnerId) || !maySeeMembers(viewer, partnerId)) throw new NotFound();
  const there = await db.entry.count({ where: { id: partnerId, kind: 'partners', isPublic: true } });
  if (!there) throw new NotFound();
  const mayInvite = mayManageMembers(viewer, partnerId) || holds(viewer, partnerId, 'editor');
  const [members, invitations] = await Promise.all([
    db.membership.findMany({
      where: { partnerId, person: { deactivatedAt: null } },
      orderBy: { person: { name: 'asc' } },
      include: { person: { select: { name: true } } },
    }),
    mayInvite
      ? db.invitation.findMany({ where: { partnerId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } }, orderBy: { createdAt: 'asc' } })
      : [],
  ]);
  return {
    members: members.map(({ id, personId, person, roles, side, since }) => ({ id, personId, name: person.name, roles: roles as MemberRole[], side: side as Side, since })),
    invitations: invitations.map(({ id, email, name, roles, side, expiresAt }) => ({ id, email, name, roles: roles as MemberRole[], side: side as Side, expiresAt })),
  };
}

/** A mark of what a membership's form showed. */
export const membershipMark = ({ roles, side }: { roles: readonly string[]; side: string }): string => fingerprint([[...roles].sort(), side]);

/**
 * One membership, for its form.
 * @throws NotFound unless the viewer may change it
 */
export async function openMembership(viewer: Viewer, partnerId: string, id: string, client: Tx = db) {
  if (!isId(id) || !isId(partnerId) || !mayManageMembers(viewer, partnerId)) throw new NotFound();
  const membership = await client.membership.findFirst({
    where: { id, partnerId, person: { deactivatedAt: null } },
    include: { person: { select: { name: true, email: true, lang: true } } },
  });
  if (!membership) throw new NotFound();
  return { ...membership, roles: membership.roles as MemberRole[], side: membership.side as Side };
}

/** Refuses when an organisation's only representative takes that role from themselves; a coordinator may. */
async function refuseLeavingAlone(tx: Tx, viewer: Member, membership: { id: string; partnerId: string; roles: string[] }, keeps: readonly string[]): Promise<void> {
  if (isCoordinator(viewer) || !membership.roles.includes('representative') || keeps.includes('representative')) return;
  const others = await tx.membership.count({
    where: { partnerId: membership.partnerId, id: { not: membership.id }, roles: { has: 'representative' }, person: { deactivatedAt: null } },
  });
  refuseIf(others === 0 ? [{ field: 'roles', code: 'lastRepresentative' }] : []);
}

/**
 * Changes what a member is in an organisation. A role taken away ends with the next request.
 * @param base `membershipMark` of what the form showed
 * @throws NotFound, Conflict, Invalid (lastRepresentative)
 */
export async function changeMembership(viewer: Member, partnerId: string, id: string, base: string, change: { roles: MemberRole[]; side: Side }): Promise<void> {
  await transaction(async (tx) => {
    await lockPartner(tx, partnerId);
    const membership = await openMembership(viewer, partnerId, id, tx);
    if (membershipMark(membership) !== base) throw new Conflict({ roles: membership.roles, side: membership.side });
    const roles = [...new Set(change.roles)];
    await refuseLeavingAlone(tx, viewer, membership, roles);
    if (membershipMark({ roles, side: change.side }) === base) return;
    await tx.membership.update({ where: { id }, data: { roles, side: change.side } });
    if (membership.personId !== viewer.personId) await tell(tx, 'rolesChanged', membership, { roles: roles.join(',') });
  });
}

/**
 * Ends a membership. Members may leave themselves; representatives and coordinators remove.
 * @throws NotFound, Invalid (lastRepresentative)
 */
export async function removeMember(viewer: Member, partnerId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    await lockPartner(tx, partnerId);
    const membership = await openMembership(viewer, partnerId, id, tx);
    await refuseLeavingAlone(tx, viewer, membership, []);
    await tx.membership.delete({ where: { id } });
    if (membership.personId !== viewer.personId) await tell(tx, 'memberRemoved', membership, {});
  });
}

/**
 * Ends one's own membership.
 * @throws Forbidden when one is no member; Invalid (lastRepresentative)
 */
export async function leavePartner(viewer: Member, partnerId: string): Promise<void> {
  await transaction(async (tx) => {
    await lockPartner(tx, partnerId);
    const membership = await tx.membership.findFirst({ where: { partnerId, personId: viewer.personId } });
    if (!membership) throw new Forbidden();
    await refuseLeavingAlone(tx, viewer, membership, []);
    await tx.membership.delete({ where: { id: membership.id } });
  });
}

type Told = { partnerId: string; person: { name: string; email: string; lang: string } };

async function tell(tx: Tx, letter: 'rolesChanged' | 'memberRemoved', { partnerId, person }: Told, params: Record<string, string>): Promise<void> {
  const partner = await titleOf(tx, partnerId, person.lang);
  await owe(tx, { to: person.email, lang: person.lang, template: `partners/${letter}`, params: { name: person.name, partner, partnerId, ...params } });
}
