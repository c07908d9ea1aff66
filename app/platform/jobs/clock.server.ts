import { db } from '#app/platform/db/db.server';
import type { Task } from './jobs.server';

const WATCH_MS = 10_000;
const JUMP_MS = 90_000;
const APART_SECONDS = 600;

/** Tells when this machine's clock is set forward or back by more than a minute. @returns what ends the watching */
export function watchClock(jumped: () => void): () => void {
  const difference = () => Date.now() - performance.now();
  let before = difference();
  const timer = setInterval(() => {
    const after = difference();
    if (Math.abs(after - before) > JUMP_MS) jumped();
    before = after;
  }, WATCH_MS).unref();
  return () => clearInterval(timer);
}

/**
 * What the clock asked for while a clock went ahead counts as done until then: the queue's library would ask for nothing before. Where time is again
 * what it is, that is forgotten. Another version of the library may keep it elsewhere; then nothing is done.
 */
export async function forgetTheFuture(): Promise<void> {
  await db.$executeRaw`UPDATE graphile_worker._private_known_crontabs SET last_execution = now() WHERE last_execution > now() + interval '2 minutes'`.catch(() => 0);
}

/** Work that forgets or reminds by the date waits while this machine and the database do not agree on it: who knows which is wrong. */
export const onTime = (task: Task): Task => async (payload, helpers) => {
  const [row] = await db.$queryRaw<{ apart: number }[]>`SELECT abs(extract(epoch FROM clock_timestamp() - ${new Date()}::timestamptz))::float AS apart`;
  if ((row?.apart ?? 0) > APART_SECONDS) throw new Error(`The clocks of this server and of the database are ${Math.round(row?.apart ?? 0)} s apart; nothing is done by the date until they agree`);
  return task(payload, helpers);
};
