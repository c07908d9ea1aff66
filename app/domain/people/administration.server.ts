import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import type { PlatformRole, Viewer } from '#app/domain/shared/viewer';
import { endSessions } from '#app/platform/auth/sessions.server';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { mayAdministerPeople, mayDeactivate } from './person.policy';

const PAGE = 50;
const fields = {
  id: true, name: true, email: true, lang: true, roles: true, deactivatedAt: true, createdAt: true,
  memberships: { select: { partnerId: true, roles: true, side: true } },
} as const;

/** Accounts by name or address, a page at a time. @throws Forbidden for all but administrators */
export async function findPeople(viewer: Viewer, words: string, page: number) {
  if (!mayAdministerPeople(viewer)) throw new Forbidden();
  const contains = words.replace(/[\u0000\ud800-\udfff\\%_]/g, '').slice(0, 100);
  const where = contains
    ? { OR: [{ name: { contains, mode: 'insensitive' as const } }, { email: { contains, mode: 'insensitive' as const } }] }
    : {};
  const [total, people] = await Promise.all([
    db.person.count({ where }),
    db.person.findMany({ where, select: fields, orderBy: [{ name: 'asc' }, { id: 'asc' }], skip: (page - 1) * PAGE, take: PAGE }),
  ]);
  return { total, pages: Math.max(1, Math.ceil(total / PAGE)), people };
}

/** One account. @throws Forbidden, NotFound */
export async function openPerson(viewer: Viewer, id: string, client: Tx = db) {
  if (!mayAdministerPeople(viewer)) throw new Forbidden();
  const person = /^[0-9a-f-]{36}$/.test(id) ? await client.person.findUnique({ where: { id }, select: fields }) : null;
  if (!person) throw new NotFound();
  return person;
}

/**
 * Refuses when nobody would be left to administer. Holds others off until the transaction ends.
 * @throws Invalid lastAdministrator
 */
export async function keepAnAdministrator(tx: Tx, without: string, field = ''): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('administrators'))) AS held`;
  const others = await tx.person.count({ where: { roles: { has: 'administrator' }, deactivatedAt: null, id: { not: without } } });
  if (others === 0) throw new Invalid([{ field, code: 'lastAdministrator' }]);
}

/** Gives and takes the programme's roles; it counts from the person's next request. @throws Invalid lastAdministrator */
export async function setPlatformRoles(viewer: Viewer, id: string, roles: PlatformRole[]): Promise<void> {
  await transaction(async (tx) => {
    const person = await openPerson(viewer, id, tx);
    if (person.roles.includes('administrator') && !roles.includes('administrator')) await keepAnAdministrator(tx, id, 'roles');
    const { count } = await tx.person.updateMany({ where: { id, roles: { equals: person.roles } }, data: { roles } });
    if (count !== 1) throw new Conflict();
  });
}

/** Closes an account: its sessions end at once. @throws Forbidden for one's own */
export async function deactivatePerson(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const person = await openPerson(viewer, id, tx);
    if (!mayDeactivate(viewer, person)) throw new Forbidden();
    if (person.roles.includes('administrator')) await keepAnAdministrator(tx, id);
    const { count } = await tx.person.updateMany({ where: { id, deactivatedAt: null }, data: { deactivatedAt: now() } });
    if (count !== 1) throw new Conflict();
    await endSessions(tx, id);
    await tx.oneTimeToken.updateMany({ where: { personId: id, usedAt: null }, data: { usedAt: now() } });
  });
}

/** Opens a closed account again; its holder signs in as before. */
export async function reactivatePerson(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const person = await openPerson(viewer, id, tx);
    if (!mayDeactivate(viewer, person)) throw new Forbidden();
    const { count } = await tx.person.updateMany({ where: { id, deactivatedAt: { not: null } }, data: { deactivatedAt: null } });
    if (count !== 1) throw new Conflict();
  });
}
