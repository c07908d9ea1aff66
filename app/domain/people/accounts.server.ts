import { makeToken } from '#app/platform/auth/one-time.server';
import type { Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';

const SET_PASSWORD_MINUTES = 7 * 24 * 60;

type NewAccount = { email: string; name: string; lang: string; themes?: string[]; headline?: string; consentText?: string; consentedAt?: Date };

/**
 * Gives someone an account without a password, or finds the one that has the address.
 * `tokenId` is for a letter's set-password link (7 days); null where a password is set already.
 */
export async function openAccount(tx: Tx, account: NewAccount): Promise<{ personId: string; tokenId: string | null }> {
  const existing = await tx.person.findUnique({ where: { email: account.email }, select: { id: true, passwordHash: true } });
  const person = existing ?? (await tx.person.create({ data: { roles: [], ...account, createdAt: now() }, select: { id: true, passwordHash: true } }));
  const tokenId = person.passwordHash ? null : await makeToken(tx, 'set-password', SET_PASSWORD_MINUTES, { personId: person.id });
  return { personId: person.id, tokenId };
}
