import { buildTables, type Migration, migrationFiles } from '#bin/archive/build';
import { asAdmin } from './database';
import { fillTables, keysOf, wordsOf } from './any-rows';
import { withClient } from './tables';

export const migrations = migrationFiles();

/** Makes a database as it was after some of the migrations, with rows in every table. @returns its rows' keys, and tables that stayed empty */
export async function earlierState(url: string, applied: Migration[]) {
  const name = new URL(url).pathname.slice(1);
  await asAdmin(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"`);
  });
  return withClient(url, async (client) => {
    await buildTables(client, applied);
    await client.query('BEGIN');
    const empty = await fillTables(client, await withClient(process.env.DATABASE_URL as string, wordsOf));
    for (const migration of applied) {
      await client.query(`INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES (gen_random_uuid(), $1, now(), $2, 1)`, [migration.checksum, migration.name]);
    }
    await client.query('COMMIT');
    return { keys: await keysOf(client), empty };
  });
}

/** Rows that were there before and are not any more, in tables that still are. */
export async function lostRows(url: string, before: Map<string, Set<string>>): Promise<string[]> {
  const after = await withClient(url, keysOf);
  return [...before].flatMap(([name, keys]) => {
    const now = after.get(name);
    return now ? [...keys].filter((key) => !now.has(key)).map((key) => `${name} ${key}`) : [];
  });
}

/** Applies the later migrations one by one, as deploying does. @throws Error naming the one that did not go through */
export async function applyRest(url: string, later: Migration[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const { name, sql } of later) {
      await client.query(sql).catch((error: Error) => {
        throw new Error(`${name} did not go through: ${error.message}`);
      });
    }
  });
}
