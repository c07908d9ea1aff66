import { uiMessages } from '#app/components/messages';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { evidenceWords } from '#app/domain/milestones/evidence.type';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { reportMessages } from '#app/domain/reports/messages';
import type { FrozenFigure, FrozenMilestone } from '#app/domain/reports/report.type';
import { fieldLabels } from '#app/domain/review-desk/report-thread.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportParams } from './export.type';
import { exportMessages } from './messages';
import { nameIn } from './names';
import { answerCell, questionColumns } from './report-answers';
import { countReportFigures, countReportRows, type ReportRow, reportRows, type Round, roundsFor } from './report-rows.server';
import { day, moment, number, type Table, tableOf, text } from './table';

type FigureRow = Pick<ReportRow, 'pilot' | 'lead' | 'period' | 'number' | 'isNewest' | 'outcome'> & FrozenFigure & { revised: boolean };

function wordsIn(lang: Lang) {
  const x = translator(exportMessages, lang);
  const t = translator(indicatorMessages, lang);
  const decimal = (n: number) => (lang === 'en' ? String(n) : String(n).replace('.', ','));
  const unit = (name: string) => (t.has(`unit.${name}`) ? t.at(`unit.${name}`) : name);
  const figure = ({ names, lang: written, value, unit: measured, text: said }: FrozenFigure) =>
    `${nameIn(names, lang, written)}: ${value === null ? said || '–' : `${decimal(value)} ${unit(measured)}`}`;
  const milestones = translator(milestoneMessages, lang);
  const milestone = ({ titles, lang: written, state, reachedOn, note, ...evidence }: FrozenMilestone) =>
    [`${nameIn(titles, lang, written)}: ${[milestones.at(`state.${state}`), reachedOn].filter(Boolean).join(' ')}`, note, ...evidenceWords(lang, evidence)].filter(Boolean).join('; ');
  return { x, t, unit, figure, milestone, decimal };
}

/** Reasons of a return in one cell, each after what its field is called. */
function reasonsIn(content: ReportRow['content'], reasons: ReportRow['reasons'], lang: Lang): string | null {
  if (!content || !reasons?.length) return null;
  const labels = fieldLabels([content], lang);
  return reasons.map(({ field, text: why }) => `${labels.get(field) ?? field}: ${why}`).join('\n');
}

function reportColumns(lang: Lang, rounds: Round[]) {
  const { x, figure, milestone } = wordsIn(lang);
  const states = translator(reportMessages, lang);
  const former = translator(uiMessages, lang)('formerMember');
  const words = { yes: x('yes'), no: x('no') };
  const who = (name: string | null) => (name === '' ? former : name);
  const decided = ({ outcome, number: n, state }: ReportRow) => (outcome ? states.at(`state.${outcome}`) : n === null && state === 'skipped' ? states('state.skipped') : null);
  return [
    text<ReportRow>(x('column.round'), ({ period }) => period, 10),
    text<ReportRow>(x('column.periodWords'), ({ period }) => formatPeriod(lang, period), 26),
    text<ReportRow>(x('column.pilot'), ({ pilot }) => pilot, 36),
    text<ReportRow>(x('column.lead'), ({ lead }) => lead, 26),
    text<ReportRow>(x('column.state'), ({ state }) => states.at(`state.${state}`), 12),
    day<ReportRow>(x('column.dueOn'), ({ dueOn }) => dueOn),
    number<ReportRow>(x('column.version'), (row) => row.number, 9),
    text<ReportRow>(x('column.newest'), (row) => (row.number === null ? null : x(row.isNewest ? 'yes' : 'no')), 10),
    moment<ReportRow>(x('column.submittedAt'), ({ submittedAt }) => submittedAt),
    text<ReportRow>(x('column.submittedBy'), ({ submittedBy }) => who(submittedBy), 22),
    text<ReportRow>(x('column.submittedFor'), ({ submittedFor }) => submittedFor, 26),
    text<ReportRow>(x('column.outcome'), decided, 14),
    moment<ReportRow>(x('column.decidedAt'), ({ decidedAt }) => decidedAt),
    text<ReportRow>(x('column.decidedBy'), ({ decidedBy }) => who(decidedBy), 22),
    text<ReportRow>(x('column.note'), ({ note }) => note, 40),
    text<ReportRow>(x('column.reasons'), ({ content, reasons }) => reasonsIn(content, reasons, lang), 50),
    text<ReportRow>(x('column.writtenIn'), ({ content }) => content?.lang ?? null, 8),
    ...questionColumns(rounds.map(({ questions }) => questions), lang).map(({ id, heading, as }) => ({
      heading,
      as,
      width: as === 'text' ? 50 : 14,
      cell: ({ content }: ReportRow) => (content ? answerCell(content.questions.find((question) => question.id === id), content.answers[id] ?? [], lang, words) : null),
    })),
    text<ReportRow>(x('reports.figures'), ({ content }) => content?.figures.map(figure).join('; ') ?? null, 60),
    text<ReportRow>(x('reports.milestones'), ({ content }) => content?.milestones.map(milestone).join('\n') || null, 60),
  ];
}

/** The figures of some submissions, with those that were corrected since. */
async function figuresIn(rows: ReportRow[]): Promise<FigureRow[]> {
  const figures = rows.flatMap(({ content, ...row }) => (content?.figures ?? []).map((one) => ({ ...row, ...one })));
  const revised = await db.indicatorValue.findMany({ where: { id: { in: figures.map(({ valueId }) => valueId) }, state: 'superseded' }, select: { id: true } });
  const ids = new Set(revised.map(({ id }) => id));
  return figures.map((one) => ({ ...one, revised: ids.has(one.valueId) }));
}

function figureColumns(lang: Lang) {
  const { x, t, unit, decimal } = wordsIn(lang);
  const states = translator(reportMessages, lang);
  const category = (name: string) => (t.has(`category.${name}`) ? t.at(`category.${name}`) : name);
  return [
    text<FigureRow>(x('column.round'), ({ period }) => period, 10),
    text<FigureRow>(x('column.pilot'), ({ pilot }) => pilot, 36),
    text<FigureRow>(x('column.lead'), ({ lead }) => lead, 26),
    number<FigureRow>(x('column.version'), (row) => row.number, 9),
    text<FigureRow>(x('column.newest'), ({ isNewest }) => x(isNewest ? 'yes' : 'no'), 10),
    text<FigureRow>(x('column.outcome'), ({ outcome }) => outcome && states.at(`state.${outcome}`), 14),
    text<FigureRow>(x('column.indicator'), ({ names, lang: written }) => nameIn(names, lang, written), 34),
    number<FigureRow>(x('column.value'), ({ value }) => value, 14),
    text<FigureRow>(x('column.unit'), (row) => unit(row.unit), 10),
    text<FigureRow>(x('column.text'), (row) => row.text, 50),
    text<FigureRow>(x('column.breakdown'), ({ breakdown }) => Object.entries(breakdown ?? {}).map(([name, value]) => `${category(name)}: ${decimal(value)}`).join('; '), 30),
    text<FigureRow>(x('column.source'), ({ source }) => source, 30),
    text<FigureRow>(x('column.comment'), ({ comment }) => comment, 40),
    text<FigureRow>(x('column.revised'), ({ revised }) => x(revised ? 'yes' : 'no'), 14),
  ];
}

/** Reports with their answers, one row for each submission, and the figures that were handed in with them. */
export async function reportTables(lang: Lang, params: ExportParams): Promise<Table[]> {
  const x = translator(exportMessages, lang);
  const rounds = await roundsFor(params);
  return [
    tableOf<ReportRow>({ name: x('subject.reports'), columns: reportColumns(lang, rounds), count: () => countReportRows(rounds, params), batches: () => reportRows(rounds, lang, params) }),
    tableOf<FigureRow>({
      name: x('reports.figures'),
      columns: figureColumns(lang),
      count: () => countReportFigures(rounds, params),
      async *batches() {
        for await (const rows of reportRows(rounds, lang, params)) yield await figuresIn(rows);
      },
    }),
  ];
}
