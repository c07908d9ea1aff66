import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { localSettings, migrate } from './database';
import { ensureDatabase, startPostgres } from './postgres';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Milliseconds until the whole answer is there; null where there is no such page. @throws Error unless it is a page */
export async function timeOrNone(url: string, headers: Record<string, string> = {}): Promise<number | null> {
  const start = performance.now();
  const answer = await fetch(url, { redirect: 'manual', headers });
  await answer.arrayBuffer();
  if (answer.status === 404) return null;
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - start;
}

/** The same where there must be a page. */
export async function time(url: string): Promise<number> {
  const taken = await timeOrNone(url);
  if (taken === null) throw new Error(`${url} answered 404`);
  return taken;
}

/** Where a benchmark works: an empty PostgreSQL that keeps nothing, a folder for files, and the servers that are stopped at its end. */
export type Bench = {
  url: (database: string) => string;
  /** A new database with its tables, or a copy of another. */
  create: (database: string, from?: string) => Promise<void>;
  /** Fills a database as `bin/seed.ts` does with these arguments. */
  fill: (database: string, args: string[]) => Promise<void>;
  /** A built server on a database. */
  serve: (database: string) => ReturnType<typeof serve>;
};

/** Gives a benchmark its place, and takes all of it away afterwards, whatever happens. */
export async function bench(measure: (place: Bench) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aukio-bench-'));
  // PostgreSQL runs as another user where we are root.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const servers: ChildProcess[] = [];
  const { url, stop } = await startPostgres(join(folder, 'postgres'), { durable: false });
  try {
    await measure({
      url,
      create: async (database, from) => {
        if (!from) {
          await ensureDatabase(url('postgres'), database);
          await migrate(url(database));
          return;
        }
        const admin = new pg.Client({ connectionString: url('postgres') });
        await admin.connect();
        await admin.query(`CREATE DATABASE "${database}" TEMPLATE "${from}"`);
        await admin.end();
      },
      fill: (database, args) => run(['--import', 'tsx', 'bin/seed.ts', ...args], localSettings(url(database), dataDir)),
      serve: async (database) => {
        const server = await serve(url(database), dataDir);
        servers.push(server.child);
        return server;
      },
    });
  } finally {
    await stopAll(servers);
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one of the project's scripts to its end. @throws Error when it fails */
async function run(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${args.join(' ')} failed (${code})`);
}

/** A built server on one database. */
async function serve(databaseUrl: string, dataDir: string): Promise<{ origin: string; child: ChildProcess }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = { ...process.env, ...localSettings(databaseUrl, dataDir), NODE_ENV: 'production', PORT: String(port), ORIGIN: origin };
  const child: ChildProcess = spawn(process.execPath, ['build/server/index.js'], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  child.disconnect();
  return { origin, child };
}

/** Stops servers and waits until they have. */
async function stopAll(servers: ChildProcess[]): Promise<void> {
  for (const child of servers) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

/** Resident memory of a process in megabytes, where the system tells. */
export function memoryOf({ pid }: ChildProcess): number | null {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return null;
  }
}

/** The middle one of some times. */
export const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
