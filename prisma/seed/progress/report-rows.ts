import type { Figure } from '#app/domain/indicators/figure.server';
import type { FrozenFigure, FrozenMilestone, ReportContent, Submission } from '#app/domain/reports/report.type';
import type { Question } from '#app/domain/rounds/question.type';
import type { Reason } from '#app/domain/shared/timeline.server';
import { themesOf } from '#app/domain/shared/themes';
import { type Chance, chanceFor } from '../chance';
import { DAY } from '../entries';
import type { answering } from './answers';
import type { PastRound } from './calendar';
import type { Fate } from './fates';
import reviews from './reviews.json';
import { asJson, emptyContent, type ReportingPilot, type Rows, stepRow, valueRow } from './rows';

/** What a report is written with. */
export type Desk = {
  rows: Rows;
  questions: Question[];
  answersOf: ReturnType<typeof answering>;
  /** The pilot's milestones as they stood on a day */
  milestonesAt: (pilot: ReportingPilot, at: Date) => FrozenMilestone[];
};

const HOUR = 3_600_000;
const VALUE_STATES = { draft: 'draft', submitted: 'submitted', returned: 'returned', accepted: 'accepted' } as const;

/** What was wrong the first time: a figure, and now and then an answer too. */
function reasonsFor({ file, measures }: ReportingPilot, chance: Chance, half: number): Reason[] {
  const words = reviews.returns[file.originalLang];
  const figure = measures.find(({ row, at }) => row.kind === 'quantitative' && at(half).value !== null);
  const field = chance.pick(['progress', 'residents', 'spent'] as const);
  return [
    ...(figure ? [{ field: `figure.${figure.row.id}`, text: chance.pick(words.figure) }] : []),
    ...(figure && chance.next() < 0.4 ? [] : [{ field: `answer.${field}`, text: chance.pick(words[field]) }]),
  ];
}

/** A figure as it stood before a coordinator asked about it. */
const mistaken = (figure: Figure): Figure => ({ ...figure, value: figure.value === null ? null : Math.round(figure.value * 1.9 * 10) / 10, breakdown: null });

function valuesOf(pilot: ReportingPilot, round: PastRound, fate: Fate, reportId: string) {
  if (fate.state === 'due' || fate.state === 'skipped') return [];
  const state = VALUE_STATES[fate.state];
  const last = fate.submissions.at(-1);
  const at = new Date((fate.savedAt ?? round.startedAt).getTime() - HOUR);
  const measured = fate.state === 'draft' ? pilot.measures.slice(0, 1) : pilot.measures;
  return measured.map((measure) => {
    const figure = measure.at(round.half);
    const decided = last?.decidedAt ? { by: pilot.coordinator, at: last.decidedAt } : null;
    return { measure, figure, row: valueRow(measure.row.id, round.period, figure, { state, entered: { by: pilot.editors.at(-1) ?? pilot.editors[0], at }, submittedAt: last?.at, decided, reportId }) };
  });
}

/** Answers and figures as they were before the last round of mending. */
function firstTry(submission: Submission, reasons: Reason[]): Submission {
  const fields = reasons.map(({ field }) => field);
  const progress = submission.answers.progress?.[0] ?? '';
  const answers = fields.includes('answer.progress') ? { ...submission.answers, progress: [progress.split('. ').slice(0, 1).join('. ').replace(/\.?$/, '.')] } : submission.answers;
  return { ...submission, answers, figures: submission.figures.map((figure) => (fields.includes(`figure.${figure.indicatorId}`) ? { ...figure, ...mistaken(figure) } : figure)) };
}

function content(pilot: ReportingPilot, round: PastRound, fate: Fate, { answersOf }: Desk): ReportContent {
  if (fate.state === 'due' || fate.state === 'skipped') return emptyContent(pilot);
  const lang = pilot.file.originalLang;
  const { progress, surprise, risk, ...rest } = answersOf(pilot.file, themesOf(pilot.file.impact), round.half);
  if (fate.state !== 'draft') return { lang, answers: { progress, ...(surprise && { surprise }), risk, ...rest } as ReportContent['answers'] };
  return { lang, answers: { progress: [`${progress?.[0] ?? ''} ${reviews.begun[lang]}`], ...(surprise && { surprise }) } };
}

/** Writes a report with its values, versions, steps and remarks as its commands would have left them. */
export function writeReport(pilot: ReportingPilot, round: PastRound, fate: Fate, desk: Desk): void {
  const { rows, questions, milestonesAt } = desk;
  const chance = chanceFor(`${pilot.file.slug} ${round.position} review`);
  const reportId = crypto.randomUUID();
  const written = content(pilot, round, fate, desk);
  const values = valuesOf(pilot, round, fate, reportId);
  rows.values.push(...values.map(({ row }) => row));
  const last = fate.submissions.at(-1);
  const waits = fate.state === 'submitted' && round.position < 3 && chance.next() < 0.5;
  rows.reports.push({
    id: reportId, roundId: round.id, pilotId: pilot.id, state: fate.state, content: asJson(written),
    lock: fate.savedAt ? 2 + fate.submissions.length * 2 : fate.skipped ? 1 : 0, dueOn: fate.extension > 0 ? new Date(round.dueOn + fate.extension * DAY) : null,
    savedById: fate.savedAt ? (fate.state === 'draft' ? pilot.editors.at(-1) : pilot.editors[0]) : null, savedAt: fate.savedAt,
    submittedById: last ? pilot.editors[0] : null, submittedAt: last?.at ?? null, decidedAt: last?.decidedAt ?? fate.skipped?.at ?? null,
    readById: waits ? pilot.coordinator : null, readAt: waits && last ? new Date(last.at.getTime() + 3 * DAY) : null,
  });
  if (fate.skipped) rows.steps.push(stepRow(pilot, { step: 'reportSkipped', at: fate.skipped.at, reportId, note: reviews.skips[pilot.file.originalLang][fate.skipped.why] }));
  const figures: FrozenFigure[] = values.map(({ measure: { row, names }, figure, row: { id } }) => ({
    indicatorId: row.id, valueId: id, names, lang: pilot.file.originalLang, kind: row.kind, unit: row.unit, ...figure,
  }));
  const submitted = fate.submissions.map((one) => ({ ...one, reasons: one.outcome === 'returned' ? reasonsFor(pilot, chance, round.half) : [] }));
  for (const [i, { at, decidedAt, outcome, reasons }] of submitted.entries()) {
    const revisionNumber = i + 1;
    const final: Submission = { ...written, questions, figures, milestones: milestonesAt(pilot, at) };
    const version = i < submitted.length - 1 ? firstTry(final, reasons) : final;
    rows.versions.push({ reportId, number: revisionNumber, content: asJson(version), submittedAt: at, outcome });
    rows.steps.push(stepRow(pilot, { step: 'reportSubmitted', at, reportId, revisionNumber }));
    if (!decidedAt) continue;
    const note = outcome === 'accepted' && chance.next() < 0.3 ? chance.pick(reviews.thanks[pilot.file.originalLang]) : undefined;
    rows.steps.push(stepRow(pilot, { step: outcome === 'returned' ? 'reportReturned' : 'reportAccepted', at: decidedAt, reportId, revisionNumber, ...(outcome === 'returned' ? { reasons, note: '' } : { note }) }));
  }
  if (last && (fate.state !== 'accepted' || chance.next() < 0.06)) {
    rows.remarks.push({ reportId, authorId: pilot.coordinator, at: new Date(last.at.getTime() + 30 * HOUR), text: chance.pick(reviews.remarks) });
  }
}
