import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#bin/free-port';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { formsIn } from '#tests/bars/forms';
import { demonstrate } from '#tests/setup/demonstration';
import { type Answer, ask } from '#tests/setup/http';
import { type Mailbox, openMailbox } from '#tests/setup/mailbox';
import { type RunningServer, startServer } from '#tests/setup/server';
import { dice } from './dice';
import { startNginx } from './nginx';
import { proof } from './report';

// Two servers on one database behind nginx, whose shared cache is on: nobody stays with one, and what is withdrawn is gone everywhere after a second.

const SECOND = 1_000;
const ROUNDS = 6;
const READERS = 6;
const PASSWORD = 'aukio-demo-2026';
const folder = mkdtempSync(join(tmpdir(), 'aukio-two-'));
const throwDice = dice('two servers');
const any = <T>(all: readonly T[]): T => all[Math.floor(throwDice() * all.length)] as T;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const delivered = new Map<string, number>();
let mailbox: Mailbox;
let servers: RunningServer[] = [];
let ports: number[];
let front: Awaited<ReturnType<typeof startNginx>>;

const start = (i: number) =>
  startServer({
    database: process.env.DATABASE_URL as string,
    env: { PORT: String(ports[i]), ORIGIN: `http://localhost:${ports[2]}`, AUKIO_DATA_DIR: env().AUKIO_DATA_DIR, AUKIO_DEMO: '', AUKIO_PAGE_CACHE_LAG_MS: '500', TRUSTED_PROXY: '127.0.0.1,::1', SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` },
  });

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await demonstrate();
  mailbox = await openMailbox(delivered);
  ports = [await freePort(), await freePort(), await freePort()];
  servers = [await start(0), await start(1)];
  front = await startNginx(folder, ports[2] as number, ports.slice(0, 2));
});

afterAll(async () => {
  await front?.stop();
  for (const server of servers) await server.stop();
  await mailbox?.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

type Way = 'one' | 'other' | 'nginx';
const WAYS: Way[] = ['one', 'other', 'nginx'];
const portOf = (way: Way) => ports[WAYS.indexOf(way)];

/** Asks by a way; both servers know only the address at the front. */
const by = (way: Way, path: string, options: Parameters<typeof ask>[2] = {}): Promise<Answer> =>
  ask(`http://localhost:${portOf(way)}`, path, { ...options, headers: { Host: new URL(front.origin).host, ...options.headers } });

const post = (way: Way, path: string, cookie: string, fields: Record<string, string> | [string, string][]) =>
  by(way, path, { method: 'POST', headers: { Origin: front.origin, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

const cookieIn = ({ headers }: Answer) => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; ');

async function signIn(way: Way, who: string): Promise<string> {
  const answer = await post(way, '/fi/sign-in', '', { email: `${who}@demo.aukio.example`, password: PASSWORD });
  expect(answer.status).toBe(303);
  return cookieIn(answer);
}

it('lets people sign in at one, go on at the other and sign out at either', async () => {
  const report = proof('Two servers: sessions and drafts');
  const wrong: string[] = [];
  let attempts = 0;
  const expectStatus = (what: string, answer: Answer, status: number) => {
    attempts++;
    if (answer.status !== status) wrong.push(`${what}: ${answer.status} instead of ${status}`);
  };
  for (const [here, there] of [['one', 'other'], ['other', 'one'], ['nginx', 'one'], ['one', 'nginx']] as [Way, Way][]) {
    const cookie = await signIn(here, 'editor');
    for (let i = 0; i < 10; i++) expectStatus(`desk at ${there}`, await by(there, '/fi/desk', { headers: { Cookie: cookie } }), 200);
    const begun = await by(here, '/fi/desk/pilots/new', { headers: { Cookie: cookie } });
    const [form] = formsIn(begun.body, '/fi/desk/pilots/new');
    const created = await post(there, '/fi/desk/pilots/new', cookie, (form?.fields ?? []).map(({ name, value }): [string, string] => [name, name === 'title' ? `Aloitettu ${here}` : value]));
    expectStatus(`a draft begun at ${here} and sent to ${there}`, created, 303);
    const at = String(created.headers.location ?? '');
    expectStatus(`the draft at ${here}`, await by(here, at, { headers: { Cookie: cookie } }), 200);
    expectStatus(`signing out at ${there}`, await post(there, '/fi/sign-out', cookie, {}), 303);
    expectStatus(`the desk at ${here} after signing out at ${there}`, await by(here, '/fi/desk', { headers: { Cookie: cookie } }), 303);
  }
  // Limits are counted together: a guesser gains nothing by asking both.
  await db.rateLimit.deleteMany();
  const statuses: number[] = [];
  for (let i = 0; i < 24; i++) statuses.push((await post(i % 2 ? 'one' : 'other', '/fi/sign-in', '', { email: 'editor2@demo.aukio.example', password: `wrong ${i}` })).status);
  const alone: number[] = [];
  await db.rateLimit.deleteMany();
  for (let i = 0; i < 24; i++) alone.push((await post('one', '/fi/sign-in', '', { email: 'editor2@demo.aukio.example', password: `wrong ${i}` })).status);
  await db.rateLimit.deleteMany();
  const guesses = (all: number[]) => all.filter((status) => status !== 429).length;
  if (guesses(statuses) > guesses(alone)) wrong.push(`${guesses(statuses)} guesses at two servers, ${guesses(alone)} at one`);
  report({ attempts: attempts + statuses.length, losses: wrong.length });
  expect(guesses(alone)).toBeLessThan(24);
  expect(wrong).toEqual([]);
});

type Victim = {
  name: string;
  /** What readers see of it while it stands */
  mark: string;
  /** Where it might be seen */
  paths: string[];
  hide: () => Promise<unknown>;
  show: () => Promise<unknown>;
};

/** Things that are taken from readers' eyes, each its own way. */
async function victims(): Promise<Victim[]> {
  const coordinator = await signIn('nginx', 'coordinator');
  const at = () => any(WAYS);
  const done = async (answer: Promise<Answer>) => {
    const { status, body } = await answer;
    if (status !== 303) throw new Error(`Refused with ${status}: ${/<main[\s\S]*<\/main>/.exec(body)?.[0].slice(0, 800)}`);
  };
  const pilot = await db.entry.findFirstOrThrow({ where: { kind: 'pilots', isPublic: true, originalLang: 'fi' }, orderBy: { publishedAt: 'desc' }, include: { lead: { include: { entry: true } } } });
  const practice = await db.entry.findFirstOrThrow({ where: { kind: 'practices', isPublic: true, originalLang: 'fi' }, orderBy: { publishedAt: 'desc' } });
  const person = await db.person.findFirstOrThrow({ where: { email: 'practitioner@demo.aukio.example' } });
  await db.person.update({ where: { id: person.id }, data: { name: 'Aada Aaltonen-Väistyvä' } });
  const practitioner = await signIn('nginx', 'practitioner');
  const profile = formsIn((await by('nginx', '/fi/account', { headers: { Cookie: practitioner } })).body, '/fi/account')[0]?.fields ?? [];
  const list = (choice: string) => () => done(post(at(), '/fi/account?index', practitioner, profile.map(({ name, value }): [string, string] => [name, name === 'listing' ? choice : value])));
  const move = (to: string) => () => done(post(at(), `/fi/desk/practices/${practice.id}/state/${to}`, coordinator, { reason: 'Ei enää tarjolla.' }));
  const everywhere = (kind: string, slug: string) => ['/fi', '/sv', `/fi/${kind}`, `/sv/${kind}`, `/en/${kind}`, `/fi/${kind}.csv`, `/en/${kind}.json`, `/api/v1/${kind}?limit=100`, `/fi/feed.atom`, '/sitemap.xml', '/fi/map', `/fi/search?q=${slug.split('-')[0]}`];
  return [
    {
      name: 'a pilot, in the database alone',
      mark: `/pilots/${pilot.slug}`,
      paths: [...everywhere('pilots', pilot.slug), `/fi/pilots/${pilot.slug}`, `/en/pilots/${pilot.slug}`, `/api/v1/pilots/${pilot.slug}`, `/fi/partners/${pilot.lead?.entry.slug}`],
      hide: () => db.entry.update({ where: { id: pilot.id }, data: { isPublic: false } }).then(() => db.$executeRaw`UPDATE "Pilot" SET "isPublic" = false WHERE id = ${pilot.id}::uuid`),
      show: () => db.entry.update({ where: { id: pilot.id }, data: { isPublic: true } }).then(() => db.$executeRaw`UPDATE "Pilot" SET "isPublic" = true WHERE id = ${pilot.id}::uuid`),
    },
    { name: 'a practice that is retired', mark: `/practices/${practice.slug}`, paths: everywhere('practices', practice.slug), hide: move('retired'), show: move('published') },
    { name: 'a person who no longer wants to be found', mark: 'Aada Aaltonen-Väistyvä', paths: ['/fi/people', '/sv/people', '/en/people'], hide: list('nobody'), show: list('everyone') },
  ];
}

it('shows nowhere what was withdrawn, a second later', async () => {
  const report = proof('Two servers: withdrawn, and still shown after a second');
  const stale: string[] = [];
  const failed: string[] = [];
  let attempts = 0;
  let slowest = 0;
  for (const { name, mark, paths, hide, show } of await victims()) {
    await show().catch(() => {});
    await wait(1.2 * SECOND);
    const shown: string[] = [];
    for (const path of paths) if ((await by('one', path)).body.includes(mark)) shown.push(path);
    expect(shown.length, `${name} is seen nowhere`).toBeGreaterThan(1);
    for (let round = 0; round < ROUNDS; round++) {
      let hiddenAt = Number.POSITIVE_INFINITY;
      let over = false;
      let seen = 0;
      const readers = Array.from({ length: READERS }, async () => {
        while (!over) {
          const [way, path] = [any(WAYS), any(shown)];
          const begun = Date.now();
          const { status, body } = await by(way, path);
          attempts++;
          const isShown = status === 200 && body.includes(mark);
          if (status >= 500) failed.push(`${name} ${way} ${path} ${status}`);
          if (isShown && begun < hiddenAt) seen++;
          if (isShown && begun > hiddenAt) slowest = Math.max(slowest, begun - hiddenAt);
          if (isShown && begun > hiddenAt + SECOND) stale.push(`${name} ${way} ${path} ${begun - hiddenAt} ms`);
        }
      });
      await wait(400);
      await hide();
      hiddenAt = Date.now();
      await wait(1.8 * SECOND);
      over = true;
      await Promise.all(readers);
      expect(seen).toBeGreaterThan(0);
      await show();
      await wait(1.2 * SECOND);
    }
  }
  report({ attempts, losses: stale.length + failed.length, note: `last seen ${slowest} ms after it was withdrawn` });
  expect(failed).toEqual([]);
  expect(stale).toEqual([]);
});

it('sends each letter once, whichever server takes it', async () => {
  const report = proof('Two servers: letters');
  const count = 60;
  const before = new Set(delivered.keys());
  for (let i = 0; i < count; i++) {
    await db.rateLimit.deleteMany();
    const fields = { email: `kaksi${i}@example.org`, name: 'Hakija', organisation: '', newOrganisationName: 'Uusi yhdistys', newOrganisationKind: 'association', workTitle: 'Sihteeri', side: 'association', themes: 'smart', why: 'Haluamme oppia.', lang: 'fi', consent: '2026-11' };
    expect((await post(any(WAYS), '/fi/join', '', fields)).status).toBe(303);
  }
  const arrived = () => [...delivered].filter(([id]) => !before.has(id));
  for (const end = Date.now() + 60 * SECOND; Date.now() < end && (arrived().length < count || (await db.letter.count({ where: { sentAt: null } })) > 0); ) await wait(200);
  const twice = arrived().filter(([, times]) => times > 1).length;
  report({ attempts: count, losses: Math.max(0, count - arrived().length) + twice });
  expect(arrived().length).toBeGreaterThanOrEqual(count);
  expect(twice).toBe(0);
});

it('loses no request of readers when one is told to stop or killed', async () => {
  const report = proof('Two servers: one stops under load');
  const failed: string[] = [];
  let attempts = 0;
  let over = false;
  const readers = Array.from({ length: READERS }, async () => {
    while (!over) {
      const path = any(['/fi', '/sv/pilots', '/en/practices', '/fi/map', '/fi/progress']);
      attempts++;
      await by('nginx', path).then(({ status }) => status !== 200 && failed.push(`${path} ${status}`), (error: Error) => failed.push(`${path} ${error.message}`));
    }
  });
  for (const [i, signal] of [[0, 'SIGTERM'], [1, 'SIGTERM'], [0, 'SIGKILL'], [1, 'SIGKILL']] as const) {
    const server = servers[i] as RunningServer;
    await wait(1.5 * SECOND);
    const exited = once(server.process, 'exit');
    server.process.kill(signal);
    await exited;
    await wait(1.5 * SECOND);
    servers[i] = await start(i);
    await wait(2.5 * SECOND);
  }
  over = true;
  await Promise.all(readers);
  report({ attempts, losses: failed.length, note: 'SIGTERM and kill -9, of each in turn' });
  expect(attempts).toBeGreaterThan(200);
  expect(failed).toEqual([]);
});
