import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#bin/free-port';
import { loadArchive } from '#bin/archive/load';
import { writeArchive } from '#bin/archive/write';
import { ensureDatabase, type LocalPostgres, startPostgres } from '#bin/postgres';
import { sha256 } from '#app/platform/auth/secrets.server';
import { env } from '#app/platform/env/env.server';
import { resetDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type Mailbox, openMailbox } from '../setup/mailbox';
import { type RunningServer, startServer } from '../setup/server';
import { faultsOf, prepareWork, type Work } from './crash-work';
import { dice } from './dice';
import { proof } from './report';

const SERVER_KILLS = 30;
const DATABASE_KILLS = 5;
/** Kills of the server together with the process that carries its letters, as when a machine loses its power. */
const WHOLE_KILLS = 10;
/** How many letters a server sends at a time. */
const LETTERS_IN_HAND = 2;
/** Letters owed at once before each kill, so that some are on their way whenever it comes. */
const LETTERS_AT_ONCE = 30;
/** Of all letters, so many may be sent twice by a server that is killed. */
const TWICE_AT_MOST = 0.001;
const CLIENTS = 6;
const OF_EACH = 150;
const TOKEN = 'a token of the one who sends, forty characters';

const folder = mkdtempSync(join(tmpdir(), 'aukio-crash-'));
const throwDice = dice('crashes');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const delivered = new Map<string, number>();
/** Answers that nobody should get, and who is being served now. */
const wrong: string[] = [];
const underWay = new Set<Work>();
let work: Work[];
let postgres: LocalPostgres;
let url: string;
let port: number;
let mailbox: Mailbox;
let server: RunningServer;

/** Asks the durable database, again after it was killed. */
async function read<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql, values)).rows;
    } catch (error) {
      if (attempt > 60) throw error;
      await wait(500);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function start(): Promise<RunningServer> {
  const settings = { PORT: String(port), ORIGIN: `http://localhost:${port}`, AUKIO_DATA_DIR: join(folder, 'data'), AUKIO_DEMO: '', TRUSTED_PROXY: '127.0.0.1,::1', SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` };
  return startServer({ database: url, env: settings });
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await resetDatabase();
  const prepared = await prepareWork(OF_EACH);
  work = prepared.work;
  // A database that keeps its word (the tests' own does not sync), filled from a backup of this worker's.
  postgres = await startPostgres(join(folder, 'postgres'), { restart: true });
  await ensureDatabase(postgres.url('postgres'), 'aukio');
  url = postgres.url('aukio');
  await writeArchive(join(folder, 'archive'), process.env.DATABASE_URL as string, env().AUKIO_DATA_DIR);
  await loadArchive(join(folder, 'archive'), url, join(folder, 'data'), async () => {});
  await read(`INSERT INTO "Session" (id, "personId", "expiresAt", "endsAt") VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day')`, [sha256(TOKEN.replaceAll(' ', '')), prepared.editor]);
  port = await freePort();
  mailbox = await openMailbox(delivered);
});

afterAll(async () => {
  await server?.stop();
  await mailbox.close();
  await postgres.stop();
  postgres.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends one thing as its author does; one that got no answer is sent again by whoever takes it up next. */
async function send(piece: Work): Promise<void> {
  const origin = `http://localhost:${port}`;
  piece.tried = true;
  const address = `10.${[0, 0, 0].map(() => Math.floor(throwDice() * 250)).join('.')}`;
  const headers = { Origin: origin, Cookie: `aukio-${port}=${TOKEN.replaceAll(' ', '')}`, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': address };
  const answer = await ask(origin, piece.path, { method: 'POST', headers, body: piece.body }).catch(() => null);
  if (answer?.status === 303) piece.acknowledged = true;
  else if (answer && answer.status !== 503) {
    // What the server said of it stands at the end of its log.
    wrong.push(`${piece.path} answered ${answer.status}:\n${server.said().slice(-3_000)}`);
  }
}

async function until(what: string, isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await isSo()); await wait(200)) if (Date.now() > end) throw new Error(`Waited in vain: ${what}\n${server.process.exitCode} ${server.process.signalCode}\n${server.said().slice(-3_000)}`);
}

const isReady = async () => (await ask(`http://localhost:${port}`, '/readyz').catch(() => null))?.status === 200;
const postmaster = () => Number(readFileSync(join(postgres.folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** Owes letters as a round does that begins: many at once. */
async function oweMany(): Promise<void> {
  await read(
    `WITH made AS (INSERT INTO "Letter" (id, "to", lang, template, params) SELECT gen_random_uuid(), 'monta' || n || '@example.org', 'fi', 'joining/received', '{"name":"Maija"}' FROM generate_series(1, $1) n RETURNING id)
    SELECT graphile_worker.add_job('send-letter', payload := json_build_object('letterId', id), max_attempts := 25) FROM made`,
    [LETTERS_AT_ONCE],
  );
}

/** The processes that a server has started: the one that carries letters, when some were owed. */
const childrenOf = (pid: number): number[] => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Whether no letter is owed any more, as if the minutes had passed after which a dead worker's, or one whose database was away, is taken up again. */
async function allSent(): Promise<boolean> {
  await read(`UPDATE graphile_worker._private_jobs j SET locked_at = locked_at - interval '3 minutes', run_at = least(run_at, now()) FROM graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier = 'send-letter'
    AND (j.locked_by IS NULL OR j.locked_at < now() - interval '5 seconds')`);
  await read(`SELECT 1 FROM graphile_worker.add_job('rescue-letters', job_key := 'rescue-letters')`);
  await wait(2_000);
  return (await read(`SELECT 1 FROM "Letter" WHERE "sentAt" IS NULL LIMIT 1`)).length === 0;
}

/** Lets clients send until something is killed under them. An application is sent once: another would be another. */
async function load(kill: () => Promise<void>): Promise<void> {
  let over = false;
  const next = () => {
    const open = work.filter(({ kind, tried, acknowledged }) => !acknowledged && !(tried && kind === 'join')).filter((piece) => !underWay.has(piece));
    return open[Math.floor(throwDice() * open.length)];
  };
  await oweMany();
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let piece = next(); piece && !over; piece = next()) {
      underWay.add(piece);
      await send(piece);
      underWay.delete(piece);
      await wait(20);
    }
  });
  // In the middle of it: some have been answered, others are being written.
  const before = work.filter(({ acknowledged }) => acknowledged).length;
  const wanted = before + 2 + Math.floor(throwDice() * 12);
  for (const end = Date.now() + 8_000; Date.now() < end && work.filter(({ acknowledged }) => acknowledged).length < wanted; ) await wait(10);
  await wait(throwDice() * 60);
  await kill();
  over = true;
  await Promise.all(clients);
}

it('keeps all that was acknowledged, once and whole, and sends every letter, however often server and database are killed', async () => {
  const report = proof('Server and PostgreSQL killed under load');
  server = await start();
  let databaseKills = 0;
  const twiceSoFar = () => [...delivered.values()].reduce((sum, n) => sum + n - 1, 0);
  const killServer = async () => {
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
  };
  for (let kills = 0; kills < SERVER_KILLS; kills++) {
    await load(killServer);
    server = await start();
    if (kills % 6 === 0 && databaseKills < DATABASE_KILLS) {
      databaseKills++;
      await load(async () => {
        process.kill(postmaster(), 'SIGKILL');
      });
      await until('the server goes on by itself', isReady);
    }
  }
  await until('letters that are owed go out', allSent, 180);
  const twice = twiceSoFar();
  const lettersUntilThen = delivered.size;
  for (let kills = 0; kills < WHOLE_KILLS; kills++) {
    await load(async () => {
      for (const pid of childrenOf(server.process.pid as number)) process.kill(pid, 'SIGKILL');
      await killServer();
    });
    server = await start();
  }
  await until('letters that are owed go out', allSent, 180);
  const wholeTwice = twiceSoFar() - twice;

  const faults = await faultsOf(work, read);
  const letters = await read<{ id: string }>('SELECT id FROM "Letter"');
  const unsent = letters.filter(({ id }) => !delivered.has(`<${id}@localhost>`));
  const known = new Set(letters.map(({ id }) => `<${id}@localhost>`));
  const strange = [...delivered.keys()].filter((id) => !known.has(id));
  const acknowledged = work.filter((piece) => piece.acknowledged).length;
  report({
    attempts: acknowledged,
    losses: faults.length + unsent.length + strange.length + wrong.length,
    note: `${SERVER_KILLS} kills of the server, ${databaseKills} of PostgreSQL: ${lettersUntilThen} letters, ${twice} of them twice under one Message-ID; ${WHOLE_KILLS} of the server with all its processes: ${letters.length - lettersUntilThen} letters, ${wholeTwice} twice`,
  });
  expect(acknowledged).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  expect(unsent).toEqual([]);
  expect(strange).toEqual([]);
  expect(twice).toBeLessThanOrEqual(lettersUntilThen * TWICE_AT_MOST);
  // What the mail server took and nobody lives to write down goes out again: no kill may cost more than what is in hand.
  expect(wholeTwice).toBeLessThanOrEqual(LETTERS_IN_HAND * WHOLE_KILLS);
});
