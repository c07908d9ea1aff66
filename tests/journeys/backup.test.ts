import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readArchive } from '#bin/archive/read';
import { writeArchive } from '#bin/archive/write';
import { erasePerson } from '#app/domain/people/erasure.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { PASSWORD, withPassword } from '../factories/accounts';
import { aMember } from '../factories/people';
import { asAdmin, copyDatabase } from '../setup/database';
import { demonstrate } from '../setup/demonstration';
import { ask } from '../setup/http';
import { startServer } from '../setup/server';
import { placesOf, tablesOf, withClient } from '../setup/tables';

// Sessions are not carried over, and the restore itself may list erasures.
const LEFT_OUT = ['Session', 'Erasure'];
const CANARY = 'kanarialintu@example.org';

const folder = mkdtempSync(join(tmpdir(), 'aukio-backup-'));
const archive = join(folder, 'aukio.tar.gz');
const at = (name: string) => inject('postgres').replace('DATABASE', name);
const own = () => process.env.DATABASE_URL as string;
let before: Record<string, string>;
let files: Record<string, string>;
let jobs: unknown[];
let canary: string;

const kept = (tables: Record<string, string>) => Object.fromEntries(Object.entries(tables).filter(([name]) => !LEFT_OUT.includes(name)));

/** Hash of every file below a folder but the list of erasures. */
function filesIn(root: string): Record<string, string> {
  const paths = existsSync(root) ? (readdirSync(root, { recursive: true }) as string[]) : [];
  const found = paths.filter((path) => path !== 'erasures' && statSync(join(root, path)).isFile());
  return Object.fromEntries(found.sort().map((path) => [path, createHash('sha256').update(readFileSync(join(root, path))).digest('hex')]));
}

const jobsOf = (url: string) =>
  withClient(url, async (client) => (await client.query(`SELECT t.identifier, j.payload, j.key, j.run_at FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY 1, j.payload::text`)).rows);

async function emptyDatabase(name: string): Promise<string> {
  await asAdmin(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  });
  return at(name);
}

/** Runs the command as a person does; the last of its settings are only where it works. */
async function restore(url: string, dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/restore.ts', ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: url, AUKIO_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
}

const newFolder = (name: string) => {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
};

beforeAll(async () => {
  await demonstrate();
  const member = await aMember({ in: (await db.partner.findFirstOrThrow()).id, roles: ['editor'], name: 'Kaino Kanarialintu' });
  canary = member.personId;
  await withPassword(canary);
  await db.person.update({ where: { id: canary }, data: { email: CANARY, about: 'Laulan "lainauksin",\tsarkaimin\nja \\-viivoin.' } });
  await db.application.create({
    data: { email: CANARY, name: 'Kaino Kanarialintu', lang: 'fi', workTitle: 'x', side: 'business', themes: ['smart'], why: 'y', consentText: 'v', state: 'pending' },
  });
  await db.letter.create({ data: { to: CANARY, lang: 'fi', template: 'joining/received', params: {} } });
  await db.$queryRaw`SELECT 1 FROM graphile_worker.add_job('send-letter', payload := '{"letterId": "x"}', job_key := 'owed')`;
  [before, files, jobs] = [await tablesOf(own()), filesIn(env().AUKIO_DATA_DIR), await jobsOf(own())];
  await writeArchive(archive, own(), env().AUKIO_DATA_DIR, {
    // What happens while a backup is written is not in it, or does it no harm.
    afterSnapshot: async () => {
      await aMember({ name: 'Myöhäinen' });
      await db.letter.deleteMany();
      writeFileSync(join(env().AUKIO_DATA_DIR, 'files', 'later.webp'), 'later');
      writeFileSync(join(env().AUKIO_DATA_DIR, 'files', 'unfinished.webp.tmp'), 'half');
    },
  });
  // Erased after the backup was made.
  await erasePerson(member, PASSWORD);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('is one file for its owner alone, and nothing half is left beside it', async () => {
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    await expect(writeArchive(join(folder, 'missing', 'x'), own(), env().AUKIO_DATA_DIR)).rejects.toThrow('ENOENT');
    await expect(writeArchive(join(folder, 'nothing'), await emptyDatabase('backup_nothing'), env().AUKIO_DATA_DIR)).rejects.toThrow('never been migrated');
    expect(readdirSync(folder)).toEqual(['aukio.tar.gz']);
  });

  it('comes back whole into an empty server: every row of every table, every file, every job', { timeout: 60_000 }, async () => {
    const [url, data] = [await emptyDatabase('backup_whole'), newFolder('whole')];
    expect(await restore(url, data, archive, '--no-erasures')).toMatchObject({ code: 0 });
    const after = await tablesOf(url);
    expect(Object.keys(after).length).toBeGreaterThan(50);
    expect(kept(after)).toEqual(kept(before));
    expect(after.Session).toMatch(/^0 rows/);
    const { 'files/later.webp': later, ...rest } = filesIn(data);
    expect(rest).toEqual(files);
    expect(later).toBeDefined();
    expect(await jobsOf(url)).toEqual(jobs);
    // Triggers and references stand again as they were.
    const rules = (at: string) => withClient(at, async (client) => (await client.query(`SELECT conrelid::regclass::text AS place, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint WHERE connamespace = 'public'::regnamespace UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`)).rows);
    expect(await rules(url)).toEqual(await rules(own()));
  });

  it('does not bring back who was erased since', { timeout: 60_000 }, async () => {
    const [url, data] = [await emptyDatabase('backup_erased'), newFolder('erased')];
    const list = join(env().AUKIO_DATA_DIR, 'erasures');
    expect(readFileSync(list, 'utf8')).toContain(` person ${canary}\n`);
    expect(readFileSync(list, 'utf8')).not.toMatch(/anari/i);
    expect(await restore(url, data, archive)).toEqual({ code: 1, said: `There is no list of erasures in ${data}. Give the newest copy with --erasures FILE; only where there never was one, say --no-erasures.\n` });
    const { code, said } = await restore(url, data, archive, '--erasures', list);
    expect(said).toContain('Erased again 2 ');
    expect(code).toBe(0);
    expect(await placesOf(url, CANARY)).toEqual([]);
    expect(await placesOf(url, 'Kanarialintu')).toEqual([]);
    expect(await placesOf(url, canary)).toEqual(['Erasure']);
    expect(readFileSync(join(data, 'erasures'), 'utf8')).toContain(canary);
  });

  it('forgets them also when the database came back by other means, before anybody is served', { timeout: 60_000 }, async () => {
    const [url, data] = [at('backup_other'), newFolder('other')];
    await copyDatabase('backup_whole', 'backup_other');
    expect(await placesOf(url, CANARY)).toContain('Person');
    writeFileSync(join(data, 'erasures'), readFileSync(join(env().AUKIO_DATA_DIR, 'erasures')));
    const server = await startServer({ database: url, env: { AUKIO_DATA_DIR: data } });
    expect(await placesOf(url, CANARY)).toEqual([]);
    expect((await ask(server.origin, '/readyz')).status).toBe(200);
    await server.stop();
  });

  it('is refused where it would do harm, and nothing is touched', { timeout: 60_000 }, async () => {
    const [url, data] = [at('backup_whole'), newFolder('whole')];
    const bytes = readFileSync(archive);
    const flawed = Buffer.from(bytes);
    flawed[bytes.length >> 1] = (flawed[bytes.length >> 1] ?? 0) ^ 1;
    for (const [name, content] of Object.entries({ flawed, cut: bytes.subarray(0, bytes.length - 5_000), none: Buffer.from('something else') })) {
      writeFileSync(join(folder, name), content);
      await expect(readArchive(join(folder, name)), name).rejects.toThrow('The archive is damaged');
    }
    expect(await restore(url, data, archive)).toEqual({ code: 1, said: 'The database is not empty. Make an empty one, or say --replace to lose what it holds.\n' });
    expect(await restore(url, data, join(folder, 'flawed'), '--replace')).toMatchObject({ code: 1, said: expect.stringContaining('The archive is damaged') });
    await withClient(url, async (client) => {
      await client.query('DELETE FROM "Letter"');
      expect(await restore(url, data, archive, '--replace')).toMatchObject({ code: 1, said: expect.stringContaining('stop the servers first') });
    });
    expect((await tablesOf(url)).Letter).toMatch(/^0 rows/);
    expect((await restore(url, data, archive, '--replace')).code).toBe(0);
    expect((await tablesOf(url)).Letter).toBe(before.Letter);
  });
});
