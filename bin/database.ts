import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateJobs } from '#app/platform/jobs/migrate.server';
import { ensureDatabase, startPostgres } from './postgres';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const migrations = join(root, 'prisma/migrations');

/** Runs one of Prisma's commands in the checkout. @throws Error with its output when it fails */
export async function prisma(args: string[], env: Record<string, string> = {}): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ...env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`prisma ${args.join(' ')} failed:\n${output}`);
}

/** Names of migrations not yet applied. @throws Error when an applied one has been edited since */
async function pending(url: string): Promise<string[]> {
  const names = readdirSync(migrations).filter((name) => existsSync(join(migrations, name, 'migration.sql')));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    for (const name of names) {
      const checksum = createHash('sha256').update(readFileSync(join(migrations, name, 'migration.sql'))).digest('hex');
      if (applied.has(name) && applied.get(name) !== checksum) {
        throw new Error(`The database was made with another version of migration ${name}; remove its data folder and start again.`);
      }
    }
    return names.filter((name) => !applied.has(name));
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return names; // no migration was ever applied
    throw error;
  } finally {
    await client.end();
  }
}

const DEPLOYING = 4_100_200_301;

/**
 * Brings a database's tables and the job queue's up to date. Two who do so at once do it one after the other, and the second finds
 * nothing to do: Prisma's own lock gives up after ten seconds, and knows nothing of the queue.
 * @returns how many migrations it applied
 */
export async function migrate(url: string): Promise<number> {
  const holder = new pg.Client({ connectionString: url, keepAlive: true });
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1::bigint)', [DEPLOYING]);
    const missing = await pending(url);
    if (missing.length > 0) await prisma(['migrate', 'deploy'], { DATABASE_URL: url });
    await migrateJobs(url);
    return missing.length;
  } finally {
    await holder.end(); // which gives the lock back
  }
}

/** A secret that stays the same between starts, in a file that only its owner can read. */
function keptSecret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Settings of a server on this machine: what the environment says, else what suits a demonstration. */
export function localSettings(databaseUrl: string, dataDir: string): Record<string, string> {
  const port = process.env.PORT || '3000';
  return {
    NODE_ENV: process.env.NODE_ENV || 'development',
    PORT: port,
    ORIGIN: process.env.ORIGIN || `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    AUKIO_DATA_DIR: dataDir,
    AUKIO_DEMO: '1',
    SESSION_SECRET: process.env.SESSION_SECRET || keptSecret(join(dataDir, 'session-secret')),
  };
}

/**
 * Starts (or joins) the embedded PostgreSQL below the data folder, with a database as it is.
 * @param say told in one line what happens
 */
export async function openLocal(say: (line: string) => void = () => {}) {
  const dataDir = resolve(process.env.AUKIO_DATA_DIR || '.data');
  mkdirSync(dataDir, { recursive: true });
  const postgres = await startPostgres(join(dataDir, 'postgres'), { say, restart: true });
  try {
    await ensureDatabase(postgres.url('postgres'), 'aukio');
    return { url: postgres.url('aukio'), dataDir, pid: postgres.pid, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** The same, migrated. */
export async function localDatabase(say: (line: string) => void = () => {}) {
  const local = await openLocal(say);
  try {
    return { ...local, migrated: await migrate(local.url) };
  } catch (error) {
    await local.stop();
    throw error;
  }
}
