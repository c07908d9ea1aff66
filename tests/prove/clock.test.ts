import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { oweAll } from '#app/platform/mail/letters.server';
import { aMember, aPartner } from '../factories/people';
import { resetDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';
import { proof } from './report';

// The clock of the server's machine is set forward and back while it runs; the database's own goes on as it should.

const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'aukio-clock-'));
const shift = join(folder, 'shift');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const delivered: string[] = [];
let smtp: SMTPServer;
let server: RunningServer;
let cookie: string;

/** Goes before the server: its Date is off by what stands in a file. */
const CLOCK = `import { readFileSync } from 'node:fs';
const Real = Date;
let by = 0;
setInterval(() => { by = Number(readFileSync(${JSON.stringify(shift)}, 'utf8')); }, 200).unref();
globalThis.Date = new Proxy(Real, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [Real.now() + by] : args, as),
  apply: () => new Real(Real.now() + by).toString(),
  get: (target, name) => (name === 'now' ? () => Real.now() + by : Reflect.get(target, name)),
});
`;

beforeAll(async () => {
  await resetDatabase();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void simpleParser(stream).then(({ messageId = '' }) => {
      delivered.push(messageId);
      done();
    }, done),
  });
  smtp.on('error', () => {});
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  writeFileSync(shift, '0');
  writeFileSync(join(folder, 'clock.mjs'), CLOCK);
  server = await startServer({
    database: process.env.DATABASE_URL as string,
    env: { AUKIO_DEMO: '', SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`, NODE_OPTIONS: `--import=${join(folder, 'clock.mjs')}` },
  });
  const city = await aPartner();
  cookie = await signedIn(server.origin, (await aMember({ in: city, roles: ['editor'] })).personId);
});

afterAll(async () => {
  await server?.stop();
  await new Promise<void>((done) => smtp.close(() => done()));
  rmSync(folder, { recursive: true, force: true });
});

const set = async (days: number) => {
  writeFileSync(shift, String(days * DAY));
  await wait(500);
};
const desk = async () => (await ask(server.origin, '/fi/desk', { headers: { Cookie: cookie } })).status;
const owe = () => db.$transaction((tx) => oweAll(tx, [{ to: 'kello@example.org', lang: 'fi', template: 'joining/received', params: { name: 'Maija' } }]));
const allSent = async () => (await db.letter.count({ where: { sentAt: null } })) === 0;
/** When the clock last asked for what it asks for each minute, in milliseconds from now; only what was asked for stands at a full minute. */
const lastAsked = async () => {
  const [row] = await db.$queryRaw<{ ms: number | null }[]>`SELECT max(extract(epoch FROM last_execution - now()) * 1000)::float AS ms FROM graphile_worker._private_known_crontabs WHERE last_execution = date_trunc('minute', last_execution)`;
  return row?.ms ?? Number.NEGATIVE_INFINITY;
};

async function until(what: string, isSo: () => Promise<boolean>, seconds: number): Promise<string[]> {
  for (const end = Date.now() + seconds * 1000; !(await isSo()); await wait(300)) if (Date.now() > end) return [what];
  return [];
}

it('goes on when the clock is set a day or a year forward and back: no session rises again, nothing is forgotten, sent twice or never done again', async () => {
  const report = proof('Clock set forward and back');
  const faults: string[] = [];
  const expectThat = (what: string, isSo: boolean) => void (isSo || faults.push(what));
  const old = await db.letter.create({ data: { to: 'vanha@example.org', lang: 'fi', template: 'joining/received', params: { name: 'x' }, sentAt: new Date() } });
  expectThat('signed in', (await desk()) === 200);
  let jumps = 0;
  for (const days of [1, 0, -1, 0]) {
    jumps++;
    await set(days);
    expectThat(`${days} days: signed out`, (await desk()) === 200);
    expectThat(`${days} days: pages`, (await ask(server.origin, '/fi/pilots')).status === 200);
    await owe();
    faults.push(...(await until(`${days} days: letters`, allSent, 15)));
  }
  jumps++;
  await set(365);
  expectThat('a year later: still signed in', (await desk()) !== 200);
  await db.$queryRaw`SELECT 1 FROM graphile_worker.add_job('tidy', job_key := 'tidy', max_attempts := 3)`;
  faults.push(...(await until('a year later: tidying was not tried', async () => ((await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = 'tidy' AND last_error LIKE '%clocks%'`)[0]?.n ?? 0) > 0, 15)));
  expectThat('a year later: forgot letters of today', (await db.letter.count({ where: { id: old.id } })) === 1);
  await owe();
  faults.push(...(await until('a year later: letters', allSent, 15)));
  // Until the clock has asked for something in that year.
  faults.push(...(await until('a year later: the clock stands', async () => (await lastAsked()) > 300 * DAY, 90)));

  jumps++;
  await set(0);
  expectThat('back again: the session rose', (await desk()) !== 200);
  const back = Date.now();
  faults.push(...(await until('back again: the clock waits for a year', async () => {
    const ms = await lastAsked();
    return ms < 120_000 && Date.now() + ms > back + 1_000;
  }, 100)));
  const took = (Date.now() - back) / 1000;
  await owe();
  faults.push(...(await until('back again: letters', allSent, 15)));
  const letters = (await db.letter.count()) - 1;
  report({ attempts: jumps, losses: faults.length + letters - new Set(delivered).size + delivered.length - new Set(delivered).size, note: `a day, a year; what is asked for each minute came again ${took.toFixed(0)} s after the clock went back` });
  expect(faults).toEqual([]);
  expect([delivered.length, new Set(delivered).size]).toEqual([letters, letters]);
  expect(server.process.exitCode).toBeNull();
});
