import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '#bin/free-port';
import { freshDatabase, touch } from './database';

export type RunningServer = {
  origin: string;
  databaseUrl: string;
  process: ChildProcess;
  /** What it wrote on standard output and standard error so far. */
  said: () => string;
  /** Asks it to end; returns its exit code. */
  stop: () => Promise<number | null>;
};

/**
 * Starts the built server in a process of its own, on a free port and a fresh database of its own.
 * @param options.database name of the database, or the address of one that stands
 * @param options.prepare fills the database before the server starts
 * @throws Error with what the server said when it does not start
 */
export async function startServer(options: {
  database: string;
  env?: Record<string, string>;
  prepare?: (databaseUrl: string) => Promise<void>;
}): Promise<RunningServer> {
  const port = await freePort();
  const origin = options.env?.ORIGIN ?? `http://localhost:${port}`;
  const databaseUrl = options.database.includes('://') ? options.database : await freshDatabase(options.database);
  touch(databaseUrl);
  await options.prepare?.(databaseUrl);
  const files = mkdtempSync(join(tmpdir(), 'aukio-files-'));
  const child = spawn(process.execPath, [resolve('build/server/index.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      ORIGIN: origin,
      DATABASE_URL: databaseUrl,
      AUKIO_DATA_DIR: files,
      AUKIO_DEMO: '1',
      // Tests write beside the server and look at once; what may lag behind is tested for itself.
      AUKIO_PAGE_CACHE_LAG_MS: '0',
      SESSION_SECRET: process.env.SESSION_SECRET,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  child.once('exit', () => rmSync(files, { recursive: true, force: true }));
  const [event] = await Promise.race([once(child, 'message'), once(child, 'close').then(() => ['ended'])]);
  if (event !== 'serving') throw new Error(`The server did not start:\n${said}`);
  child.disconnect();
  return {
    origin: options.env?.ORIGIN ? `http://localhost:${port}` : origin,
    databaseUrl,
    process: child,
    said: () => said,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}
