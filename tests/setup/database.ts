import pg from 'pg';
import { inject } from 'vitest';

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
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
}

/** A fresh copy of the migrated template; returns its address. */
export async function freshDatabase(name: string): Promise<string> {
  await copyDatabase('template_aukio', name);
  return at(name);
}

let tables: string | undefined;

/** Empties every table of a database, its queue too; by default this worker's. */
export async function resetDatabase(url = process.env.DATABASE_URL as string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (!tables) {
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
      );
      tables = rows.map((row) => row.name).join(', ');
    }
    await client.query(`TRUNCATE ${tables} RESTART IDENTITY CASCADE`);
    await client.query('DELETE FROM graphile_worker._private_jobs');
  } finally {
    await client.end();
  }
}
