import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import { Conflict, type Issue, refuseIf } from '#app/domain/shared/outcome';
import { publishSubmission, putBack, refuseOther } from '#app/domain/shared/review.server';
import { loadEntry } from '#app/domain/shared/revision.server';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Member } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { scoreIssues } from './assessment.schema';
import type { Judged } from './assessment.type';
import { isInvolved } from './involved.server';
import { tellNamer } from './letters.server';
import { moveAssessment, ownAssessment } from './open-assessment.server';

/** The assessment with what it is about, while it is the viewer's to decide. @throws NotFound; Conflict once it is not, or was saved in another window */
async function openToJudge<C extends Content>(tx: Tx, viewer: Member, type: ContentType<C>, id: string, lock: number) {
  const assessment = await ownAssessment(viewer, id, tx);
  if (assessment.state !== 'named' || assessment.lock !== lock) throw new Conflict();
  const working = await loadEntry(type, assessment.entryId, tx);
  refuseOther(working, assessment.revisionNumber);
  return { assessment, working };
}

const byAssessor = (viewer: Member, organisationId: string | null) => ({ actor: viewer, actorRole: 'assessor', organisationId });

/** Whoever has come to belong to an organisation with a part in it may hand it back, but decide no longer. */
const tooNear = async <C extends Content>(tx: Tx, type: ContentType<C>, working: Parameters<typeof isInvolved<C>>[2], viewer: Member): Promise<Issue[]> =>
  (await isInvolved(tx, type, working, viewer.personId)) ? [{ field: '', code: 'assessorInvolved' }] : [];

/** Keeps what the assessor has written so far. @throws NotFound, Conflict */
export async function saveJudgement<C extends Content>(viewer: Member, type: ContentType<C>, id: string, lock: number, { scores, remarks }: Judged): Promise<void> {
  await transaction(async (tx) => {
    const { assessment } = await openToJudge(tx, viewer, type, id, lock);
    await moveAssessment(tx, assessment, { scores, remarks });
  });
}

/**
 * Publishes what was judged, with the judgement.
 * @throws NotFound, Conflict; Invalid at each criterion without a score (choose) or a sentence (required), and for somebody involved
 */
export async function publishJudged<C extends Content>(viewer: Member, type: ContentType<C>, id: string, lock: number, { scores }: Judged): Promise<void> {
  await transaction(async (tx) => {
    const { assessment, working } = await openToJudge(tx, viewer, type, id, lock);
    refuseIf([...scoreIssues(scores), ...(await tooNear(tx, type, working, viewer))]);
    await moveAssessment(tx, assessment, { state: 'done', scores, remarks: {}, decidedAt: now() });
    const by = byAssessor(viewer, assessment.organisationId);
    const reasons = Object.entries(scores).map(([key, { score, sentence }]) => ({ field: `criterion.${key}`, text: sentence, score: score ?? 0 }));
    await appendStep(tx, { entryId: assessment.entryId, step: 'assessed', ...by, revisionNumber: assessment.revisionNumber, reasons, isPublic: true });
    await publishSubmission(tx, type, working, by);
  });
}

/**
 * Returns what was judged to its editors, with reasons at fields; the scores go no further.
 * @throws NotFound, Conflict; Invalid without a single reason, and for somebody involved
 */
export async function returnJudged<C extends Content>(viewer: Member, type: ContentType<C>, id: string, lock: number, { scores, remarks }: Judged): Promise<void> {
  await transaction(async (tx) => {
    const { assessment, working } = await openToJudge(tx, viewer, type, id, lock);
    const reasons = Object.entries(remarks.reasons).map(([field, text]) => ({ field, text }));
    refuseIf([...(reasons.length === 0 ? [{ field: 'reasons', code: 'oneReason' }] : []), ...(await tooNear(tx, type, working, viewer))]);
    await moveAssessment(tx, assessment, { state: 'returned', scores, remarks, decidedAt: now() });
    await putBack(tx, type, working, byAssessor(viewer, assessment.organisationId), reasons, remarks.note);
  });
}

/** Hands an assessment back with a word; the coordinator who named the assessor is told. @throws NotFound; Conflict once it is decided; Invalid at `reason` */
export async function handBackAssessment(viewer: Member, type: ContentType, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const assessment = await ownAssessment(viewer, id, tx);
    if (assessment.state !== 'named') throw new Conflict();
    refuseIf(reason ? [] : [{ field: 'reason', code: 'required' }]);
    await moveAssessment(tx, assessment, { state: 'handedBack', decidedAt: now() });
    await appendStep(tx, { entryId: assessment.entryId, step: 'assessmentHandedBack', ...byAssessor(viewer, assessment.organisationId), revisionNumber: assessment.revisionNumber, note: reason });
    await tellNamer(tx, type, await loadEntry(type, assessment.entryId, tx), assessment.namedById, viewer.name, reason);
  });
}
