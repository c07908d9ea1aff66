import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrateJobs } from '#app/platform/jobs/migrate.server';
import { buildTables, filesOf } from './build';
import type { Head } from './format';
import { readArchive } from './read';
import { columnList, JOBS, PLAIN_TEXT, quoted, type Table, tablesOf } from './tables';

/** Empties a database down to its bare schema. */
export async function clear(client: pg.Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA IF EXISTS cache CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
}

/** Takes references and triggers away while rows are loaded in any order; what comes back puts them on again, and checks every reference. */
async function loosen(client: pg.Client, tables: Table[]): Promise<() => Promise<void>> {
  const { rows: references } = await client.query<{ place: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS place, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  for (const { place, name } of references) await client.query(`ALTER TABLE ${place} DROP CONSTRAINT ${name}`);
  for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
  if (tables.length > 0) await client.query(`TRUNCATE ${columnList(tables.map(({ name }) => name))}`);
  return async () => {
    for (const { place, name, definition } of references) await client.query(`ALTER TABLE ${place} ADD CONSTRAINT ${name} ${definition}`);
    for (const { name } of tables) await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
  };
}

/** Writes a file so that it is whole under its name. */
async function putFile(dataDir: string, path: string, content: Readable): Promise<void> {
  const target = join(dataDir, path);
  const unfinished = `${target}.${randomUUID()}.tmp`;
  await mkdir(dirname(target), { recursive: true });
  try {
    await pipeline(content, createWriteStream(unfinished, { flags: 'wx', mode: 0o640, flush: true }));
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

const JOBS_TABLE = 'CREATE TEMPORARY TABLE jobs (task text, payload json, queue text, run_at timestamptz, max_attempts int, key text, priority int) ON COMMIT DROP';
const ASK_AGAIN = `SELECT count(graphile_worker.add_job(task, payload := payload, queue_name := queue, run_at := run_at, max_attempts := max_attempts, job_key := key, priority := priority)) FROM jobs`;

/**
 * Loads an archive into an empty database and a data folder: all rows in one transaction, or none.
 * Files come in first; ones that no row names are swept by the server.
 * @param check asked with what the archive says of itself, before anything is written
 * @throws Refused; the database is empty again then
 */
export async function loadArchive(source: string, url: string, dataDir: string, check: (head: Head) => Promise<void>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let touched = false;
  let tighten = async () => {};
  try {
    const read = await readArchive(source, {
      head: async (head) => {
        const migrations = filesOf(head.migrations);
        await check(head);
        touched = true;
        await migrateJobs(url);
        await buildTables(client, migrations);
        await client.query(PLAIN_TEXT);
        await client.query('BEGIN');
        await client.query(JOBS_TABLE);
        tighten = await loosen(client, await tablesOf(client));
      },
      rows: async (table) => {
        const place = table === JOBS ? 'pg_temp.jobs' : `public.${quoted(table.name)}`;
        return client.query(copyFrom(`COPY ${place} (${columnList(table.columns)}) FROM STDIN`)) as Writable;
      },
      file: (path, content) => putFile(dataDir, path, content),
    });
    for (const { name, value } of read.head.sequences) await client.query('SELECT setval($1::regclass, $2)', [quoted(name), value]);
    await client.query(ASK_AGAIN);
    await tighten();
    await client.query('COMMIT');
    return read;
  } catch (error) {
    if (touched) {
      await client.query('ROLLBACK').catch(() => {});
      await clear(client).catch(() => {});
    }
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
