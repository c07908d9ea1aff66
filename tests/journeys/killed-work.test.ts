import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { sheetFile } from '#app/domain/imports/sheet-file.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { typedInto } from '../domain/imports/sheet';
import { aCoordinator, aPartner } from '../factories/people';
import { anOpenRound, aRunningPilot } from '../factories/rounds';
import { resetDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';

const PILOTS = 20;
const STEPS = 20_000;

const data = mkdtempSync(join(tmpdir(), 'aukio-killed-'));
const running: RunningServer[] = [];
let coordinator: Member;
let pilots: string[];

beforeAll(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
  const lead = await aPartner();
  pilots = [];
  for (let i = 0; i < PILOTS; i++) pilots.push((await aRunningPilot(lead, { title: `Pilotti ${i}` })).id);
  await anOpenRound(pilots, { period: '2026H1', dueOn: new Date('2999-02-15T00:00:00Z') });
}, 60_000);

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(data, { recursive: true, force: true });
});

async function start(): Promise<RunningServer> {
  const server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: data, AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' } });
  running.push(server);
  return server;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1_000 && !(await isSo()); i++) await new Promise((wait) => setTimeout(wait, 10));
}

async function send(server: RunningServer, path: string, body: string | Buffer, type = 'application/x-www-form-urlencoded') {
  return ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, Cookie: await signedIn(server.origin, coordinator.personId), 'Content-Type': type }, body });
}

it('finishes an export whose maker was killed, as one whole file', { timeout: 60_000 }, async () => {
  await db.$executeRaw`INSERT INTO "TimelineStep" (id, "entryId", at, step, "actorRole", note)
    SELECT gen_random_uuid(), (${pilots}::uuid[])[1 + n % ${PILOTS}::int], now(), 'edited', 'editor', repeat('x', 100) FROM generate_series(1, ${STEPS}::int) n`;
  const first = await start();
  const asked = send(first, '/fi/desk/exports', 'subject=reviews&format=csv&lang=fi&theme=&year=&round=').catch(() => null);
  await until(async () => (await db.export.count({ where: { state: 'running', total: { gt: STEPS } } })) === 1);
  await kill(first.process);
  await asked;
  const [row] = await db.export.findMany();
  expect(row).toMatchObject({ state: 'running', bytes: null });
  const files = () => (existsSync(join(data, 'exports')) ? readdirSync(join(data, 'exports')) : []).filter((name) => !name.endsWith('.tmp'));
  expect(files()).toEqual([]);

  const second = await start();
  const cookie = await signedIn(second.origin, coordinator.personId);
  const page = `/fi/desk/exports/${row?.id}`;
  const told = await ask(second.origin, page, { headers: { Cookie: cookie } });
  expect([told.status, told.headers.refresh]).toEqual([200, '3']);
  // As if the minute of silence had passed, and the clock had struck.
  await db.export.update({ where: { id: row?.id }, data: { beatAt: new Date(Date.now() - 90_000) } });
  await db.$queryRaw`SELECT 1 FROM graphile_worker.add_job('rescue-exports')`;
  await until(async () => (await db.export.count({ where: { state: 'done' } })) === 1);
  const file = await ask(second.origin, `${page}/file`, { headers: { Cookie: cookie } });
  expect(file.status).toBe(200);
  const expected = await db.timelineStep.count({ where: { entry: { kind: 'pilots' } } });
  expect(file.body.trimEnd().split('\r\n')).toHaveLength(expected + 1);
  expect(files()).toEqual([`${row?.id}.csv`]);
});

it('applies a spreadsheet wholly or not at all when the server is killed in the middle of it', { timeout: 60_000 }, async () => {
  const server = running.at(-1) ?? (await start());
  const { bytes } = await sheetFile(coordinator, { subject: 'portfolio', round: null, lang: 'fi' });
  const reports = await db.report.findMany({ select: { id: true } });
  const typed = typedInto(bytes, reports.map(({ id }) => ({ sheet: 'Raportit', key: id, heading: 'Ohittamisen perustelu', value: 'Ohjelma päättyi' })));
  const form = new FormData();
  form.set('file', new Blob([typed as BlobPart]), 'salkku.xlsx');
  const encoded = new Response(form);
  const sent = await send(server, '/fi/desk/imports', Buffer.from(await encoded.arrayBuffer()), encoded.headers.get('Content-Type') ?? '');
  expect(sent.status).toBe(303);
  const path = new URL(sent.headers.location ?? '', server.origin).pathname;

  const applied = send(server, path, 'do=apply').catch(() => null);
  const isWriting = async () => (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pg_locks WHERE relation = '"Report"'::regclass AND mode = 'RowExclusiveLock'`)[0]?.n !== 0;
  await until(isWriting);
  await kill(server.process);
  expect(await applied).toBeNull();
  await until(async () => !(await isWriting()));
  const standing = async () => [(await db.sheetImport.findMany()).map(({ state }) => state), await db.report.count({ where: { state: 'skipped' } }), await db.timelineStep.count({ where: { step: 'reportSkipped' } })];
  expect(await standing()).toEqual([['read'], 0, 0]);

  const next = await start();
  expect((await send(next, path, 'do=apply')).status).toBe(303);
  expect(await standing()).toEqual([['applied'], PILOTS, PILOTS]);
});
