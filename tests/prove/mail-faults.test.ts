import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#bin/free-port';
import { db } from '#app/platform/db/db.server';
import { oweAll } from '#app/platform/mail/letters.server';
import { resetDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { proof } from './report';

// A mail server that is down, says "later", refuses one address or says nothing: letters wait, nobody else does, and each goes out once.

type Temper = (to: string, attempt: number) => { responseCode: number; message: string } | 'silent' | null;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const delivered: string[] = [];
const attempts = new Map<string, number>();
let temper: Temper = () => null;
let port: number;
let smtp: SMTPServer | undefined;
let server: RunningServer;

async function open(): Promise<void> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void simpleParser(stream).then(({ messageId = '', to }) => {
      const address = [to].flat()[0]?.value[0]?.address ?? '';
      attempts.set(messageId, (attempts.get(messageId) ?? 0) + 1);
      const said = temper(address, attempts.get(messageId) ?? 0);
      if (said === 'silent') return;
      if (said) return done(Object.assign(new Error(said.message), { responseCode: said.responseCode }));
      delivered.push(messageId);
      done();
    }, done),
  });
  smtp.on('error', () => {});
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
}

async function close(): Promise<void> {
  const closing = smtp;
  smtp = undefined;
  if (closing) await new Promise<void>((done) => closing.close(() => done()));
}

beforeAll(async () => {
  await resetDatabase();
  port = await freePort();
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DEMO: '', SMTP_URL: `smtp://127.0.0.1:${port}` } });
});

afterAll(async () => {
  await server?.stop();
  await close();
});

let n = 0;
async function owe(count: number): Promise<string[]> {
  const to = Array.from({ length: count }, () => `kirje${++n}@example.org`);
  await db.$transaction((tx) => oweAll(tx, to.map((address) => ({ to: address, lang: 'fi', template: 'joining/received', params: { name: 'Maija' } }))));
  return to;
}
/** As if the pause had passed after which a letter is tried again. */
const hasten = () => db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND locked_at IS NULL`;
async function goneOut(): Promise<boolean> {
  await hasten();
  return (await db.letter.count({ where: { sentAt: null } })) === 0;
}

async function until(what: string, isSo: () => Promise<boolean>, seconds: number): Promise<string[]> {
  for (const end = Date.now() + seconds * 1000; !(await isSo()); await wait(200)) if (Date.now() > end) return [what];
  return [];
}

/** The slowest of some pages and a join, in milliseconds. */
async function slowest(): Promise<number> {
  const took = await Promise.all(['/fi', '/sv/pilots', '/en/join'].map(async (path) => {
    const began = performance.now();
    const { status } = await ask(server.origin, path);
    return status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY;
  }));
  return Math.max(...took);
}

it('keeps letters until the mail server takes them, and holds nobody and nothing else up', async () => {
  const report = proof('Mail server down, busy, choosy, silent');
  const faults: string[] = [];
  const pages: number[] = [];

  await owe(20);
  faults.push(...(await until('down: nothing says why', async () => (await db.letter.count({ where: { lastError: { contains: 'ECONNREFUSED' } } })) > 0, 20)));
  pages.push(await slowest());
  await open();
  await hasten();
  faults.push(...(await until('down and up again: letters wait', goneOut, 30)));

  temper = (_to, attempt) => (attempt === 1 ? { responseCode: 451, message: 'Greylisted, try again' } : null);
  await owe(10);
  faults.push(...(await until('greylisted: letters wait', goneOut, 30)));

  const choosy = `kirje${n + 1}@example.org`;
  temper = (to) => (to === choosy ? { responseCode: 550, message: 'No such user here' } : null);
  const [refused = '', ...others] = await owe(10);
  faults.push(...(await until('choosy: others are held up', async () => (await db.letter.count({ where: { to: { in: others }, sentAt: null } })) === 0, 15)));
  faults.push(...(await until('choosy: it is not told why', async () => (await db.letter.findFirstOrThrow({ where: { to: refused } })).lastError?.includes('No such user') === true, 15)));
  temper = () => null;
  faults.push(...(await until('choosy, then not: the letter waits', goneOut, 20)));

  temper = () => 'silent';
  await owe(4);
  await wait(2_000);
  await db.$queryRaw`SELECT 1 FROM graphile_worker.add_job('tidy-vocabulary', job_key := 'proof')`;
  faults.push(...(await until('silent: the clock is held up', async () => (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = 'proof'`)[0]?.n === 0, 8)));
  pages.push(await slowest());
  // It is let go while it is still silent: a server that hangs for days would else take the first letters with it.
  faults.push(...(await until('silent: it is waited for without end', async () => (await db.letter.count({ where: { sentAt: null, lastError: { contains: 'imeout' } } })) >= 2, 50)));
  await close();
  temper = () => null;
  await open();
  faults.push(...(await until('silent, then not: letters wait', goneOut, 60)));

  const letters = await db.letter.count();
  const twice = delivered.length - new Set(delivered).size;
  report({ attempts: [...attempts.values()].reduce((sum, one) => sum + one, 0), losses: faults.length + letters - new Set(delivered).size + twice, note: `${letters} letters; pages meanwhile within ${Math.round(Math.max(...pages))} ms` });
  expect(faults).toEqual([]);
  expect([new Set(delivered).size, twice]).toEqual([letters, 0]);
  expect(Math.max(...pages)).toBeLessThan(2_000);
  expect(await db.letter.count({ where: { lastError: { not: null } } })).toBe(0);
});
