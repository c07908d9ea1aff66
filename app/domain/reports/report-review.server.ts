import { acceptValues, returnValues } from '#app/domain/indicators/value-record.server';
import { Conflict, Forbidden, refuseIf } from '#app/domain/shared/outcome';
import { appendStep, type Reason } from '#app/domain/shared/timeline.server';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { owe } from '#app/platform/mail/letters.server';
import { askAfterAll } from '#app/domain/rounds/asking-again.server';
import { mayDecideReport, mayReopenReport, maySkipReport } from './report.policy';
import { type OpenedReport, openReport, versionsOf } from './report.server';
import type { Submission } from './report.type';
import { answerField } from '#app/domain/rounds/question.type';
import { mayReview } from '#app/domain/shared/entry.policy';

type Deciding = OpenedReport & { viewer: Member; submission: Submission };

/** Opens a submission to decide on it. @param number the version the coordinator read; another one now standing is a Conflict */
async function toDecide(tx: Tx, viewer: Viewer, id: string, number: number): Promise<Deciding> {
  const opened = await openReport(viewer, id, tx);
  if (!mayReview(viewer, opened.pilot)) throw new Forbidden();
  const [last] = await versionsOf(id, tx);
  if (!mayDecideReport(viewer, opened.standing) || last?.number !== number) throw new Conflict();
  return { ...opened, viewer, submission: last.submission };
}

/** Everything of a submission that a reason can stand at. */
const fieldsOf = ({ questions, figures, milestones }: Submission): Set<string> =>
  new Set([...questions.map(answerField), ...figures.map(({ indicatorId }) => `figure.${indicatorId}`), ...milestones.map(({ id }) => `milestone.${id}`)]);

/** Moves a report from the state it was read in; someone else's decision in between is a Conflict. */
async function decide(tx: Tx, { report }: OpenedReport, state: string): Promise<void> {
  const { count } = await tx.report.updateMany({ where: { id: report.id, state: report.state, lock: report.lock }, data: { state, lock: { increment: 1 }, decidedAt: now(), readById: null, readAt: null } });
  if (count !== 1) throw new Conflict();
}

/**
 * Returns a report with reasons at its fields (`answer.<question>`, `figure.<indicator>`, `milestone.<id>`); its figures go back with it.
 * What is said at anything else is nobody's to answer, and left out.
 * @throws Invalid without a single reason
 */
export async function returnReport(viewer: Viewer, id: string, number: number, given: Reason[], note: string): Promise<void> {
  await transaction(async (tx) => {
    const opened = await toDecide(tx, viewer, id, number);
    const fields = fieldsOf(opened.submission);
    const reasons = given.filter(({ field }) => fields.has(field));
    refuseIf(reasons.length === 0 ? [{ field: 'reasons', code: 'required' }] : []);
    await decide(tx, opened, 'returned');
    await tx.reportVersion.update({ where: { reportId_number: { reportId: id, number } }, data: { outcome: 'returned' } });
    await returnValues(tx, { reportId: id }, '', opened.viewer);
    await appendStep(tx, { ...stepOf(opened), step: 'reportReturned', revisionNumber: number, reasons, note });
    await tellSubmitter(tx, 'returned', opened, [note, ...reasons.map(({ text }) => `• ${text}`)].filter(Boolean).join('\n'));
  });
}

/** Accepts a report: it is frozen for good, and its figures count from now on. */
export async function acceptReport(viewer: Viewer, id: string, number: number, note = ''): Promise<void> {
  await transaction(async (tx) => {
    const opened = await toDecide(tx, viewer, id, number);
    await decide(tx, opened, 'accepted');
    await tx.reportVersion.update({ where: { reportId_number: { reportId: id, number } }, data: { outcome: 'accepted' } });
    await acceptValues(tx, { reportId: id }, opened.viewer);
    await appendStep(tx, { ...stepOf(opened), step: 'reportAccepted', revisionNumber: number, note: note.trim() || undefined });
    await tellSubmitter(tx, 'accepted', opened, note);
  });
}

/** Lets a pilot off a report, with the reason. Figures that were begun for it stay as drafts. */
export async function skipReport(viewer: Viewer, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const opened = await openReport(viewer, id, tx);
    if (!mayReview(viewer, opened.pilot)) throw new Forbidden();
    if (!maySkipReport(viewer, opened.standing)) throw new Conflict();
    refuseIf(reason.trim() ? [] : [{ field: 'reason', code: 'required' }]);
    await decide(tx, opened, 'skipped');
    await appendStep(tx, { ...stepOf({ ...opened, viewer }), step: 'reportSkipped', note: reason.trim() });
  });
}

/** Where a skipped report goes on: where it had been when it was let off. */
async function stateBefore(tx: Tx, { report }: OpenedReport): Promise<string> {
  const [last] = await versionsOf(report.id, tx);
  if (last?.outcome === 'returned') return 'returned';
  return report.savedAt ? 'draft' : 'due';
}

/**
 * Asks for a skipped report after all, with the reason. It goes on from where it was, its editors are told, and they have at least two weeks.
 * @throws Invalid without a reason; Conflict unless it is skipped and its round open
 */
export async function reopenReport(viewer: Viewer, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const opened = await openReport(viewer, id, tx);
    const { round, dueOn } = opened;
    if (!mayReview(viewer, opened.pilot)) throw new Forbidden();
    if (!mayReopenReport(viewer, opened.standing)) throw new Conflict();
    refuseIf(reason.trim() ? [] : [{ field: 'reason', code: 'required' }]);
    const state = await stateBefore(tx, opened);
    await decide(tx, opened, state);
    if (state !== 'returned') await tx.report.update({ where: { id }, data: { decidedAt: null } });
    await appendStep(tx, { ...stepOf({ ...opened, viewer }), step: 'reportReopened', note: reason.trim() });
    await askAfterAll(tx, viewer, round, { id, dueOn }, reason.trim());
  });
}

const stepOf = ({ pilot, report, viewer }: OpenedReport & { viewer: Member }) => ({ entryId: pilot.id, reportId: report.id, actor: viewer, actorRole: 'coordinator' });

async function tellSubmitter(tx: Tx, letter: 'returned' | 'accepted', { report, pilot, round }: OpenedReport, reasons: string): Promise<void> {
  if (!report.submittedById) return;
  const person = await tx.person.findUnique({ where: { id: report.submittedById }, select: { email: true, lang: true, name: true } });
  if (!person) return;
  const texts = await tx.entryText.findMany({ where: { entryId: pilot.id }, select: { lang: true, title: true } });
  const title = (texts.find(({ lang }) => lang === person.lang) ?? texts.find(({ lang }) => lang === pilot.originalLang) ?? texts[0])?.title ?? '';
  const params = { id: report.id, period: round.period, name: person.name, title, reasons };
  await owe(tx, { to: person.email, lang: person.lang, template: `reports/${letter}`, params });
}
