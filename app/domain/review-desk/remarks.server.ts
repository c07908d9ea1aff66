import { isId } from '#app/domain/shared/fields';
import { mayReview } from '#app/domain/shared/entry.policy';
import { Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { db, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';

export const MAX_REMARK = 2000;
const MOST = 200;

/** What a coordinator told the others; `author` is null for a former member. */
export type Remark = { id: string; at: Date; author: string | null; text: string };

/** Remarks are the coordinators' own: one who edits for the pilot's organisation is its editor here, and sees none. */
async function mayRemark(viewer: Viewer, reportId: string, client: Tx): Promise<Member> {
  const report = isId(reportId) ? await client.report.findUnique({ where: { id: reportId }, select: { pilot: { select: { leadId: true, isPublic: true } } } }) : null;
  if (!report) throw new NotFound();
  if (!mayReview(viewer, report.pilot)) throw new Forbidden();
  return viewer;
}

/** What coordinators told each other about a report, oldest first. @throws Forbidden for everybody else, NotFound */
export async function remarksOf(viewer: Viewer, reportId: string): Promise<Remark[]> {
  await mayRemark(viewer, reportId, db);
  const rows = await db.internalRemark.findMany({ where: { reportId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST });
  const people = await db.person.findMany({ where: { id: { in: rows.flatMap(({ authorId }) => authorId ?? []) } }, select: { id: true, name: true } });
  return rows.reverse().map(({ id, at, text, authorId }) => ({ id, at, text, author: people.find((person) => person.id === authorId)?.name ?? null }));
}

/** What keeps a remark from being written. */
export const remarkIssues = (text: string) => textIssues('remark', text, MAX_REMARK);

/**
 * Tells the other coordinators something about a report, for good. The same words twice in a row by the same person are one remark.
 * @throws Invalid at `remark`: required, tooLong, badCharacters; Forbidden, NotFound
 */
export async function addRemark(viewer: Viewer, reportId: string, written: string): Promise<void> {
  await transaction(async (tx) => {
    const author = await mayRemark(viewer, reportId, tx);
    const text = written.trim();
    refuseIf(text ? remarkIssues(text) : [{ field: 'remark', code: 'required' }]);
    await tx.$queryRaw`SELECT 1 FROM "Report" WHERE id = ${reportId}::uuid FOR UPDATE`;
    const last = await tx.internalRemark.findFirst({ where: { reportId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
    if (last?.authorId === author.personId && last.text === text) return;
    await tx.internalRemark.create({ data: { reportId, authorId: author.personId, at: now(), text } });
  });
}
