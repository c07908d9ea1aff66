import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import { knowLetters } from '#app/domain/letters.server';
import { keepErasures } from '#app/domain/people/erasure-list.server';
import { crontab, letterTasks, slowTasks, tasks } from '#app/domain/tasks.server';
import { closeLimits } from '#app/platform/auth/limits.server';
import { closeContentVersion, contentVersion } from '#app/platform/db/content-version.server';
import { disconnect, isUnavailable } from '#app/platform/db/db.server';
import { missingMigrations } from '#app/platform/db/migrations.server';
import { env } from '#app/platform/env/env.server';
import { beginStopping } from '#app/platform/env/lifecycle.server';
import { startJobs, stopJobs } from '#app/platform/jobs/jobs.server';
import { type AppSettings, createApp } from './app';
import { securityHeaderLines } from './headers';
import { log } from './log';
import { pageCache } from './page-cache/page-cache';
import { smallPage } from './refuse';

const SECOND = 1_000;
const MB = 1024 * 1024;
/** How long readiness fails before the door closes, so that a balancer that asks every second has noticed, also under load. */
const NOTICE = 2 * SECOND;
/** How long a connection may be silent in the middle of a request or an answer. */
const SILENCE = 45 * SECOND;
/** How long what runs may take to finish. With the notice and the rest it stays under 10 s. */
const GRACE = 6 * SECOND;

/** A start that cannot be: said in one line, without a stack. */
export class CannotStart extends Error {}

/** Answers what is no HTTP, is too slow or has absurd headers, with the headers every answer carries. */
function answerBrokenRequests(server: Server, headerLines: string): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request';
    const body = smallPage('fi', '400');
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\n${headerLines}\r\n\r\n${body}`,
    );
    setTimeout(() => socket.destroy(), SECOND / 2).unref();
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new CannotStart(`Cannot start: port ${port} is taken; set PORT to another.`) : error);
    });
    server.listen(port, resolve);
  });
}

async function checkDatabase(): Promise<void> {
  let missing: string[];
  try {
    missing = await missingMigrations();
  } catch (error) {
    const reason = (error as Error).message.trim().split('\n').at(-1);
    throw new CannotStart(`Cannot start: the database does not answer (${reason}).`);
  }
  if (missing.length > 0) throw new CannotStart(`Cannot start: the database lacks ${missing.length} migration(s); run npm run db:migrate.`);
}

/** A database that came back from a backup, however that was done, forgets whom it had forgotten before anybody can see them. */
async function eraseAgain(): Promise<void> {
  try {
    const count = await keepErasures();
    if (count > 0) log.warn({ count }, 'erased again after a restore');
  } catch (error) {
    throw new CannotStart(`Cannot start: the list of erasures in AUKIO_DATA_DIR cannot be kept (${(error as Error).message.trim().split('\n').at(-1)}).`);
  }
}

/** The queue's library leaves promises behind when the database is killed; that is no reason to end. Anything else still is. */
function outliveTheDatabase(): void {
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled');
    if (!isUnavailable(error)) process.exit(1);
  });
}

async function stop(server: Server): Promise<void> {
  beginStopping();
  const { AUKIO_DEMO } = env();
  if (!AUKIO_DEMO) await new Promise((wait) => setTimeout(wait, NOTICE));
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE);
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const jobs = Promise.race([stopJobs(), new Promise((tired) => setTimeout(tired, GRACE).unref())]);
  await Promise.all([closed, jobs]);
  clearTimeout(cutOff);
  await Promise.allSettled([disconnect(), closeLimits(), closeContentVersion()]);
}

/**
 * Serves: reads the settings, checks the database, starts the jobs and listens.
 * It ends by SIGTERM or SIGINT: not ready at once, what runs is finished, exit 0 within 10 s.
 * @throws CannotStart, or an Error with one line, when settings or database are not as they must be
 */
export async function serve(pages: { build: AppSettings['build']; clientFolder?: string; vite?: RequestHandler }): Promise<void> {
  const { ORIGIN, PORT, TRUSTED_PROXY, NODE_ENV, AUKIO_PAGE_CACHE_MB, AUKIO_PAGE_CACHE_LAG_MS } = env();
  const app = createApp({ ...pages, origin: ORIGIN, trustedProxy: TRUSTED_PROXY, mode: NODE_ENV });
  const isKept = AUKIO_PAGE_CACHE_MB > 0 && NODE_ENV !== 'development';
  const server = createServer(
    {
      headersTimeout: 10 * SECOND,
      requestTimeout: 60 * SECOND,
      keepAliveTimeout: 20 * SECOND,
      connectionsCheckingInterval: 2 * SECOND,
      maxHeaderSize: 32 * 1024,
    },
    isKept ? pageCache(app, { origin: ORIGIN, limit: AUKIO_PAGE_CACHE_MB * MB, lag: AUKIO_PAGE_CACHE_LAG_MS, version: contentVersion }) : app,
  );
  // Whoever takes nothing of an answer for so long, or sends nothing, is let go.
  server.setTimeout(SILENCE);
  answerBrokenRequests(server, securityHeaderLines({ origin: ORIGIN }));

  outliveTheDatabase();
  await checkDatabase();
  await eraseAgain();
  knowLetters();
  await startJobs({ byTheClock: tasks, letters: letterTasks, slow: slowTasks }, crontab);

  let stopping = false;
  const end = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), 9.5 * SECOND).unref();
    stop(server).then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);

  try {
    await listen(server, PORT);
  } catch (error) {
    await stopJobs();
    throw error;
  }
  log.info({ origin: ORIGIN, port: PORT }, 'serving');
  process.send?.('serving');
}

/** Says why it cannot start, in one line where that is known, and ends. */
export function giveUp(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof CannotStart || message.startsWith('Cannot start:') ? message : error);
  process.exit(1);
}
