import pg from 'pg';
import { env } from '#app/platform/env/env.server';
import { db } from './db.server';

const store = globalThis as { aukioVersion?: pg.Pool };

/** How long the question may take, in milliseconds: whoever waits for it can still ask Express. */
const PATIENCE = 1_000;

/**
 * Which state of the content the database shows now: another one after each transaction that committed a change of it. It has a connection of its
 * own, so that pages that are kept go on while all others are taken.
 * @throws when the database does not answer
 */
export async function contentVersion(): Promise<string> {
  if (!store.aukioVersion) {
    store.aukioVersion = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE, idleTimeoutMillis: 60_000 });
    // An idle connection that the database ends is replaced by the next query; unheard, its error would end the process.
    store.aukioVersion.on('error', () => {});
  }
  const { rows } = await store.aukioVersion.query<{ version: string }>('SELECT coalesce(sum(token), 0)::text AS version FROM cache.content_stamp');
  return rows[0]?.version ?? '';
}

/** Makes one row of many; the version stays the same. */
export async function foldStamps(): Promise<void> {
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM cache.content_stamp WHERE id IN (SELECT id FROM cache.content_stamp LIMIT 50000 FOR UPDATE SKIP LOCKED) RETURNING token
    )
    INSERT INTO cache.content_stamp (token) SELECT sum(token) FROM gone HAVING count(*) > 0`;
}

/** Ends the connection, when the process stops. */
export async function closeContentVersion(): Promise<void> {
  await store.aukioVersion?.end();
  store.aukioVersion = undefined;
}
