import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { mayOpenReport } from './report.policy';
import { questionsIn } from '#app/domain/rounds/question.type';
import type { RoundState } from '#app/domain/rounds/round.type';
import type { Said } from './submission.type';
import type { ReportContent, ReportState, Submission } from './report.type';

const roundFields = { id: true, period: true, dueOn: true, state: true, questions: true } as const;
const pilotFields = { id: true, slug: true, state: true, isPublic: true, leadId: true, originalLang: true } as const;

const day = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * A report with its round and pilot, for its desk.
 * @throws NotFound when it does not exist or is not the viewer's to open
 */
export async function openReport(viewer: Viewer, id: string, client: Tx = db) {
  if (!isId(id)) throw new NotFound();
  const row = await client.report.findUnique({ where: { id }, include: { round: { select: roundFields }, pilot: { select: pilotFields } } });
  if (!row || !mayOpenReport(viewer, row)) throw new NotFound();
  const { round, pilot, content, ...report } = row;
  return {
    report: { ...report, state: report.state as ReportState },
    content: content as ReportContent,
    round: { ...round, state: round.state as RoundState, questions: questionsIn(round.questions) },
    pilot,
    /** What policies ask about */
    standing: { state: report.state, roundState: round.state, pilot },
    /** The last day for handing it in, yyyy-mm-dd */
    dueOn: day(report.dueOn ?? round.dueOn),
  };
}

export type OpenedReport = Awaited<ReturnType<typeof openReport>>;

/** The pilot's title in a language, else in its original one. */
export async function pilotTitle({ id, originalLang }: OpenedReport['pilot'], lang: Lang, client: Tx = db): Promise<Said> {
  const texts = await client.entryText.findMany({ where: { entryId: id }, select: { lang: true, title: true } });
  const text = texts.find((one) => one.lang === lang) ?? texts.find((one) => one.lang === originalLang) ?? texts[0];
  return { text: text?.title ?? '', lang: (text?.lang ?? lang) as Lang };
}

/** The submissions of a report as they were handed in, newest first. */
export async function versionsOf(reportId: string, client: Tx = db): Promise<{ number: number; submittedAt: Date; outcome: string | null; submission: Submission }[]> {
  const rows = await client.reportVersion.findMany({ where: { reportId }, orderBy: { number: 'desc' } });
  return rows.map(({ number, submittedAt, outcome, content }) => ({ number, submittedAt, outcome, submission: content as Submission }));
}

/** What the pilot handed in and got accepted in the latest earlier round, or null. */
export async function lastAccepted(pilotId: string, before: Date, client: Tx = db): Promise<{ period: string; submission: Submission } | null> {
  const found = await client.reportVersion.findFirst({
    where: { outcome: 'accepted', report: { pilotId, round: { dueOn: { lt: before } } } },
    orderBy: { report: { round: { dueOn: 'desc' } } },
    select: { content: true, report: { select: { round: { select: { period: true } } } } },
  });
  return found && { period: found.report.round.period, submission: found.content as Submission };
}

export { answerMark } from './merge';
export { mayReopenReport, maySkipReport, mayWriteReport } from './report.policy';
