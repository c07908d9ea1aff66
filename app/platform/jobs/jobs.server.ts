import { type JobHelpers, Logger, run, type RunnerOptions } from 'graphile-worker';
import { db, type Tx } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';

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

/**
 * Keeps a runner running. One that cannot even write down that a job failed, as the database was killed, gives up altogether, and would
 * take the server with it; another takes its place as soon as there is a database.
 * @throws Error when the first one cannot start
 */
async function keepRunning(options: RunnerOptions): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let runner = await run(options);
  const watch = async (): Promise<void> => {
    // It may say that it gave up, or simply end.
    const reason = await runner.promise.then(() => 'it ended', (error: Error) => error.message);
    if (stopped) return;
    console.error(`The queue's runner gave up and is started again: ${reason}`);
    for (let isBack = false; !isBack && !stopped; ) {
      await new Promise((wait) => setTimeout(wait, PAUSE_MS));
      isBack = await run(options).then((next) => Boolean((runner = next)), () => false);
    }
    return stopped ? runner.stop().catch(() => {}) : watch();
  };
  void watch();
  return {
    stop: async () => {
      stopped = true;
      await runner.stop().catch(() => {}); // it may have ended by itself
    },
  };
}

let runners: { stop: () => Promise<void> }[] = [];

/**
 * Starts working through the queue.
 * @param crontab graphile-worker's crontab lines
 * @param slow work that takes long: one at a time and on its own, so that no letter waits for it
 */
export async function startJobs(tasks: Record<string, Task>, crontab = '', slow: Record<string, Task> = {}): Promise<void> {
  const common = { connectionString: env().DATABASE_URL, noHandleSignals: true, logger, pollInterval: 2000 };
  runners = await Promise.all([
    keepRunning({ ...common, concurrency: 2, maxPoolSize: 4, taskList: tasks, crontab }),
    ...(Object.keys(slow).length > 0 ? [keepRunning({ ...common, concurrency: 1, maxPoolSize: 2, taskList: slow, parsedCronItems: [] })] : []),
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
