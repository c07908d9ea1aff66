import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WantedExport, wantedExport } from '#app/domain/exports/export.schema';
import { MOST_ATTEMPTS, MOST_KEPT, MOST_WAITING } from '#app/domain/exports/export.type';
import { awaitExport, findExport, openExport, ownExports, requestExport, retryExport } from '#app/domain/exports/exports.server';
import { forgetExpiredExports, rescueExports } from '#app/domain/exports/kept-exports.server';
import { makeExport } from '#app/domain/exports/make-export.server';
import * as reports from '#app/domain/exports/report-rows.server';
import { erasePerson } from '#app/domain/people/erasure.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { Forbidden, NotFound } from '#app/domain/shared/outcome';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { env } from '#app/platform/env/env.server';
import { codes, PASSWORD, withPassword } from '#tests/factories/accounts';
import { aCoordinator } from '#tests/factories/people';
import { resetDatabase } from '#tests/setup/database';
import { readWorkbook } from '#tests/setup/xlsx';
import { anExportWorld, type ExportWorld } from './export-world';

let world: ExportWorld;
const wanted = (more: Partial<WantedExport> = {}) => ({ subject: 'pilots', format: 'xlsx', lang: 'fi', theme: null, year: null, round: null, ...more }) as WantedExport;
const folder = () => join(resolve(env().AUKIO_DATA_DIR), 'exports');
const files = () => (existsSync(folder()) ? readdirSync(folder()) : []);
const stateOf = async (id: string) => (await db.export.findUniqueOrThrow({ where: { id } })).state;
const jobs = async () => (await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'make-export' ORDER BY key`).map(({ key }) => key);

async function read(...asked: Parameters<typeof openExport>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await openExport(...asked)).stream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

beforeAll(async () => {
  await resetDatabase();
  world = await anExportWorld();
}, 60_000);

beforeEach(async () => {
  await db.export.deleteMany();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

afterEach(() => {
  setClock(undefined);
  vi.restoreAllMocks();
});

describe('asking for a file', () => {
  it('makes it by a job, for its owner alone', async () => {
    const { id } = await requestExport(world.editor, wanted());
    expect(await jobs()).toEqual([`export:${id}`]);
    expect(await findExport(world.editor, id)).toMatchObject({ state: 'queued', done: 0, total: null });
    await expect(openExport(world.editor, id)).rejects.toThrow(NotFound);
    await makeExport({ id });
    expect(await findExport(world.editor, id)).toMatchObject({ state: 'done', done: 2, total: 2, bytes: (await read(world.editor, id)).length });
    expect(readWorkbook(await read(world.editor, id))[0]?.cells).toHaveLength(2);
    for (const other of [world.coordinator, world.stranger, world.practitioner, null]) {
      await expect(openExport(other, id)).rejects.toThrow(NotFound);
      await expect(findExport(other, id)).rejects.toThrow(NotFound);
      await expect(retryExport(other, id)).rejects.toThrow(NotFound);
    }
    expect(await ownExports(world.coordinator)).toEqual([]);
    expect((await ownExports(world.editor)).map((one) => one.id)).toEqual([id]);
    for (const odd of ['', 'x', '../../etc/passwd', crypto.randomUUID()]) await expect(openExport(world.editor, odd)).rejects.toThrow(NotFound);
  });

  it('is for coordinators and editors, the programme’s report for coordinators', async () => {
    await expect(requestExport(world.practitioner, wanted())).rejects.toThrow(NotFound);
    await expect(requestExport(null, wanted())).rejects.toThrow(NotFound);
    await expect(requestExport(world.editor, wanted({ subject: 'programme', format: 'pdf' }))).rejects.toThrow(Forbidden);
    expect(wantedExport.safeParse({ ...wanted(), format: 'pdf', theme: '', year: '', round: '' }).success).toBe(false);
    expect(await db.export.count()).toBe(0);
  });

  it('twice gives one, and too many at a time are refused', async () => {
    const twice = await Promise.all([requestExport(world.editor, wanted()), requestExport(world.editor, wanted())]);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    for (const format of ['csv', 'xlsx'] as const) await requestExport(world.editor, wanted({ subject: 'reviews', format }));
    expect(await codes(requestExport(world.editor, wanted({ subject: 'reports' })))).toEqual([':tooManyExports']);
    const many = await Promise.allSettled(['fi', 'sv', 'en'].flatMap((lang) => (['csv', 'xlsx'] as const).map((format) => requestExport(world.coordinator, wanted({ lang: lang as 'fi', format })))));
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_WAITING);
    expect(await db.export.count({ where: { personId: world.coordinator.personId } })).toBe(MOST_WAITING);
  });

  it('from one form gives one, made or not, and a new one when its minute is over', async () => {
    const asked = crypto.randomUUID();
    const ask = () => requestExport(world.editor, wanted(), asked);
    const { id } = await ask();
    await makeExport({ id });
    expect(await Promise.all([ask(), ask()])).toEqual([{ id }, { id }]);
    expect(await db.export.count()).toBe(1);
    expect((await requestExport(world.editor, wanted(), crypto.randomUUID())).id).not.toBe(id);
    await db.export.deleteMany({ where: { id: { not: id } } });
    setClock(new Date(Date.now() + 61_000));
    const later = await ask();
    expect(later.id).not.toBe(id);
    expect(await ask()).toEqual(later);
    expect(await db.export.count()).toBe(2);
  });

  it('keeps the newest ones', async () => {
    for (let i = 0; i < MOST_KEPT + 3; i++) {
      const { id } = await requestExport(world.editor, wanted({ year: 2000 + i }));
      await makeExport({ id });
    }
    expect(await db.export.count({ where: { personId: world.editor.personId } })).toBe(MOST_KEPT);
    const kept = (await ownExports(world.editor)).map(({ id }) => `${id}.xlsx`);
    await forgetExpiredExports();
    expect(files().sort()).toEqual(kept.sort());
  });
});

describe('a role that is taken away', () => {
  it('ends what was made for it', async () => {
    const former = await aCoordinator();
    const { id } = await requestExport(former, wanted());
    await makeExport({ id });
    await db.person.update({ where: { id: former.personId }, data: { roles: [] } });
    const now = await memberOf(former.personId);
    await expect(openExport(now, id)).rejects.toThrow(NotFound);
    await db.membership.create({ data: { personId: former.personId, partnerId: world.city, roles: ['editor'], side: 'administration' } });
    const editor = await memberOf(former.personId);
    await expect(openExport(editor, id)).rejects.toThrow(NotFound);
    expect(editor && (await ownExports(editor))).toEqual([]);
  });

  it('ends what is still to be made', async () => {
    const former = await aCoordinator();
    const { id } = await requestExport(former, wanted());
    await db.person.update({ where: { id: former.personId }, data: { roles: [] } });
    await makeExport({ id });
    expect(await stateOf(id)).toBe('failed');
    expect(files().filter((name) => name.includes(id))).toEqual([]);
  });
});

describe('a run that is interrupted', () => {
  it('is made anew, and one whole file stands at the end', async () => {
    const { id } = await requestExport(world.coordinator, wanted({ subject: 'reports' }));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const rows = vi.spyOn(reports, 'reportRows').mockImplementation(async function* () {
      yield [];
      throw new Error('the database went away');
    });
    await expect(makeExport({ id })).rejects.toThrow('went away');
    expect(await findExport(world.coordinator, id)).toMatchObject({ state: 'queued' });
    expect(files().filter((name) => name.includes(id))).toEqual([]);
    rows.mockRestore();
    await makeExport({ id });
    const once = await read(world.coordinator, id);
    await makeExport({ id });
    expect(await read(world.coordinator, id)).toEqual(once);
    expect(files().filter((name) => name.includes(id))).toEqual([`${id}.xlsx`]);
  });

  it('and run twice at once leaves one whole file', async () => {
    const { id } = await requestExport(world.coordinator, wanted({ subject: 'reviews' }));
    await Promise.all([makeExport({ id }), makeExport({ id })]);
    expect(await stateOf(id)).toBe('done');
    expect(readWorkbook(await read(world.coordinator, id))).toHaveLength(1);
    expect(files().filter((name) => name.includes(id))).toEqual([`${id}.xlsx`]);
  });

  it('fails in words after some attempts, and can be tried again', async () => {
    const { id } = await requestExport(world.coordinator, wanted({ subject: 'reports' }));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const rows = vi.spyOn(reports, 'reportRows').mockImplementation(async function* () {
      yield [];
      throw new Error('always');
    });
    for (let i = 1; i < MOST_ATTEMPTS; i++) await expect(makeExport({ id })).rejects.toThrow('always');
    await makeExport({ id });
    expect(await stateOf(id)).toBe('failed');
    await makeExport({ id });
    expect(await stateOf(id)).toBe('failed');
    rows.mockRestore();
    await retryExport(world.coordinator, id);
    await makeExport({ id });
    expect(await stateOf(id)).toBe('done');
    await retryExport(world.coordinator, id);
    expect(await stateOf(id)).toBe('done');
  });

  it('whose maker died is asked for again by the clock', async () => {
    const { id } = await requestExport(world.coordinator, wanted());
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await db.export.update({ where: { id }, data: { state: 'running', beatAt: new Date() } });
    expect(await rescueExports()).toBe(0);
    setClock(new Date(Date.now() + 90_000));
    expect(await rescueExports()).toBe(1);
    expect(await jobs()).toEqual([`export:${id}`]);
    expect(await rescueExports()).toBe(0);
    await makeExport({ id });
    expect(await stateOf(id)).toBe('done');
  });

  it('that takes its maker down each time is given up, in words', async () => {
    const { id } = await requestExport(world.coordinator, wanted());
    const long = new Date(Date.now() - 90_000);
    await db.export.update({ where: { id }, data: { state: 'running', beatAt: long, attempts: MOST_ATTEMPTS - 1 } });
    expect(await rescueExports()).toBe(1);
    await db.export.update({ where: { id }, data: { state: 'running', beatAt: long, attempts: MOST_ATTEMPTS } });
    expect(await rescueExports()).toBe(0);
    expect(await stateOf(id)).toBe('failed');
    await retryExport(world.coordinator, id);
    await makeExport({ id });
    expect(await stateOf(id)).toBe('done');
  });

  it('that waits for a moment is answered at once when it is done', async () => {
    const { id } = await requestExport(world.coordinator, wanted());
    const waiting = awaitExport(world.coordinator, id, 2000);
    await makeExport({ id });
    expect((await waiting).state).toBe('done');
    const other = await requestExport(world.coordinator, wanted({ lang: 'sv' }));
    expect((await awaitExport(world.coordinator, other.id, 100)).state).toBe('queued');
  });
});

describe('forgetting', () => {
  it('takes file and row after seven days, and files without a row', async () => {
    const { id } = await requestExport(world.editor, wanted());
    await makeExport({ id });
    mkdirSync(folder(), { recursive: true });
    const orphan = crypto.randomUUID();
    const [unfinished, old] = [`${id}.xlsx.${crypto.randomUUID()}.tmp`, `${id}.xlsx.${crypto.randomUUID()}.tmp`];
    for (const name of [`${orphan}.csv`, unfinished, old, 'README']) writeFileSync(join(folder(), name), 'x');
    utimesSync(join(folder(), old), new Date(0), new Date(0));
    await forgetExpiredExports();
    expect(files().sort()).toEqual(['README', `${id}.xlsx`, unfinished].sort());
    setClock(new Date(Date.now() + 7 * 86_400_000 + 1000));
    await expect(openExport(world.editor, id)).rejects.toThrow(NotFound);
    expect(await ownExports(world.editor)).toEqual([]);
    expect(await forgetExpiredExports()).toMatchObject({ rows: 1 });
    expect(files()).not.toContain(`${id}.xlsx`);
  });

  it('takes them with their person, even while they are being made', async () => {
    const person = await aCoordinator();
    await withPassword(person.personId);
    const { id } = await requestExport(person, wanted());
    await makeExport({ id });
    const { id: late } = await requestExport(person, wanted({ lang: 'sv' }));
    expect(files()).toContain(`${id}.xlsx`);
    await erasePerson(person, PASSWORD);
    expect(files().filter((name) => name.includes(id))).toEqual([]);
    await makeExport({ id: late });
    expect(files().filter((name) => name.includes(late))).toEqual([]);
  });
});
