import { db, type Tx } from '#app/platform/db/db.server';

const standing = { kind: 'partners', isPublic: true, partner: { mergedIntoId: null } } as const;

/** Whether an organisation can be joined: it is published and was not merged away. */
export const canBeJoined = async (tx: Tx, id: string): Promise<boolean> => (await tx.entry.count({ where: { id, ...standing } })) === 1;

/** People who act with an organisation's mandate, for asking their yes. */
export const representativesOf = (tx: Tx, partnerId: string) =>
  tx.person.findMany({
    where: { deactivatedAt: null, memberships: { some: { partnerId, roles: { has: 'representative' } } } },
    select: { id: true, email: true, lang: true, name: true },
  });

/** Which of these organisations have a representative to be asked. */
export async function represented(ids: string[]): Promise<Set<string>> {
  const rows = await db.membership.findMany({
    where: { partnerId: { in: ids }, roles: { has: 'representative' }, person: { deactivatedAt: null } },
    select: { partnerId: true },
  });
  return new Set(rows.map(({ partnerId }) => partnerId));
}
