import { once } from 'node:events';
import pg from 'pg';
import { afterEach, expect, inject, it } from 'vitest';
import { freshDatabase } from '../setup/database';
import { type Answer, ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';

const running: RunningServer[] = [];
const clients: pg.Client[] = [];

// Each server holds some thirty connections: none outlives its test.
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(database: string, env: Record<string, string> = {}) {
  const server = await startServer({ database, env });
  running.push(server);
  return server;
}

async function reader(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await client.query<T>(sql, values)).rows;
}

const application = (email: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    email, name: 'Hakija', organisation: '', newOrganisationName: 'Uusi yhdistys', newOrganisationKind: 'association', workTitle: 'Sihteeri',
    side: 'association', themes: 'smart', why: 'Haluamme oppia.', lang: 'fi', consent: '2026-11', ...more,
  }).toString();

const send = (server: RunningServer, body: string): Promise<Answer> =>
  ask(server.origin, '/fi/join', { method: 'POST', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body });

/** As if many readers asked from addresses of their own: the limit per address is not what is tested here. */
const forgetLimits = (read: (sql: string) => Promise<unknown>) => read('TRUNCATE "RateLimit"');

it('keeps all that was acknowledged when the server is killed in the middle of it, once, with the letter owed', { timeout: 90_000 }, async () => {
  const url = await freshDatabase('durability_kill');
  // Mail goes nowhere, so that what is owed stays to be seen.
  const env = { AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' };
  const first = await start(url, env);
  const read = await reader(url);
  const acknowledged: string[] = [];
  const sent: string[] = [];
  let killed = false;
  let n = 0;

  const client = async () => {
    while (!killed) {
      const email = `hakija${++n}@example.org`;
      sent.push(email);
      const answer = await send(first, application(email)).catch(() => null);
      if (answer?.status === 303) acknowledged.push(email);
      else if (answer && answer.status !== 429) throw new Error(`Answered ${answer.status}`);
      if (n % 10 === 0) await forgetLimits(read);
    }
  };
  const clients = Array.from({ length: 6 }, client);
  while (acknowledged.length < 25) await new Promise((wait) => setTimeout(wait, 20));
  first.process.kill('SIGKILL');
  killed = true;
  await Promise.all([once(first.process, 'exit'), ...clients]);

  const second = await start(url, env);
  expect((await ask(second.origin, '/readyz')).status).toBe(200);
  const rows = await read<{ email: string; state: string }>('SELECT email, state FROM "Application"');
  const letters = await read<{ to: string; params: { applicationId: string; tokenId: string } }>(`SELECT "to", params FROM "Letter" WHERE template = 'joining/confirm'`);
  const stored = rows.map(({ email }) => email).sort();
  expect(stored).toEqual([...new Set(stored)]);
  expect(acknowledged.filter((email) => !stored.includes(email))).toEqual([]);
  expect(stored.filter((email) => !sent.includes(email))).toEqual([]);
  // Nothing is half-written either: each application, acknowledged or not, has its one letter, link and task.
  expect(letters.map(({ to }) => to).sort()).toEqual(stored);
  const tokens = await read<{ id: string }>('SELECT id FROM "OneTimeToken"');
  expect(tokens.map(({ id }) => id).sort()).toEqual(letters.map(({ params }) => params.tokenId).sort());
  const [owed] = await read<{ n: number }>(`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier LIKE '%letter%'`);
  expect(owed?.n).toBe(stored.length);

  await forgetLimits(read);
  expect((await send(second, application('jalkeen@example.org'))).status).toBe(303);
  expect(await read('SELECT 1 FROM "Application" WHERE email = $1', ['jalkeen@example.org'])).toHaveLength(1);
});

it('makes one row of the same form sent several times at once', { timeout: 60_000 }, async () => {
  const server = await start(await freshDatabase('durability_twice'));
  const read = await reader(server.databaseUrl);
  const answers = await Promise.all(Array.from({ length: 4 }, () => send(server, application('kahdesti@example.org'))));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(await read('SELECT id FROM "Application"')).toHaveLength(1);
});

it('lets one of two decisions win when both are made at once', { timeout: 60_000 }, async () => {
  const { aCoordinator, aMember } = await import('../factories/people');
  const { addPartner } = await import('#app/domain/partners/profile.server');
  const { startEntry, fingerprint } = await import('#app/domain/shared/revision.server');
  const { submitEntry } = await import('#app/domain/shared/review.server');
  const { pilots } = await import('#app/domain/pilots/pilots.server');
  const { completePilot } = await import('../factories/pilots');
  const { signedIn } = await import('../setup/sessions');
  const { db } = await import('#app/platform/db/db.server');
  const server = await start(process.env.DATABASE_URL as string);
  const [one, other] = [await aCoordinator(), await aCoordinator()];
  const { id: city } = await addPartner(one, { name: 'Testikunta', lang: 'fi', kind: 'municipality' });
  const editors = [await aMember({ in: city, roles: ['editor'] }), await aMember({ in: city, roles: ['editor'] })];
  const post = async (personId: string, path: string, form: Record<string, string>) =>
    ask(server.origin, path, {
      method: 'POST',
      headers: { Origin: server.origin, Cookie: await signedIn(server.origin, personId), 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });

  const { id } = await startEntry(editors[0] ?? null, pilots, city, completePilot());
  const section = pilots.sections?.find(({ key }) => key === 'story');
  const base = fingerprint(section?.values(completePilot()));
  const saves = await Promise.all(editors.map(({ personId }, i) => post(personId, `/fi/desk/pilots/${id}/story`, { base, challenge: `Haaste ${i}`, approach: 'A', novelty: 'N' })));
  expect(saves.map(({ status }) => status).sort()).toEqual([303, 409]);
  const loser = saves.findIndex(({ status }) => status === 409);
  expect(saves[loser]?.body).toContain(`Haaste ${loser}`);
  expect(saves[loser]?.body).toContain(`Haaste ${1 - loser}`);

  await submitEntry(editors[0] ?? null, pilots, id);
  const decisions = await Promise.all([one, other].map(({ personId }) => post(personId, `/fi/desk/pilots/${id}/review`, { number: '1', decision: 'approve' })));
  expect(decisions.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await db.timelineStep.count({ where: { entryId: id, step: 'approved' } })).toBe(1);
});

it('survives the loss of all its database connections without a restart', { timeout: 60_000 }, async () => {
  const server = await start(await freshDatabase('durability_lost'));
  expect((await ask(server.origin, '/fi/pilots')).status).toBe(200);
  const admin = await reader(inject('postgres').replace('DATABASE', 'postgres'));
  await admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'durability_lost'`);
  const statuses: number[] = [];
  for (let i = 0; i < 20 && statuses.at(-1) !== 200; i++) {
    statuses.push((await ask(server.origin, '/fi/pilots')).status);
    await new Promise((wait) => setTimeout(wait, 250));
  }
  expect(statuses.at(-1)).toBe(200);
});

it('ends by SIGTERM with 0 within 10 s, also while forms arrive', { timeout: 60_000 }, async () => {
  const server = await start(await freshDatabase('durability_end'));
  const answers: number[] = [];
  let going = true;
  const busy = Promise.all(
    Array.from({ length: 3 }, async (_, client) => {
      for (let i = 0; going; i++) await send(server, application(`a${client}-${i}@example.org`)).then(({ status }) => answers.push(status), () => (going = false));
    }),
  );
  while (answers.length < 4) await new Promise((wait) => setTimeout(wait, 20));
  const began = Date.now();
  const exited = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  const [code] = await exited;
  expect(code).toBe(0);
  expect(Date.now() - began).toBeLessThan(10_000);
  going = false;
  await busy;
  expect(answers.every((status) => [303, 429].includes(status))).toBe(true);
});
