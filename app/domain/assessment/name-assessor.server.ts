import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import { mayReview } from '#app/domain/shared/entry.policy';
import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { move, refuseOther } from '#app/domain/shared/review.server';
import { openEntry } from '#app/domain/shared/revision.server';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { emptyScores } from './assessment.schema';
import { isInvolved } from './involved.server';
import { askAssessor, releaseAssessor } from './letters.server';
import { moveAssessment } from './open-assessment.server';

/** Who judges an entry now, or null. */
export const standingAssessment = (client: Tx, entryId: string) =>
  client.assessment.findFirst({ where: { entryId, state: 'named' }, select: { id: true, lock: true, assessorId: true, namedAt: true, assessor: { select: { name: true } } } });

/**
 * A released submission as the coordinator sees it who names its assessor.
 * @throws NotFound when its kind is not assessed or it is not the viewer's to open; Forbidden when they write for its organisation
 */
export async function openToName<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, client: Tx = db) {
  if (!type.behaviours.assessed) throw new NotFound();
  const working = await openEntry(viewer, type, id, client);
  if (!mayReview(viewer, working.entry)) throw new Forbidden();
  return { ...working, viewer, waits: working.revision.state === 'submitted' && working.revision.releasedAt !== null, standing: await standingAssessment(client, id) };
}

/** What the coordinator read when naming: the revision, and whose place the new one takes (an assessment's id, or empty). */
export type Naming = { number: number; replaces: string; personId: string; word: string };

/** The scores and sentences the same person gave when they returned it, to go on from. */
async function lastScores(tx: Tx, entryId: string, assessorId: string): Promise<Prisma.InputJsonValue | null> {
  const last = await tx.assessment.findFirst({ where: { entryId, assessorId, state: { in: ['returned', 'replaced', 'handedBack'] } }, orderBy: { namedAt: 'desc' }, select: { scores: true } });
  return (last?.scores as Prisma.InputJsonValue | undefined) ?? null;
}

/**
 * Names the assessor of a released submission, or another one in their place. Naming the one who stands changes nothing.
 * @throws NotFound, Forbidden; Conflict when it is decided, not released, or somebody else named another one meanwhile; Invalid at `person`
 */
export async function nameAssessor<C extends Content>(viewer: Viewer, type: ContentType<C>, id: string, { number, replaces, personId, word }: Naming): Promise<void> {
  await transaction(async (tx) => {
    const opened = await openToName(viewer, type, id, tx);
    const { entry, revision, content, standing } = opened;
    refuseOther(opened, number);
    const person = isId(personId) ? await tx.person.findFirst({ where: { id: personId, deactivatedAt: null }, select: { id: true, memberships: { orderBy: { since: 'asc' }, take: 1, select: { partnerId: true, side: true } } } }) : null;
    refuseIf(person ? [] : [{ field: 'person', code: 'choose' }]);
    if (!person || (standing && standing.assessorId === person.id)) return;
    if (!opened.waits || (standing?.id ?? '') !== replaces) throw new Conflict();
    refuseIf((await isInvolved(tx, type, opened, person.id)) ? [{ field: 'person', code: 'assessorInvolved' }] : []);
    // Counting the revision on lets the first of two coordinators win.
    await move(tx, revision, 'submitted');
    if (standing) {
      await moveAssessment(tx, standing, { state: 'replaced', decidedAt: now() });
      await releaseAssessor(tx, opened, standing.assessorId, standing.id);
    }
    const [place] = person.memberships;
    const scores = (await lastScores(tx, id, person.id)) ?? emptyScores(type.behaviours.assessed ?? []);
    const made = await tx.assessment.create({
      data: { entryId: id, revisionNumber: revision.number, assessorId: person.id, organisationId: place?.partnerId ?? null, side: place?.side ?? null, namedById: opened.viewer.personId, namedAt: now(), lang: content.originalLang, scores },
      select: { id: true },
    });
    await appendStep(tx, { entryId: entry.id, step: 'assessorNamed', actor: opened.viewer, actorRole: 'coordinator', revisionNumber: revision.number, isPublic: true });
    await askAssessor(tx, opened, person.id, made.id, word);
  });
}
