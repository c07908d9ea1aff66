import { db, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { deleteMadeFiles, sweepMadeFiles } from '#app/platform/files/made-files.server';
import { enqueue } from '#app/platform/jobs/jobs.server';
import { MOST_ATTEMPTS, WAITING_STATES } from './export.type';

/** A maker that gave no sign of life for so long is dead; one that was never heard of, after the longer time. */
const SILENCE = { running: 60_000, queued: 10 * 60_000 } as const;

const ago = (milliseconds: number) => new Date(now().getTime() - milliseconds);

/** Deletes files that are past their time, with their rows, and files that have lost theirs. Returns how many rows and files went. */
export async function forgetExpiredExports(): Promise<{ rows: number; files: number }> {
  const past = await db.export.findMany({ where: { expiresAt: { lte: now() } }, select: { id: true, format: true } });
  await deleteMadeFiles(past.map(({ id, format }) => ({ id, ending: format })));
  const { count } = await db.export.deleteMany({ where: { id: { in: past.map(({ id }) => id) } } });
  const files = await sweepMadeFiles(async (ids) => new Set((await db.export.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id)));
  return { rows: count, files };
}

/**
 * Asks again for files whose maker died, by the clock. One that took its maker down again and again is given up, or it would
 * take down a server a minute. Returns how many were asked for.
 */
export async function rescueExports(): Promise<number> {
  await db.export.updateMany({ where: { state: 'running', attempts: { gte: MOST_ATTEMPTS }, beatAt: { lt: ago(SILENCE.running) } }, data: { state: 'failed', finishedAt: now() } });
  const silent = [
    { state: 'running', beatAt: { lt: ago(SILENCE.running) } },
    { state: 'queued', OR: [{ beatAt: { lt: ago(SILENCE.queued) } }, { beatAt: null, createdAt: { lt: ago(SILENCE.queued) } }] },
  ];
  const rows = await db.export.findMany({ where: { OR: silent, expiresAt: { gt: now() } }, select: { id: true } });
  for (const { id } of rows) {
    await transaction(async (tx) => {
      await tx.export.updateMany({ where: { id, state: { in: WAITING_STATES } }, data: { state: 'queued', beatAt: now() } });
      await enqueue(tx, 'make-export', { id }, { key: `export:${id}` });
    });
  }
  return rows.length;
}
