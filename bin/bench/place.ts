import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { localSettings, migrate } from '../database';
import { freePort } from '../free-port';
import { ensureDatabase, startPostgres } from '../postgres';

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
export async function time(url: string, headers: Record<string, string> = {}): Promise<number> {
  const taken = await timeOrNone(url, headers);
  if (taken === null) throw new Error(`${url} answered 404`);
  return taken;
}

/** A built server; `watch` is where it tells of itself, see watch.mjs. */
export type Served = { origin: string; child: ChildProcess; watch: string; env: Record<string, string> };

/** Where a benchmark works: a PostgreSQL of its own, a folder for files, and the processes that are stopped at its end. */
export type Bench = {
  url: (database: string) => string;
  /** A new database with its tables, or a copy of another. */
  create: (database: string, from?: string) => Promise<void>;
  /** Fills a database as `bin/seed.ts` does with these arguments. */
  fill: (database: string, args: string[]) => Promise<void>;
  /** A built server on a database. */
  serve: (database: string) => Promise<Served>;
  /** Another of the benchmark's processes; the first thing that it tells, and what it may be told. */
  start: (script: string, env?: Record<string, string>) => ChildProcess;
  /** Stops one of them before the end. */
  stop: (child: ChildProcess) => Promise<void>;
};

/**
 * Gives a benchmark its place, and takes all of it away afterwards, whatever happens.
 * @param options.durable PostgreSQL waits for the disk, as in use; without it filling is quicker
 * @param options.keep a folder whose database is used again and stays
 */
export async function bench(measure: (place: Bench) => Promise<void>, { durable = false, keep }: { durable?: boolean; keep?: string } = {}): Promise<void> {
  const folder = keep ? resolve(keep) : mkdtempSync(join(tmpdir(), 'aukio-bench-'));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  // PostgreSQL runs as another user where we are root. Growth has four servers at once on it.
  chmodSync(folder, 0o755);
  const running = new Set<ChildProcess>();
  const { url, stop } = await startPostgres(join(folder, 'postgres'), { durable, settings: { max_connections: '200' } });
  const stopOne = async (child: ChildProcess) => {
    running.delete(child);
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  const start = (args: string[], env: NodeJS.ProcessEnv) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    running.add(child);
    return child;
  };
  try {
    await measure({
      url,
      create: async (database, from) => {
        if (!from) {
          await ensureDatabase(url('postgres'), database);
          await migrate(url(database));
          return;
        }
        await ensureDatabase(url('postgres'), database, from);
      },
      fill: (database, args) => run(['--import', 'tsx', 'bin/seed.ts', ...args], localSettings(url(database), dataDir)),
      serve: async (database) => {
        const [port, watch] = [await freePort(), await freePort()];
        const origin = `http://localhost:${port}`;
        const env = { ...localSettings(url(database), dataDir), NODE_ENV: 'production' as const, PORT: String(port), ORIGIN: origin };
        const child = start(['--expose-gc', '--import', './bin/bench/watch.mjs', 'build/server/index.js'], { ...process.env, ...env, AUKIO_BENCH_WATCH: String(watch) });
        await once(child, 'message');
        child.disconnect();
        return { origin, child, watch: `http://127.0.0.1:${watch}`, env };
      },
      start: (script, env = {}) => start([script], { ...process.env, ...env }),
      stop: stopOne,
    });
  } finally {
    await Promise.all([...running].map(stopOne));
    await stop();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one of the project's scripts to its end. @throws Error when it fails */
async function run(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${args.join(' ')} failed (${code})`);
}

/** Resident memory of a process in megabytes, where the system tells. */
export function memoryOf({ pid }: ChildProcess): number | null {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return null;
  }
}
