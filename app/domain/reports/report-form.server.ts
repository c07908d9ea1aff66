import { DIMENSIONS } from '#app/domain/indicators/indicator.type';
import { indicatorsOf, lastValuesBefore } from '#app/domain/indicators/indicators.server';
import type { MeasuredView, ValueView } from '#app/domain/indicators/indicator.type';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { valueMark } from '#app/domain/indicators/value-record.server';
import { milestonesOf } from '#app/domain/milestones/milestones.server';
import { answerField, answerIssues, type Question } from '#app/domain/rounds/question.type';
import { daysOf } from '#app/domain/shared/period';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Sent } from '#app/domain/shared/sent';
import { db, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { FigureField, QuestionField, ReportForm } from './form.type';
import { answerMark } from './merge';
import { reportMessages } from './messages';
import type { OpenedReport } from './report.server';
import { lastAccepted } from './report.server';
import { answerInWords, dimensionInWords, figureInWords, measureInWords, milestoneInWords, said } from './report-words';
import { figureField } from './report-writing.server';
import type { Submission } from './report.type';
import { lastReturnsOf } from './returned.server';

/** A number as people of a language write it into a field. */
const typed = (lang: Lang, value: number | null | undefined): string => (value == null ? '' : lang === 'en' ? String(value) : String(value).replace('.', ','));

function figureValues(lang: Lang, field: string, value: ValueView | null, lastSource: string): Sent {
  const parts = Object.entries(value?.breakdown ?? {}).map(([category, part]) => [`${field}.breakdown.${category}`, [typed(lang, part)]]);
  return {
    [`${field}.value`]: [typed(lang, value?.value)],
    [`${field}.text`]: [value?.text ?? ''],
    [`${field}.source`]: [value ? value.source : lastSource],
    [`${field}.comment`]: [value?.comment ?? ''],
    ...Object.fromEntries(parts),
  };
}

type Context = { lang: Lang; period: string; remarks: (field: string) => string[] };

function figureAsked({ lang, period, remarks }: Context, indicator: MeasuredView, last: ValueView | null): FigureField {
  const t = translator(reportMessages, lang);
  const units = translator(indicatorMessages, lang);
  const isText = indicator.kind === 'qualitative';
  const ofPeriod = indicator.values.filter((value) => value.period === period);
  const stands = ofPeriod.at(-1) ?? null;
  const field = figureField(indicator.id);
  const words = (value: ValueView) => (isText ? value.text : figureInWords(lang, value.value, indicator.unit)) || t('figure.none');
  const lastSource = last?.source ?? '';
  const accepted = ofPeriod.find(({ state }) => state === 'accepted');
  const isSettled = stands !== null && ['accepted', 'submitted'].includes(stands.state);
  const target = indicator.targets.find((one) => one.period === period);
  return {
    indicatorId: indicator.id,
    field,
    label: { text: indicator.name, lang: indicator.lang },
    explanation: indicator.explanation,
    measure: measureInWords(lang, indicator),
    isText,
    unit: units.has(`unit.${indicator.unit}`) ? units.at(`unit.${indicator.unit}`) : '',
    target: target ? figureInWords(lang, target.value, indicator.unit) : '',
    last: last && { when: formatPeriod(lang, last.period), text: words(last), source: last.source, comment: last.comment },
    dimension: indicator.dimension ? dimensionInWords(lang, indicator.dimension, DIMENSIONS[indicator.dimension]) : null,
    base: valueMark(stands),
    values: figureValues(lang, field, stands, lastSource),
    lastSource,
    settled: isSettled && stands ? { isAccepted: stands.state === 'accepted', text: words(stands), source: stands.source, comment: stands.comment } : null,
    corrects: accepted && !isSettled ? words(accepted) : '',
    remarks: [...remarks(field), ...(stands?.state === 'returned' && stands.returnReason ? [t('form.reason', { text: stands.returnReason })] : [])],
  };
}

/** Last time's answer to a question, and whether it would do as it is. */
function lastAnswer(lang: Lang, question: Question, last: { period: string; submission: Submission } | null): QuestionField['last'] {
  const values = (last?.submission.answers[question.id] ?? []).filter(Boolean);
  if (!last || values.length === 0) return null;
  const asked = last.submission.questions.find(({ id }) => id === question.id) ?? question;
  return {
    when: formatPeriod(lang, last.period),
    text: answerInWords(lang, asked, values, last.submission.lang),
    lang: last.submission.lang,
    values,
    canCopy: answerIssues(question, values).length === 0,
  };
}

/** Everything the form of a report shows: what stands, last time's beside it, and the reasons while it lies returned. */
export async function reportForm(lang: Lang, { report, content, round }: OpenedReport, client: Tx = db): Promise<ReportForm> {
  const t = translator(reportMessages, lang);
  const [indicators, lastValues, milestones, last, returns] = await Promise.all([
    indicatorsOf(report.pilotId, lang, client),
    lastValuesBefore(report.pilotId, round.period, client),
    milestonesOf(report.pilotId, client),
    lastAccepted(report.pilotId, round.dueOn, client),
    report.state === 'returned' ? lastReturnsOf([report.id], client) : null,
  ]);
  const reasons = returns?.get(report.id)?.reasons ?? [];
  const remarks = (field: string) => reasons.filter((reason) => reason.field === field).map(({ text }) => t('form.reason', { text }));
  const { endsOn } = daysOf(round.period);
  return {
    lang: content.lang,
    figures: indicators.filter(({ retired }) => !retired).map((indicator) => figureAsked({ lang, period: round.period, remarks }, indicator, lastValues.get(indicator.id) ?? null)),
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      field: `milestone.${milestone.id}`,
      label: said(milestone.titles, lang, milestone.lang),
      state: milestone.state,
      value: milestoneInWords(lang, milestone),
      isLate: milestone.dueOn !== null && milestone.dueOn <= endsOn && ['ahead', 'underway'].includes(milestone.state),
      note: { text: milestone.note, lang: milestone.noteLang },
      remarks: remarks(`milestone.${milestone.id}`),
    })),
    questions: round.questions.map((question): QuestionField => {
      const field = answerField(question);
      const values = content.answers[question.id] ?? [];
      return {
        id: question.id,
        field,
        kind: question.kind,
        label: said(question.labels, lang, content.lang),
        hint: said(question.hints, lang, content.lang),
        required: question.required,
        options: question.options.map(({ id, labels }) => {
          const { text, lang: own } = said(labels, lang, content.lang);
          return { value: id, label: text || id, lang: own === lang ? undefined : own };
        }),
        base: answerMark(values),
        values,
        last: lastAnswer(lang, question, last),
        remarks: remarks(field),
      };
    }),
  };
}

/** What the fields of a form are called in an error summary or a list of what is missing. */
export function fieldLabels(lang: Lang, form: ReportForm): Record<string, string> {
  const t = translator(reportMessages, lang);
  const labels: Record<string, string> = Object.assign(Object.create(null), { lang: t('form.lang') });
  for (const { field, label, dimension } of form.figures) {
    labels[field] = label.text;
    for (const part of ['value', 'text', 'source', 'comment', 'breakdown'] as const) labels[`${field}.${part}`] = `${label.text}, ${t(`form.field.${part}`)}`;
    for (const category of dimension?.categories ?? []) labels[`${field}.breakdown.${category.name}`] = `${label.text}, ${category.label}`;
  }
  for (const { field, label } of [...form.milestones, ...form.questions]) labels[field] = label.text;
  return labels;
}
