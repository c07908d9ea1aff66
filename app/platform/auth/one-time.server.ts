import { db, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { tokenId } from './secrets.server';

export type Purpose = 'confirm-application' | 'set-password' | 'reset-password' | 'change-address' | 'invitation';

/** What a one-time link is about. */
export type OneTime = { id: string; purpose: Purpose; personId: string | null; subjectId: string | null; address: string | null };

const fields = { id: true, purpose: true, personId: true, subjectId: true, address: true } as const;

/**
 * Prepares a link that works once. Its id goes into a letter's params; the letter makes the link with `signedToken`.
 * @param minutes how long it works
 */
export async function makeToken(
  tx: Tx,
  purpose: Purpose,
  minutes: number,
  about: { personId?: string; subjectId?: string; address?: string },
): Promise<string> {
  const expiresAt = new Date(now().getTime() + minutes * 60_000);
  const { id } = await tx.oneTimeToken.create({ data: { purpose, expiresAt, createdAt: now(), ...about }, select: { id: true } });
  return id;
}

/** What a link that still works is about, or null. Looking uses nothing up. */
export async function standingToken(purposes: Purpose[], token: string, client: Tx = db): Promise<OneTime | null> {
  for (const purpose of purposes) {
    const id = token.length < 200 ? tokenId(purpose, token) : null;
    if (!id) continue;
    const row = await client.oneTimeToken.findFirst({ where: { id, purpose, usedAt: null, expiresAt: { gt: now() } }, select: fields });
    return row as OneTime | null;
  }
  return null;
}

/** Uses a link up inside a command's transaction; null when it is unknown, too old or was used before. */
export async function spendToken(tx: Tx, purposes: Purpose[], token: string): Promise<OneTime | null> {
  const standing = await standingToken(purposes, token, tx);
  if (!standing) return null;
  const { count } = await tx.oneTimeToken.updateMany({ where: { id: standing.id, usedAt: null }, data: { usedAt: now() } });
  return count === 1 ? standing : null;
}
