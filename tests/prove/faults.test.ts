import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEntry } from '#app/domain/shared/revision.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { db } from '#app/platform/db/db.server';
import { aMember, aPartner } from '../factories/people';
import { completePilot } from '../factories/pilots';
import { resetDatabase } from '../setup/database';
import { type Answer, ask } from '../setup/http';
import { type Mailbox, openMailbox } from '../setup/mailbox';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';
import { breakableWay, type Way } from './broken-way';
import { dice } from './dice';
import { proof } from './report';

// A database that is slow, has no room, is gone or says nothing: pages and forms hear "not now" in time, texts come back, and all goes on by itself.

const LANGS = ['fi', 'sv', 'en'] as const;
const BUSY = { fi: 'Palvelu on ruuhkautunut', sv: 'Tjänsten är överbelastad', en: 'The portal is busy' };
const OWN = 'Oma tekstini, jota en halua menettää';

const throwDice = dice('faults');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What the mail server was given, and how often. */
const delivered = new Map<string, number>();
let mailbox: Mailbox;
let way: Awaited<ReturnType<typeof breakableWay>>;
let server: RunningServer;
let cookie: string;
let draft: string;

beforeAll(async () => {
  await resetDatabase();
  const city = await aPartner();
  const editor = await aMember({ in: city, roles: ['editor'] });
  draft = (await startEntry(editor, pilots, city, completePilot())).id;
  mailbox = await openMailbox(delivered);
  way = await breakableWay(process.env.DATABASE_URL as string);
  server = await startServer({ database: way.url, env: { AUKIO_DEMO: '', TRUSTED_PROXY: '127.0.0.1,::1', SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` } });
  cookie = await signedIn(server.origin, editor.personId);
});

afterAll(async () => {
  await server?.stop();
  way?.close();
  await mailbox?.close();
});

type Timed = Answer & { ms: number };

async function timed(path: string, options: Parameters<typeof ask>[2] = {}): Promise<Timed> {
  const began = performance.now();
  const answer = await ask(server.origin, path, options).catch((error: Error) => ({ status: 0, headers: {}, body: error.message }));
  return { ...answer, ms: performance.now() - began };
}

const sender = () => ({ Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': `10.${[0, 0, 0].map(() => Math.floor(throwDice() * 250)).join('.')}` });

let applicants = 0;
function apply(lang: string) {
  const fields = {
    email: `hakija${++applicants}@example.org`, name: 'Hakija', organisation: '', newOrganisationName: 'Uusi yhdistys', newOrganisationKind: 'association', workTitle: 'Sihteeri',
    side: 'association', themes: 'smart', why: OWN, lang: 'fi', consent: '2026-11',
  };
  return timed(`/${lang}/join`, { method: 'POST', headers: sender(), body: new URLSearchParams(fields).toString() });
}
const write = (lang: string) =>
  timed(`/${lang}/desk/pilots/${draft}/story`, { method: 'POST', headers: { ...sender(), Cookie: cookie }, body: new URLSearchParams({ base: '-', challenge: OWN, approach: 'A', novelty: 'N' }).toString() });

/** What is wrong with an answer while something is broken: it may come, or say "not now" well and in time. */
function faultOf(what: string, lang: keyof typeof BUSY, { status, headers, body, ms }: Timed, most: number, isForm: boolean): string[] {
  const said = `${what} /${lang}${isForm ? ' (form)' : ''}: ${status} after ${Math.round(ms)} ms`;
  if (ms > most) return [`too late: ${said}`];
  if ([200, 303, 409].includes(status)) return [];
  if (status !== 503) return [`${said}: ${body.slice(0, 200)}`];
  const isWhole = headers['retry-after'] === '5' && headers['cache-control']?.includes('no-store') && body.includes(`<html lang="${lang}"`) && body.includes(BUSY[lang]);
  if (!isWhole) return [`not said well: ${said}: ${body.slice(0, 300)}`];
  return isForm && !body.includes(OWN) ? [`text lost: ${said}`] : [];
}

/** Whether all goes on by itself: pages, forms, and the queue that sends letters. */
async function goesOn(what: string, seconds: number): Promise<string[]> {
  const end = Date.now() + seconds * 1000;
  const until = async (isSo: () => Promise<boolean>) => {
    for (;;) {
      if (await isSo()) return true;
      if (Date.now() > end) return false;
      await wait(200);
    }
  };
  if (!(await until(async () => (await timed('/fi/pilots')).status === 200))) return [`${what}: pages do not come back`];
  if (!(await until(async () => (await apply('fi')).status === 303))) return [`${what}: forms do not come back`];
  if (!(await until(async () => (await db.letter.count({ where: { sentAt: null } })) === 0))) return [`${what}: letters do not go out (${await db.letter.count({ where: { sentAt: null } })} left)`];
  return [];
}

/** How long the longest answer may take, in seconds: who finds the database gone hears of it at once, who finds it silent when it has been so for 20 s. */
const FAULTS: { name: string; way: Way; most: number; lasts: number }[] = [
  { name: 'answers 60 ms late', way: { kind: 'late', ms: 60 }, most: 10, lasts: 3 },
  { name: 'no room for connections', way: { kind: 'full' }, most: 7, lasts: 4 },
  { name: 'gone', way: { kind: 'gone' }, most: 7, lasts: 4 },
  { name: 'connections fall silent', way: { kind: 'old ones silent' }, most: 30, lasts: 3 },
  { name: 'silent', way: { kind: 'silent' }, most: 30, lasts: 12 },
];

it('says "not now" in time while its database is slow, full, gone or silent, keeps texts, and goes on by itself', async () => {
  const report = proof('Database slow, full, gone, silent');
  const faults: string[] = [];
  const longest: string[] = [];
  let answers = 0;
  for (const fault of FAULTS) {
    faults.push(...(await goesOn('before', 20)));
    // As many connections as a busy server has.
    await Promise.all(Array.from({ length: 12 }, () => timed('/fi/pilots')));
    way.set(fault.way);
    const end = Date.now() + fault.lasts * 1000;
    let slowest = 0;
    const ask = async (lang: keyof typeof BUSY, isForm: boolean, one: () => Promise<Timed>) => {
      while (Date.now() < end) {
        const answer = await one();
        answers++;
        slowest = Math.max(slowest, answer.ms);
        faults.push(...faultOf(fault.name, lang, answer, fault.most * 1000, isForm));
        await wait(100);
      }
    };
    await Promise.all(LANGS.flatMap((lang) => [
      ...['', '/pilots', '/practices'].map((path) => ask(lang, false, () => timed(`/${lang}${path}`))),
      ask(lang, true, () => apply(lang)),
      ask(lang, true, () => write(lang)),
    ]));
    way.set({ kind: 'open' });
    const began = Date.now();
    faults.push(...(await goesOn(`after ${fault.name}`, 45)));
    longest.push(`${fault.name} ≤ ${(slowest / 1000).toFixed(1)} s, whole again after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  const twice = [...delivered.values()].filter((n) => n > 1).length;
  const letters = await db.letter.count();
  report({ attempts: answers, losses: faults.length + twice + letters - delivered.size, note: longest.join('; ') });
  expect(faults).toEqual([]);
  expect([delivered.size, twice]).toEqual([letters, 0]);
  expect(server.process.exitCode).toBeNull();
});
