import type { Tx } from '#app/platform/db/db.server';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import type { MemberRole } from './viewer';

/** Whom a letter goes to. The address stays in the outbox. */
export type Addressee = { email: string; name: string; lang: Lang };

type Row = { email: string; name: string; lang: string };
const select = { email: true, name: true, lang: true } as const;
const withLang = (rows: Row[]): Addressee[] => rows.map((row) => ({ ...row, lang: isLang(row.lang) ? row.lang : 'fi' }));

/** Those who hold one of the roles in the organisation that answers for an entry; the coordinators where nobody does. */
export async function addresseesOf(tx: Tx, leadId: string | null, roles: readonly MemberRole[]): Promise<Addressee[]> {
  const own = leadId
    ? await tx.person.findMany({ where: { deactivatedAt: null, memberships: { some: { partnerId: leadId, roles: { hasSome: [...roles] } } } }, select })
    : [];
  if (own.length > 0) return withLang(own);
  return withLang(await tx.person.findMany({ where: { deactivatedAt: null, roles: { has: 'coordinator' } }, select }));
}

/** One person as an addressee; nobody once the account is gone or closed. */
export async function addressee(tx: Tx, personId: string | null): Promise<Addressee[]> {
  return personId ? withLang(await tx.person.findMany({ where: { id: personId, deactivatedAt: null }, select })) : [];
}
