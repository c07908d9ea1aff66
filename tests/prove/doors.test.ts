import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedToken } from '#app/platform/auth/secrets.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { emailOf, PASSWORD, withPassword } from '#tests/factories/accounts';
import { aMember, aPartner } from '#tests/factories/people';
import { resetDatabase } from '#tests/setup/database';
import { ask } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { sendTo, wanting } from './at-doors';
import { dice } from './dice';
import { proof } from './report';

// The doors: whether somebody can hold them shut before an account's owner, and whether a restart opens them to guessing.

const throwDice = dice('doors');
let server: RunningServer;
let city: string;

const start = () => startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR, TRUSTED_PROXY: '127.0.0.1,::1' } });

beforeAll(async () => {
  await resetDatabase();
  city = await aPartner();
  server = await start();
});

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}, to = server) => sendTo(to, throwDice, path, fields, headers);

it('count attempts over restarts and over all servers together', async () => {
  const report = proof('Limits over restarts and servers');
  await db.rateLimit.deleteMany();
  const { personId } = await aMember();
  await withPassword(personId);
  const email = await emailOf(personId);
  const second = await start();
  try {
    const guess = (to: RunningServer) => send('/fi/sign-in', { email, password: 'arvaus arvaus' }, {}, to);
    const both = await Promise.all([server, second].flatMap((to) => Array.from({ length: 10 }, () => guess(to))));
    const tried = both.filter(({ status }) => status === 422).length;
    await server.stop();
    server = await start();
    const after = await Promise.all([server, second].flatMap((to) => Array.from({ length: 5 }, () => guess(to))));
    const more = after.filter(({ status }) => status !== 429).length;
    report({ attempts: both.length + after.length, successes: Math.max(0, tried - 8) + more, note: `${tried} guesses were looked at` });
    expect(tried).toBe(8);
    expect(more).toBe(0);
  } finally {
    await second.stop();
  }
});

/** So much time passes for what is counted, for links and for letters. */
async function pass(minutes: number): Promise<void> {
  await db.$executeRaw`UPDATE "RateLimit" SET expire = expire - ${minutes * 60_000}::bigint`;
  await db.$executeRaw`UPDATE "OneTimeToken" SET "expiresAt" = "expiresAt" - make_interval(mins => ${minutes}), "createdAt" = "createdAt" - make_interval(mins => ${minutes})`;
}

it('are never held shut before an account’s owner, however long somebody tries', async () => {
  const report = proof('Shutting an owner out for a day');
  await db.rateLimit.deleteMany();
  const { personId } = await aMember();
  await withPassword(personId);
  const email = await emailOf(personId);
  const first = await send('/fi/sign-in', { email, password: PASSWORD });
  expect(first.status).toBe(303);
  const mark = (first.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '').find((cookie) => cookie.startsWith('aukio-known')) ?? '';
  const steps = 48;
  let attempts = 0;
  const out: string[] = [];
  let held = 0;
  for (let step = 0; step < steps; step++) {
    await pass(30);
    // From many addresses, and from the owner's own: whatever a stranger can make the server count for this address.
    const tries = [
      ...Array.from({ length: 10 }, () => send('/fi/sign-in', { email, password: 'arvaus arvaus' })),
      ...Array.from({ length: 8 }, () => send('/fi/sign-in', { email, password: 'arvaus arvaus' }, { 'X-Forwarded-For': '192.0.2.7' })),
      ...Array.from({ length: 6 }, () => send('/fi/join?index', wanting(email, city))),
      ...Array.from({ length: 6 }, () => send('/fi/forgotten-password?index', { email })),
    ];
    attempts += tries.length;
    await Promise.all(tries);
    const [stranger, owner] = await Promise.all([
      send('/fi/sign-in', { email, password: PASSWORD }, { 'X-Forwarded-For': '192.0.2.7' }),
      send('/fi/sign-in', { email, password: PASSWORD }, { 'X-Forwarded-For': '192.0.2.7', Cookie: mark }),
    ]);
    if (stranger.status === 429) held++;
    if (owner.status !== 303) out.push(`${step} known browser ${owner.status}`);
    const link = await db.oneTimeToken.findFirst({ where: { personId, purpose: 'reset-password', usedAt: null, expiresAt: { gt: new Date() } }, orderBy: { createdAt: 'desc' } });
    const page = link && (await ask(server.origin, `/fi/set-password?token=${signedToken('reset-password', link.id)}`));
    if (!page?.body.includes('name="newPassword"')) out.push(`${step} letter ${page?.status}`);
  }
  const link = await db.oneTimeToken.findFirstOrThrow({ where: { personId, usedAt: null, expiresAt: { gt: new Date() } } });
  const set = await send(`/fi/set-password?token=${signedToken('reset-password', link.id)}`, { newPassword: 'uusi ja oma salasana' });
  if (set.status !== 303) out.push(`a new password ${set.status}`);
  report({ attempts, successes: out.length, note: `a day in ${steps} steps; strangers were held off in ${held}` });
  expect(held).toBe(steps);
  expect(out).toEqual([]);
});
