import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { env } from '#app/platform/env/env.server';

/** OWASP's smallest recommended Argon2id setting: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON2ID);

let nobodysHash: Promise<string> | undefined;

/** Whether a password fits. Without a hash it takes as long and answers no, so that time tells nothing. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFKC'));
  return fits && passwordHash != null;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const signature = (purpose: string, id: string) =>
  createHmac('sha256', env().SESSION_SECRET).update(`${purpose}:${id}`).digest('base64url');

/** The secret part of a one-time link. It is made from the row's id and the server's secret, and stored nowhere. */
export const signedToken = (purpose: string, id: string): string => `${id}.${signature(purpose, id)}`;

/** The id inside a one-time link, or null when the signature is not ours. */
export function tokenId(purpose: string, token: string): string | null {
  const [id = '', sent = ''] = token.split('.', 2);
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const expected = Buffer.from(signature(purpose, id));
  const given = Buffer.from(sent);
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null;
}
