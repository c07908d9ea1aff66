import { type Figure, figureIssues, readFigure, type WrittenFigure } from '#app/domain/indicators/figure.server';
import type { Dimension, IndicatorKind, Names } from '#app/domain/indicators/indicator.type';
import { recordValue, submitValues } from '#app/domain/indicators/value-record.server';
import { milestonesOf } from '#app/domain/milestones/milestones.server';
import { Conflict, Forbidden, type Issue, refuseIf } from '#app/domain/shared/outcome';
import type { Sent } from '#app/domain/shared/sent';
import { appendStep } from '#app/domain/shared/timeline.server';
import { holds, type Member, type Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, type Tx, transaction } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { mergeFields } from './merge';
import { answerField, answerIssues, missingAnswer } from '#app/domain/rounds/question.type';
import { mayWriteReport } from './report.policy';
import { type OpenedReport, openReport, versionsOf } from './report.server';
import type { FrozenFigure, ReportContent, Submission } from './report.type';

const asJson = (value: object) => value as unknown as Prisma.InputJsonValue;

/** Opens a report and locks its row, so that two who save at a time come one after the other. */
async function held(tx: Tx, viewer: Viewer, id: string): Promise<OpenedReport> {
  await openReport(viewer, id, tx);
  await tx.$queryRaw`SELECT 1 FROM "Report" WHERE id = ${id}::uuid FOR UPDATE`;
  return openReport(viewer, id, tx);
}

/** An opened report, if it is the viewer's to write in. @throws Invalid (`locked`, `roundClosed`) for its editors, Forbidden for others */
function writable(viewer: Viewer, opened: OpenedReport): OpenedReport & { viewer: Member } {
  const { standing } = opened;
  if (!mayWriteReport(viewer, standing)) {
    refuseIf(holds(viewer, standing.pilot.leadId, 'editor') ? [{ field: '', code: ['due', 'draft'].includes(standing.state) ? 'roundClosed' : 'locked' }] : []);
    throw new Forbidden();
  }
  return { ...opened, viewer };
}

async function noteSave(tx: Tx, { report, viewer }: { report: OpenedReport['report']; viewer: Member }, content?: ReportContent): Promise<void> {
  await tx.report.update({
    where: { id: report.id },
    data: {
      state: report.state === 'due' ? 'draft' : report.state,
      lock: { increment: 1 },
      savedById: viewer.personId,
      savedAt: now(),
      ...(content && { content: asJson(content) }),
    },
  });
}

/** A figure as a form sent it, with the mark of the value that the form showed. */
export type SentFigure = { indicatorId: string; written: WrittenFigure; base: string };

/** What a report's form sends: answers by field name with the mark of each as shown, and figures. */
export type SentReport = { lang: Lang; answers: Sent; bases: Record<string, string>; figures: SentFigure[] };

/**
 * Saves what a form sent: answers and figures, all of them or nothing. Fields the person did not touch stay as another editor left them.
 * @throws Conflict with `clashes`, who saved last and when, where both changed the same answer or figure
 * @throws Invalid at the fields that cannot be read; (`locked`) when it has been handed in, (`roundClosed`) when the round has ended without it; Forbidden, NotFound
 */
export async function saveReport(viewer: Viewer, id: string, sent: SentReport): Promise<void> {
  await transaction(async (tx) => {
    const opened = writable(viewer, await held(tx, viewer, id));
    const { report, content, round } = opened;
    const questions = round.questions.filter((question) => Object.hasOwn(sent.bases, answerField(question)));
    const bases = Object.fromEntries(questions.map((question) => [answerField(question), sent.bases[answerField(question)] ?? '']));
    const { merged, clashes } = mergeFields(byField(content.answers), sent.answers, bases);
    const issues = questions.flatMap((question) => answerIssues(question, merged[answerField(question)] ?? []));
    const figures = await readFigures(tx, report.pilotId, sent.figures);
    refuseIf([...figures.flatMap((figure) => figure.issues), ...issues]);
    if (clashes.length > 0) throw new Conflict({ by: report.savedById, at: report.savedAt, clashes });
    for (const { indicatorId, field, base, figure } of figures) {
      await recordValue(tx, opened.viewer, { indicatorId, period: round.period, field, base }, figure, { reportId: id });
    }
    const answers = Object.fromEntries(round.questions.flatMap((question) => {
      const answer = merged[answerField(question)];
      return answer ? [[question.id, answer]] : [];
    }));
    await noteSave(tx, opened, { lang: sent.lang, answers });
  });
}

const byField = (answers: ReportContent['answers']): Sent => Object.fromEntries(Object.entries(answers).map(([id, answer]) => [answerField({ id }), answer]));

/** The field a figure's parts are named after. */
export const figureField = (indicatorId: string): string => `figure.${indicatorId}`;

/** Indicators a report asks for: those the pilot still measures. */
const measuredIn = (tx: Tx, pilotId: string) => tx.indicator.findMany({ where: { pilotId, retiredAt: null }, orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { common: { select: { names: true } }, targets: true } });

async function readFigures(tx: Tx, pilotId: string, sent: SentFigure[]) {
  const indicators = await measuredIn(tx, pilotId);
  return sent.flatMap(({ indicatorId, written, base }) => {
    const indicator = indicators.find((one) => one.id === indicatorId);
    if (!indicator) return [];
    const field = figureField(indicatorId);
    const measured = { kind: indicator.kind as IndicatorKind, unit: indicator.unit, dimension: indicator.dimension as Dimension | null };
    return [{ indicatorId, field, base, ...readFigure(field, measured, written) }];
  });
}

type Row = Awaited<ReturnType<typeof valuesOfPeriod>>[number]['value'];

/** Each indicator of the pilot with its value of a period: the one being worked on, else the one that counts. */
async function valuesOfPeriod(tx: Tx, pilotId: string, period: string) {
  const indicators = await measuredIn(tx, pilotId);
  const values = await tx.indicatorValue.findMany({
    where: { indicatorId: { in: indicators.map(({ id }) => id) }, period, state: { not: 'superseded' } },
    orderBy: { version: 'desc' },
  });
  return indicators.map((indicator) => ({ indicator, value: values.find(({ indicatorId }) => indicatorId === indicator.id) ?? null }));
}

const asFigure = (row: Row): Figure => ({
  value: row?.value == null ? null : Number(row.value),
  text: row?.text ?? '',
  source: row?.source ?? '',
  comment: row?.comment ?? '',
  breakdown: (row?.breakdown as Record<string, number> | null | undefined) ?? null,
});

/** Everything that keeps a report from being handed in, at its fields. */
export async function reportIssues(opened: OpenedReport, client: Tx): Promise<Issue[]> {
  const { content, round, report } = opened;
  const answers = round.questions.flatMap((question) => missingAnswer(question, content.answers[question.id] ?? []));
  const rows = await valuesOfPeriod(client, report.pilotId, round.period);
  const figures = rows.flatMap(({ indicator, value }) => (value?.state === 'accepted' ? [] : figureIssues(figureField(indicator.id), indicator.kind as IndicatorKind, asFigure(value))));
  return [...figures, ...answers];
}

const targetFor = (targets: { period: string; value: Prisma.Decimal }[], period: string): number | null => {
  const target = targets.find((one) => one.period === period);
  return target ? Number(target.value) : null;
};

/** A report as it would be handed in now. */
export async function submissionNow({ report, content, round }: OpenedReport, tx: Tx = db): Promise<Submission> {
  const rows = await valuesOfPeriod(tx, report.pilotId, round.period);
  const figures = rows.flatMap(({ indicator, value }): FrozenFigure[] =>
    value
      ? [
          {
            indicatorId: indicator.id,
            valueId: value.id,
            names: (indicator.common?.names ?? indicator.names) as Names,
            lang: indicator.originalLang as Lang,
            kind: indicator.kind,
            unit: indicator.unit,
            cumulative: indicator.cumulative,
            direction: indicator.direction,
            target: targetFor(indicator.targets, round.period),
            ...asFigure(value),
          },
        ]
      : [],
  );
  const milestones = (await milestonesOf(report.pilotId, tx)).map(({ id, titles, lang, dueOn, state, reachedOn, note, noteLang, evidenceUrl, evidenceFileId, evidenceDocument }) => ({
    id, titles, lang, dueOn, state, reachedOn, note, noteLang, evidenceUrl, evidenceFileId, evidenceDocument,
  }));
  return { ...content, questions: round.questions, figures, milestones };
}

/**
 * Hands a report in: what stands is frozen as a version, and its figures wait with it. A second time changes nothing.
 * @throws Invalid with every field that is missing
 */
export async function submitReport(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const standing = await held(tx, viewer, id);
    if (standing.report.state === 'submitted' && holds(viewer, standing.pilot.leadId, 'editor')) return;
    const opened = writable(viewer, standing);
    refuseIf(await reportIssues(opened, tx));
    const rows = await valuesOfPeriod(tx, opened.report.pilotId, opened.round.period);
    const waiting = rows.flatMap(({ value }) => (value && ['draft', 'returned', 'submitted'].includes(value.state) ? value.id : []));
    await tx.indicatorValue.updateMany({ where: { id: { in: waiting } }, data: { reportId: id } });
    await submitValues(tx, { id: { in: waiting } });
    const [last] = await versionsOf(id, tx);
    const number = (last?.number ?? 0) + 1;
    await tx.reportVersion.create({ data: { reportId: id, number, content: asJson(await submissionNow(opened, tx)), submittedAt: now() } });
    const { count } = await tx.report.updateMany({
      where: { id, state: opened.report.state, lock: opened.report.lock },
      data: { state: 'submitted', lock: { increment: 1 }, submittedById: opened.viewer.personId, submittedAt: now(), decidedAt: null, readById: null, readAt: null },
    });
    if (count !== 1) throw new Conflict();
    const { leadId } = opened.pilot;
    const actorRole = holds(viewer, leadId, 'representative') ? 'representative' : 'editor';
    await appendStep(tx, { entryId: opened.pilot.id, reportId: id, step: 'reportSubmitted', actor: opened.viewer, actorRole, organisationId: leadId, revisionNumber: number });
  });
}
