import { memberOf } from '#app/domain/people/viewer.server';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { isStopping } from '#app/platform/env/lifecycle.server';
import { deleteMadeFiles, makeFile } from '#app/platform/files/made-files.server';
import type { Lang } from '#app/platform/i18n/languages';
import { mayStillHave } from './export.policy';
import { type ExportFormat, type ExportParams, type ExportSubject, MOST_ATTEMPTS, WAITING_STATES } from './export.type';
import { type Progress, writeExport } from './write-export.server';

/** The progress is told no more often, in milliseconds. */
const TELLING = 1000;

/** Nobody wants the file any more: its owner is gone or may not have it. */
class Unwanted extends Error {}

/** Tells of the progress, seldom; ends the work when nobody wants it or the server stops. */
function progressOf(id: string): Progress {
  let done = 0;
  let told = 0;
  const tell = async (data: object) => {
    told = Date.now();
    const { count } = await db.export.updateMany({ where: { id, state: 'running' }, data: { ...data, beatAt: now() } });
    if (count === 0) throw new Unwanted();
  };
  return {
    expect: (total) => tell({ total }),
    async wrote(rows) {
      done += rows;
      if (isStopping()) throw new Error('The server stops; the file is made later');
      if (Date.now() - told >= TELLING) await tell({ done });
    },
  };
}

/** Begins, or begins anew what was interrupted. Null when there is nothing to do. */
async function begin(id: string) {
  const { count } = await db.export.updateMany({
    where: { id, state: { in: WAITING_STATES }, expiresAt: { gt: now() } },
    data: { state: 'running', done: 0, total: null, attempts: { increment: 1 }, beatAt: now() },
  });
  return count === 1 ? db.export.findUnique({ where: { id } }) : null;
}

type Begun = NonNullable<Awaited<ReturnType<typeof begin>>>;

async function make(row: Begun): Promise<void> {
  const { id, personId } = row;
  const subject = row.subject as ExportSubject;
  const format = row.format as ExportFormat;
  const params = row.params as ExportParams;
  const member = await memberOf(personId);
  if (!mayStillHave(member, subject, params)) throw new Unwanted();
  const bytes = await makeFile(id, format, (path) => writeExport(path, { subject, format, lang: row.lang as Lang, params }, progressOf(id)));
  const { total, done } = (await db.export.findUnique({ where: { id }, select: { total: true, done: true } })) ?? row;
  const { count } = await db.export.updateMany({ where: { id, state: 'running' }, data: { state: 'done', done: total ?? done, bytes, finishedAt: now(), beatAt: now() } });
  if (count === 0) await forgetUnlessDone(id, format);
}

/** Takes a file away that came too late, unless another run of the same work brought it to its end. */
async function forgetUnlessDone(id: string, ending: string): Promise<void> {
  const done = await db.export.count({ where: { id, state: 'done' } });
  if (done === 0) await deleteMadeFiles([{ id, ending }]);
}

/** The job that makes a file. It may be run any number of times: what stands at the end is one whole file. */
export async function makeExport(payload: unknown): Promise<void> {
  const { id } = payload as { id: string };
  const row = await begin(id);
  if (!row) return;
  try {
    await make(row);
  } catch (error) {
    const isOver = error instanceof Unwanted || (row.attempts >= MOST_ATTEMPTS && !isStopping());
    await db.export.updateMany({ where: { id, state: 'running' }, data: isOver ? { state: 'failed', finishedAt: now() } : { state: 'queued' } });
    if (error instanceof Unwanted) return;
    console.error(`Export ${id} failed (attempt ${row.attempts}):`, error);
    if (!isOver) throw error;
  }
}
