import type { Attachment } from '#app/domain/shared/content';
import { haveSameBytes, type TakenDocument } from '#app/domain/shared/documents.server';
import { Conflict, Forbidden, Invalid, refuseIf } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { deletePicture, PictureRefused, readPicture, storePicture } from '#app/platform/files/files.server';
import { dayOf } from '#app/platform/i18n/format';
import { type MilestoneFields, milestoneRecord, recordIssues } from './milestone.schema';
import { type MilestoneTold, openMilestone, openPilot } from './milestone-desk.server';

export type SentMilestone = {
  /** Id of the record that stood when the form was shown; empty for none */
  base: string;
  fields: MilestoneFields;
  /** A new picture as evidence */
  picture: Uint8Array | null;
  /** Whether the picture that stood shall stay; a new one replaces it anyway. */
  keepPicture: boolean;
  /** A new document as evidence, which takes the place of the one that stood */
  document: TakenDocument | null;
  keepDocument: boolean;
};

const saysTheSame = (told: MilestoneTold | undefined, { state, reachedOn, note, lang, evidenceUrl }: MilestoneFields): boolean =>
  told !== undefined && told.state === state && (told.reachedOn ?? '') === reachedOn && told.note === note && (told.lang === lang || note === '') && told.evidenceUrl === evidenceUrl;

async function stored(tx: Tx, bytes: Uint8Array, entryId: string, uploadedBy: string): Promise<string> {
  try {
    return (await storePicture(tx, bytes, { entryId, uploadedBy })).id;
  } catch (error) {
    if (error instanceof PictureRefused) throw new Invalid([{ field: 'picture', code: error.code }]);
    throw error;
  }
}

/** A new picture's id, or that of the last record's when both are the same picture, as when a form is sent twice. */
async function pictureFor(tx: Tx, bytes: Uint8Array, last: string | null, entryId: string, uploadedBy: string): Promise<string> {
  const id = await stored(tx, bytes, entryId, uploadedBy);
  const [sent, before] = await Promise.all([readPicture(id), last ? readPicture(last) : null]);
  if (!last || !sent || !before?.equals(sent)) return id;
  await deletePicture(id, tx);
  return last;
}

/** A new document, or the last record's when both are the same, as when a form is sent twice. */
async function documentFor({ said }: TakenDocument, last: Attachment | null): Promise<Attachment> {
  const isSame = last && (['name', 'kind', 'bytes', 'title', 'lang', 'licence'] as const).every((part) => last[part] === said[part]);
  return isSame && (await haveSameBytes(last, said)) ? last : said;
}

/**
 * Tells what became of a milestone of the published plan; readers see it at once. What is already so is not written again.
 * @throws Conflict with what was told meanwhile (`MilestoneTold`); Forbidden to those who only read; NotFound
 * @throws Invalid at `state`, `reachedOn`, `note`, `evidenceUrl`, `picture`; (`notInPlan`) when the plan has it no more
 */
export async function recordMilestone(viewer: Viewer, pilotId: string, milestoneId: string, { base, fields, picture, keepPicture, document, keepDocument }: SentMilestone): Promise<void> {
  await transaction(async (tx) => {
    await openPilot(viewer, pilotId, tx);
    // Publishing writes the entry's row first too: neither sees half of the other.
    await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE id = ${pilotId}::uuid FOR UPDATE`;
    const { pilot, planned, history } = await openMilestone(viewer, pilotId, milestoneId, tx);
    if (!viewer || !pilot.mayRecord) throw new Forbidden();
    const [last] = history;
    const shown = history.find(({ id }) => id === base);
    const kept = keepPicture ? (shown?.evidenceFileId ?? null) : null;
    refuseIf(planned ? recordIssues(fields, picture !== null || kept !== null, dayOf(now())) : [{ field: '', code: 'notInPlan' }]);
    const evidenceFileId = picture ? await pictureFor(tx, picture, last?.evidenceFileId ?? null, pilotId, viewer.personId) : kept;
    const evidenceDocument = document ? await documentFor(document, last?.evidenceDocument ?? null) : keepDocument ? (shown?.evidenceDocument ?? null) : null;
    if (saysTheSame(last, fields) && last?.evidenceFileId === evidenceFileId && last.evidenceDocument?.fileId === evidenceDocument?.fileId) return;
    if ((last?.id ?? '') !== base) throw new Conflict(last);
    if (document && evidenceDocument === document.said) await document.keep(tx, { entryId: pilotId, uploadedBy: viewer.personId });
    // After the last one, also when both came within a millisecond.
    const recordedAt = new Date(Math.max(now().getTime(), (last?.at.getTime() ?? 0) + 1));
    const { reachedOn, ...rest } = fields;
    const reached = reachedOn ? new Date(`${reachedOn}T00:00:00Z`) : null;
    await tx.milestoneRecord.create({ data: { ...rest, pilotId, milestoneId, reachedOn: reached, evidenceFileId, evidenceDocument: evidenceDocument ?? undefined, recordedById: viewer.personId, recordedAt } });
    await tx.milestone.update({ where: { pilotId_milestoneId: { pilotId, milestoneId } }, data: { state: fields.state, reachedOn: reached } });
    await tx.entry.update({ where: { id: pilotId }, data: { updatedAt: now() } });
  });
}

/** Reads what became of a milestone from texts. @throws Invalid at each field that cannot be read */
export function readMilestone(written: Record<keyof MilestoneFields, string>): MilestoneFields {
  const read = milestoneRecord.safeParse(written);
  if (read.success) return read.data;
  throw new Invalid(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), code: /^[a-zA-Z]+$/.test(message) ? message : 'invalid' })));
}
