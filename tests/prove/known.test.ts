import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { withPassword } from '#tests/factories/accounts';
import { aMember, aPartner } from '#tests/factories/people';
import { resetDatabase } from '#tests/setup/database';
import type { Answer } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { sendTo, wanting } from './at-doors';
import { dice } from './dice';
import { proof } from './report';

// What the doors tell of who has an account: the same answer, as fast, to an address that is known and to one that is not.

const TRIES = 500;
const WITHIN_MS = 10;
const throwDice = dice('known');
let server: RunningServer;
let city: string;

beforeAll(async () => {
  await resetDatabase();
  city = await aPartner();
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR, TRUSTED_PROXY: '127.0.0.1,::1' } });
});

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

const DOORS: Record<string, { path: string; fields: (email: string) => Record<string, string> }> = {
  'sign-in': { path: '/fi/sign-in', fields: (email) => ({ email, password: 'väärä salasana tämä' }) },
  join: { path: '/fi/join?index', fields: (email) => wanting(email, city) },
  'forgotten password': { path: '/fi/forgotten-password?index', fields: (email) => ({ email }) },
};

const median = (times: number[]) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

/** An answer without what differs from one to the next anyway, and without the address that was given. */
function told({ status, headers: { date: _, etag: __, 'x-request-id': ___, ...headers }, body }: Answer, email: string): string {
  return JSON.stringify([status, headers, body.replaceAll(email, 'EMAIL')]);
}

it.each(Object.keys(DOORS))('tell nothing of who has an account, by word or by time: %s', async (name) => {
  const report = proof(`Known and unknown addresses: ${name}`);
  const door = DOORS[name];
  if (!door) throw new Error(name);
  const known: string[] = [];
  for (let i = 0; i < 40; i++) {
    const { personId } = await aMember();
    await withPassword(personId);
    const email = `known${String(i).padStart(5, '0')}${name.length}@example.org`;
    await db.person.update({ where: { id: personId }, data: { email } });
    known.push(email);
  }
  const cases = Array.from({ length: 2 * TRIES }, (_, i) => ({ isKnown: i % 2 === 0, email: i % 2 === 0 ? (known[(i / 2) % known.length] ?? '') : `other${String(i).padStart(5, '0')}${name.length}@example.org`, at: throwDice() })).sort((a, b) => a.at - b.at);
  const times = { known: [] as number[], other: [] as number[] };
  const answers = { known: new Set<string>(), other: new Set<string>() };
  let sent = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let one = cases.pop(); one; one = cases.pop()) {
      if (sent++ % 40 === 0) await db.rateLimit.deleteMany();
      const began = performance.now();
      const answer = await sendTo(server, throwDice, door.path, door.fields(one.email));
      const kind = one.isKnown ? 'known' : 'other';
      times[kind].push(performance.now() - began);
      answers[kind].add(told(answer, one.email));
    }
  }));
  const [own, other] = [median(times.known), median(times.other)];
  const apart = Math.abs(own - other);
  const differ = [...answers.known].filter((answer) => !answers.other.has(answer)).length + [...answers.other].filter((answer) => !answers.known.has(answer)).length;
  report({ attempts: 2 * TRIES, successes: differ + (apart > WITHIN_MS ? 1 : 0), note: `medians ${own.toFixed(1)} and ${other.toFixed(1)} ms` });
  expect([...answers.known]).toEqual([...answers.other]);
  expect(answers.known.size).toBe(1);
  expect(apart).toBeLessThan(WITHIN_MS);
});
