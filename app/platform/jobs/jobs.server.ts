import { EventEmitter } from 'node:events';
import { type JobHelpers, Logger, run, type RunnerOptions } from 'graphile-worker';
import pg from 'pg';
import { db, type Tx } from '#app/platform/db/db.server';
import { BEAT, stream } from '#app/platform/db/silence';
import { env } from '#app/platform/env/env.server';
import { forgetTheFuture, onTime, watchClock } from './clock.server';

/** A piece of work that happens after the transaction which asked for it, at least once. */
export type Task = (payload: unknown, helpers: JobHelpers) => Promise<void>;

/** Asks for a job inside a command's transaction: it exists if and only if the transaction commits. */
export async function enqueue(tx: Tx, task: string, payload: object, options: { key?: string } = {}): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${options.key ?? null}, max_attempts := 25)`;
}

/** The same for many jobs of one kind. @param notBefore when they may begin; at once unless given */
export async function enqueueAll(tx: Tx, task: string, payloads: object[], notBefore?: Date): Promise<void> {
  await tx.$queryRaw`SELECT count(*) FROM unnest(${payloads.map((payload) => JSON.stringify(payload))}::text[]) AS payload,
    LATERAL graphile_worker.add_job(${task}, payload := payload::json, run_at := ${notBefore ?? null}::timestamptz, max_attempts := 25)`;
}

/** Only trouble is worth a line. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(message);
});

const PAUSE_MS = 1_000;

/** Connections for one runner: one listens for new jobs, the others work. */
function connections(size: number) {
  const pgPool = new pg.Pool({ connectionString: env().DATABASE_URL, max: size, connectionTimeoutMillis: 5_000, stream });
  pgPool.on('error', () => {}); // another takes its place
  pgPool.on('connect', (client) => client.on('error', () => {}));
  const events = new EventEmitter();
  events.on('pool:listen:success', ({ client }: { client: pg.PoolClient }) => {
    const beat = setInterval(() => void client.query('SELECT 1').catch(() => {}), BEAT);
    for (const over of ['error', 'end']) client.once(over, () => clearInterval(beat));
    events.once('pool:listen:release', () => clearInterval(beat));
  });
  return { pgPool, events };
}

/**
 * Keeps a runner running. One that cannot even write down that a job failed, as the database was killed, gives up altogether, and would
 * take the server with it; another takes its place as soon as there is a database. So does one for the clock when that has been set.
 * @throws Error when the first one cannot start
 */
async function keepRunning(work: RunnerOptions & { maxPoolSize: number }): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  const { maxPoolSize, ...rest } = work;
  const options = { ...rest, ...connections(maxPoolSize), noHandleSignals: true, logger, pollInterval: 2000 };
  const begin = async () => {
    if (options.crontab) await forgetTheFuture();
    return run(options);
  };
  let runner = await begin();
  const unwatch = options.crontab ? watchClock(() => void runner.stop().catch(() => {})) : () => {};
  const watch = async (): Promise<void> => {
    // It may say that it gave up, or simply end.
    const reason = await runner.promise.then(() => 'it ended', (error: Error) => error.message);
    if (stopped) return;
    console.error(`The queue's runner is started again: ${reason}`);
    for (let isBack = false; !isBack && !stopped; ) {
      await new Promise((wait) => setTimeout(wait, PAUSE_MS));
      isBack = await begin().then((next) => Boolean((runner = next)), () => false);
    }
    return stopped ? runner.stop().catch(() => {}) : watch();
  };
  void watch();
  return {
    stop: async () => {
      stopped = true;
      unwatch();
      await runner.stop().catch(() => {}); // it may have ended by itself
      await options.pgPool.end().catch(() => {});
    },
  };
}

let runners: { stop: () => Promise<void> }[] = [];

/** Kinds of work that do not wait for each other: a mail server that hangs holds up no clock, and a long export no letter. */
export type Queues = { byTheClock: Record<string, Task>; letters: Record<string, Task>; slow: Record<string, Task> };

/**
 * Starts working through the queue.
 * @param crontab graphile-worker's crontab lines, for what runs by the clock
 */
export async function startJobs({ byTheClock, letters, slow }: Queues, crontab: string): Promise<void> {
  runners = await Promise.all([
    keepRunning({ concurrency: 1, maxPoolSize: 2, taskList: Object.fromEntries(Object.entries(byTheClock).map(([name, task]) => [name, onTime(task)])), crontab }),
    keepRunning({ concurrency: 2, maxPoolSize: 3, taskList: letters, parsedCronItems: [] }),
    keepRunning({ concurrency: 1, maxPoolSize: 2, taskList: slow, parsedCronItems: [] }),
  ]);
}

/** Finishes what runs, takes nothing new. */
export async function stopJobs(): Promise<void> {
  const running = runners;
  runners = [];
  await Promise.all(running.map((runner) => runner.stop()));
}

/** Jobs that have waited longer than `minutes` although they are due; those given up after all attempts aside. */
export async function stuckJobs(minutes: number): Promise<number> {
  const rows = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE run_at < now() - make_interval(mins => ${minutes}) AND attempts < max_attempts`;
  return rows[0]?.n ?? 0;
}

/** Frees jobs of one kind that a worker took longer ago than its work can take: it is dead. @param seconds that longer time */
export async function freeAbandoned(task: string, seconds: number): Promise<void> {
  // Not a query: what the function returns, nothing, cannot be read as rows.
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
    WHERE task_identifier = ${task} AND locked_at < now() - make_interval(secs => ${seconds}) HAVING count(*) > 0`;
}
