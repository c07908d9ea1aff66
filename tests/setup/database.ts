import pg from 'pg';
import { inject } from 'vitest';

/** Databases that nobody has opened since they were copied, in this worker. Its modules may be loaded anew; this stays. */
const store = globalThis as { aukioUntouched?: Set<string> };

function untouched(): Set<string> {
  if (store.aukioUntouched) return store.aukioUntouched;
  const names = new Set<string>();
  store.aukioUntouched = names;
  const open = pg.Client.prototype.connect as (...rest: unknown[]) => Promise<pg.Client>;
  pg.Client.prototype.connect = function (this: pg.Client, ...rest: unknown[]) {
    names.delete(this.database ?? '');
    return open.apply(this, rest);
  } as typeof open;
  return names;
}

/** Whether a database is still as it was copied from the migrated template. */
export const isUntouched = (name: string): boolean => untouched().has(name);

/** Says that another process opens a database of this worker's, by its address. */
export const touch = (url: string): boolean => untouched().delete(new URL(url).pathname.slice(1));

const at = (database: string) => inject('postgres').replace('DATABASE', database);

/** Works in the test PostgreSQL as its administrator, in one session. */
export async function asAdmin<T>(work: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> {
  const client = new pg.Client({ connectionString: at(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Replaces a database by a copy of another.
 * One copy at a time: PostgreSQL refuses to copy a template that is being copied from elsewhere.
 */
export async function copyDatabase(template: string, name: string): Promise<void> {
  untouched().delete(name);
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
}

/** A fresh copy of the migrated template; returns its address. */
export async function freshDatabase(name: string): Promise<string> {
  await copyDatabase('template_aukio', name);
  untouched().add(name);
  return at(name);
}

/**
 * TRUNCATE makes new files for each table and index, empty or not: 150 ms for all. Rows are deleted instead, as there are few,
 * from tables that have any, without triggers and references (all that refers to them goes too). Tables that grew are truncated.
 */
const RESET = `DO $$
DECLARE
  place text;
  filled boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR place IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', place) INTO filled;
    IF pg_relation_size(place) > 500000 THEN
      EXECUTE format('TRUNCATE %s CASCADE', place);
    ELSIF filled THEN
      EXECUTE format('DELETE FROM %s', place);
    END IF;
  END LOOP;
  DELETE FROM graphile_worker._private_jobs;
  -- Without triggers nothing said that the content changed.
  INSERT INTO cache.content_stamp DEFAULT VALUES;
END $$`;

/** Empties every table of a database, its queue too; by default this worker's. */
export async function resetDatabase(url = process.env.DATABASE_URL as string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(RESET);
  } finally {
    await client.end();
  }
}
