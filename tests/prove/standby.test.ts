import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
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
import { resetDatabase } from '#tests/setup/database';
import { ask } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { faultsOf, prepareWork, type Work } from './crash-work';
import { dice } from './dice';
import { proof } from './report';
import { movingAddress, promote, startStandby } from './standby';

// The first database is killed while two servers take what people hand in; its streaming standby takes over, and no server is restarted.

const OF_EACH = 40;
const CLIENTS = 6;
const TOKEN = 'a-token-of-forty-characters-for-an-editor';
const folder = mkdtempSync(join(tmpdir(), 'aukio-standby-'));
const throwDice = dice('standby');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
let first: LocalPostgres;
let second: LocalPostgres;
let address: Awaited<ReturnType<typeof movingAddress>>;
let servers: RunningServer[] = [];
let front: number;
let work: Work[];

const portOf = (postgres: LocalPostgres) => Number(new URL(postgres.url('aukio')).port);

async function readFrom<T extends object>(postgres: LocalPostgres, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: postgres.url('aukio') });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  chmodSync(folder, 0o755);
  await resetDatabase();
  const prepared = await prepareWork(OF_EACH);
  work = prepared.work;
  first = await startPostgres(join(folder, 'first'));
  await ensureDatabase(first.url('postgres'), 'aukio');
  await writeArchive(join(folder, 'archive'), process.env.DATABASE_URL as string, env().AUKIO_DATA_DIR);
  await loadArchive(join(folder, 'archive'), first.url('aukio'), join(folder, 'data'), async () => {});
  await readFrom(first, `INSERT INTO "Session" (id, "personId", "expiresAt", "endsAt") VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day')`, [sha256(TOKEN), prepared.editor]);
  second = await startStandby(first, join(folder, 'second'));
  address = await movingAddress(portOf(first));
  front = await freePort();
  const url = new URL(first.url('aukio'));
  url.port = String(address.port);
  const start = async () => startServer({ database: url.href, env: { ORIGIN: `http://localhost:${front}`, AUKIO_DATA_DIR: join(folder, 'data'), TRUSTED_PROXY: '127.0.0.1,::1' } });
  for (let i = 0; i < 2; i++) servers.push(await start());
});

afterAll(async () => {
  for (const server of servers) await server.stop();
  servers = [];
  address?.stop();
  for (const postgres of [first, second]) {
    await postgres?.stop();
    postgres?.remove();
  }
  rmSync(folder, { recursive: true, force: true });
});

it('goes on with the standby after the first database was killed, and has all that was acknowledged, once', async () => {
  const report = proof('Streaming standby takes over under load');
  const wrong: string[] = [];
  const underWay = new Set<Work>();
  let over = false;
  const next = () => {
    const open = work.filter((piece) => !piece.acknowledged && !(piece.tried && piece.kind === 'join') && !underWay.has(piece));
    return open[Math.floor(throwDice() * open.length)];
  };
  const send = async (piece: Work) => {
    const server = servers[Math.floor(throwDice() * servers.length)] as RunningServer;
    piece.tried = true;
    const from = `10.${[0, 0, 0].map(() => Math.floor(throwDice() * 250)).join('.')}`;
    const headers = { Host: `localhost:${front}`, Origin: `http://localhost:${front}`, Cookie: `aukio-${front}=${TOKEN}`, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': from };
    const answer = await ask(server.origin, piece.path, { method: 'POST', headers, body: piece.body });
    if (answer.status === 303) piece.acknowledged = true;
    else if (answer.status !== 503 && answer.status !== 409) wrong.push(`${piece.path} answered ${answer.status}:\n${server.said().slice(-2_000)}`);
  };
  const done = () => work.filter(({ acknowledged }) => acknowledged).length;
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let piece = next(); !over; piece = next()) {
      if (!piece) return;
      underWay.add(piece);
      await send(piece);
      underWay.delete(piece);
      await wait(20);
    }
  });
  for (const end = Date.now() + 20_000; done() < 30 && Date.now() < end; ) await wait(20);
  const before = done();
  process.kill(first.pid, 'SIGKILL');
  const killedAt = Date.now();
  await promote(second);
  address.to(portOf(second));
  const isReady = async ({ origin }: RunningServer) => (await ask(origin, '/readyz', { headers: { Host: `localhost:${front}` } }).catch(() => null))?.status === 200;
  for (const server of servers) for (const end = Date.now() + 30_000; !(await isReady(server)); await wait(50)) if (Date.now() > end) throw new Error(`Not ready again:\n${server.said().slice(-2_000)}`);
  const away = Date.now() - killedAt;
  for (const end = Date.now() + 20_000; done() < before + 30 && Date.now() < end; ) await wait(20);
  over = true;
  await Promise.all(clients);
  const faults = await faultsOf(work, (sql, values) => readFrom(second, sql, values));
  report({ attempts: done(), losses: faults.length + wrong.length, note: `both servers ready again ${(away / 1000).toFixed(1)} s after the kill, without a restart; ${before} acknowledged before it` });
  expect(before).toBeGreaterThan(20);
  expect(done()).toBeGreaterThan(before + 20);
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
});
