import { randomBytes } from 'node:crypto';
import { sha256 } from '#app/platform/auth/secrets.server';
import { db } from '#app/platform/db/db.server';

const WEEK = 7 * 86_400_000;

/** Signs a person in on a server that uses this worker's database; returns the Cookie header of their browser. */
export async function signedIn(origin: string, personId: string): Promise<string> {
  const token = randomBytes(25).toString('hex');
  const ends = new Date(Date.now() + WEEK);
  await db.session.create({ data: { id: sha256(token), personId, expiresAt: ends, endsAt: ends } });
  return `aukio-${new URL(origin).port}=${token}`;
}
