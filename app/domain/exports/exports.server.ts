import { isId } from '#app/domain/shared/fields';
import { Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { deleteMadeFiles, readMadeFile } from '#app/platform/files/made-files.server';
import { enqueue } from '#app/platform/jobs/jobs.server';
import { mayExport, mayExportSubject, mayStillHave, organisationsFor } from './export.policy';
import type { WantedExport } from './export.schema';
import { type ExportFormat, type ExportParams, type ExportState, type ExportSubject, type ExportView, KEPT_DAYS, MOST_KEPT, MOST_WAITING, WAITING_STATES } from './export.type';

const DAY = 86_400_000;
const waiting = { state: { in: WAITING_STATES as string[] } };
/** Two sendings of one form within this time, in milliseconds, are an impatient finger or a network that asks again; later ones want what stands by then. */
const SAME_SENDING = 60_000;
const until = () => new Date(now().getTime() + KEPT_DAYS * DAY);

/**
 * Asks for a file, which a job then makes. Asked for again while it is being made, it is the same one; from the same form, for a minute.
 * @param asked the id that the form's own sending gives it
 * @throws NotFound for who may export nothing, Forbidden for what is not theirs; Invalid `tooManyExports` while too many are waited for
 */
export async function requestExport(viewer: Viewer, wanted: WantedExport, asked: string = crypto.randomUUID()): Promise<{ id: string }> {
  if (!mayExport(viewer)) throw new NotFound();
  const { subject, format, lang, theme, year, round } = wanted;
  if (!mayExportSubject(viewer, subject)) throw new Forbidden();
  const params: ExportParams = { theme, year, round, organisations: organisationsFor(viewer) };
  const { personId } = viewer;
  const { id, old } = await transaction(async (tx) => {
    // One at a time for a person, so that two at once do not pass the limit.
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
    const sent = await tx.export.findFirst({ where: { id: asked, personId }, select: { createdAt: true } });
    if (sent && now().getTime() - sent.createdAt.getTime() < SAME_SENDING) return { id: asked, old: [] };
    const open = await tx.export.findMany({ where: { personId, ...waiting }, select: { id: true, subject: true, format: true, lang: true, params: true } });
    const same = open.find((one) => one.subject === subject && one.format === format && one.lang === lang && sameParams(one.params as ExportParams, params));
    if (same) return { id: same.id, old: [] };
    refuseIf(open.length >= MOST_WAITING ? [{ field: '', code: 'tooManyExports', values: { max: MOST_WAITING } }] : []);
    const old = await tx.export.findMany({ where: { personId, NOT: waiting }, orderBy: { createdAt: 'desc' }, skip: MOST_KEPT - 1, select: { id: true, format: true } });
    await tx.export.deleteMany({ where: { id: { in: old.map((one) => one.id) } } });
    const { id } = await tx.export.create({ data: { id: sent ? undefined : asked, personId, subject, format, lang, params: params as Prisma.InputJsonValue, createdAt: now(), expiresAt: until() }, select: { id: true } });
    await enqueue(tx, 'make-export', { id }, { key: `export:${id}` });
    return { id, old };
  });
  await deleteMadeFiles(old.map((one) => ({ id: one.id, ending: one.format })));
  return { id };
}

const sameParams = (one: ExportParams, other: ExportParams): boolean =>
  one.theme === other.theme && one.year === other.year && one.round === other.round && String(one.organisations) === String(other.organisations);

/** Has a file that failed made once more. @throws NotFound when it is not theirs, or has not failed */
export async function retryExport(viewer: Viewer, id: string): Promise<void> {
  const row = await ownRow(viewer, id);
  await transaction(async (tx) => {
    const { count } = await tx.export.updateMany({ where: { id: row.id, state: 'failed' }, data: { state: 'queued', attempts: 0, beatAt: now(), done: 0, total: null, finishedAt: null, expiresAt: until() } });
    if (count === 1) await enqueue(tx, 'make-export', { id: row.id }, { key: `export:${row.id}` });
  });
}

async function ownRow(viewer: Viewer, id: string) {
  if (!viewer || !isId(id)) throw new NotFound();
  const row = await db.export.findFirst({ where: { id, personId: viewer.personId, expiresAt: { gt: now() } } });
  if (!row || !mayStillHave(viewer, row.subject as ExportSubject, row.params as ExportParams)) throw new NotFound();
  return row;
}

type Row = Awaited<ReturnType<typeof ownRow>>;

function viewOf({ id, subject, format, lang, params, state, done, total, bytes, createdAt, expiresAt }: Row): ExportView {
  const { theme, year, round } = params as ExportParams;
  return {
    id, lang, done, total, bytes,
    subject: subject as ExportSubject,
    format: format as ExportFormat,
    state: state as ExportState,
    filters: { theme, year, round },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** A person's files, newest first; those of roles they no longer have are left out. */
export async function ownExports(viewer: Member): Promise<ExportView[]> {
  const rows = await db.export.findMany({ where: { personId: viewer.personId, expiresAt: { gt: now() } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST_KEPT + MOST_WAITING });
  return rows.filter((row) => mayStillHave(viewer, row.subject as ExportSubject, row.params as ExportParams)).map(viewOf);
}

/** How far one of one's files has come. @throws NotFound for everybody else's, and for what is past its time */
export const findExport = async (viewer: Viewer, id: string): Promise<ExportView> => viewOf(await ownRow(viewer, id));

/** Waits a little for a file, for what is made at once needs no page of progress. Returns it as it then stands. */
export async function awaitExport(viewer: Viewer, id: string, milliseconds: number): Promise<ExportView> {
  for (const end = Date.now() + milliseconds; ; ) {
    const found = await findExport(viewer, id);
    if (!(WAITING_STATES as string[]).includes(found.state) || Date.now() >= end) return found;
    await new Promise((wait) => setTimeout(wait, 80));
  }
}

/** One of one's files, to be read. @throws NotFound for everybody else's, and while there is none */
export async function openExport(viewer: Viewer, id: string) {
  const row = await ownRow(viewer, id);
  const file = row.state === 'done' ? await readMadeFile(row.id, row.format) : null;
  if (!file) throw new NotFound();
  return { ...viewOf(row), bytes: file.bytes, stream: file.stream };
}
