import { readFigure, type WrittenFigure } from '#app/domain/indicators/figure.server';
import { indicatorsOf } from '#app/domain/indicators/indicators.server';
import { valueMark } from '#app/domain/indicators/value-record.server';
import { refuseIf } from '#app/domain/shared/outcome';
import { one, type Sent } from '#app/domain/shared/sent';
import { db } from '#app/platform/db/db.server';
import { formatMoment } from '#app/platform/i18n/format';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { FigureField, QuestionField, ReportClash, ReportForm } from './form.type';
import { answerMark } from './merge';
import { reportMessages } from './messages';
import type { OpenedReport } from './report.server';
import { figureInWords, partsInWords } from './report-words';
import type { SentReport } from './report-writing.server';

const baseField = (field: string): string => `base.${field}`;

const trimmed = (values: string[] | undefined): string[] => (values ?? []).map((value) => value.trim()).filter(Boolean);

function writtenIn(figure: FigureField, sent: Sent): WrittenFigure {
  const { field, lastSource, dimension } = figure;
  const at = (part: string) => one(sent, `${field}.${part}`);
  const breakdown = Object.fromEntries((dimension?.categories ?? []).map(({ name }) => [name, at(`breakdown.${name}`)]));
  const written = { value: at('value'), text: at('text'), source: at('source'), comment: at('comment'), breakdown };
  const isNew = one(sent, baseField(field)) === valueMark(null);
  const isUntouched = isNew && [written.value, written.text, written.comment, ...Object.values(breakdown)].every((text) => text.trim() === '');
  // A source that only the form put there says nothing yet.
  return isUntouched && written.source.trim() === lastSource ? { ...written, source: '' } : written;
}

/** What a form sends, read by what the report asks for; fields of nothing asked are left out. @throws Invalid without a language */
export function readReport(form: ReportForm, sent: Sent): SentReport {
  const lang = one(sent, 'lang');
  if (!isLang(lang)) {
    refuseIf([{ field: 'lang', code: 'choose' }]);
    return { lang: form.lang, answers: {}, bases: {}, figures: [] };
  }
  const questions = form.questions.filter(({ field }) => sent[baseField(field)]);
  return {
    lang,
    answers: Object.fromEntries(questions.map(({ field }) => [field, trimmed(sent[field])])),
    bases: Object.fromEntries(questions.map(({ field }) => [field, one(sent, baseField(field))])),
    figures: form.figures.filter(({ field }) => sent[baseField(field)]).map((figure) => ({ indicatorId: figure.indicatorId, written: writtenIn(figure, sent), base: one(sent, baseField(figure.field)) })),
  };
}

/** The form as sent, with last time's answer to one question in its place; as it was when there is none to copy. */
export function withLastAnswer(form: ReportForm, sent: Sent): Sent {
  const question = form.questions.find(({ id }) => id === one(sent, 'copy'));
  return question?.last?.canCopy ? { ...sent, [question.field]: question.last.values } : sent;
}

type Whose = { by: string | null; at: string };

/** Who entered each figure of the period last, and who saved the answers. */
async function whoSaved(lang: Lang, { report, round }: OpenedReport): Promise<(indicatorId?: string) => Whose> {
  const values = await db.indicatorValue.findMany({ where: { indicator: { pilotId: report.pilotId }, period: round.period, state: { not: 'superseded' } }, orderBy: { version: 'asc' }, select: { indicatorId: true, enteredById: true, enteredAt: true } });
  const ids = [report.savedById, ...values.map(({ enteredById }) => enteredById)].filter((id) => id !== null);
  const names = new Map((await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  return (indicatorId) => {
    const value = indicatorId ? values.findLast((row) => row.indicatorId === indicatorId) : null;
    const at = value ? value.enteredAt : report.savedAt;
    return { by: names.get((value ? value.enteredById : report.savedById) ?? '') ?? null, at: at ? formatMoment(lang, at) : '' };
  };
}

/** Which of two texts stays: a field one person did not touch goes to the other; `clash` where both changed it. */
function keeps(base: string, mine: string, theirs: string): 'mine' | 'theirs' | 'clash' {
  if (mine === base || mine === theirs) return 'theirs';
  return theirs === base ? 'mine' : 'clash';
}

/**
 * After a conflict: the form with both people's work joined, the person's own words where both changed the same, and marks of what
 * now stands, so that saving it again says that the person has seen it. @param form as it now stands
 */
export async function joinReport(lang: Lang, opened: OpenedReport, form: ReportForm, sent: Sent): Promise<{ sent: Sent; clashes: ReportClash[] }> {
  const t = translator(reportMessages, lang);
  const whose = await whoSaved(lang, opened);
  const indicators = await indicatorsOf(opened.report.pilotId, lang);
  const read = readReport(form, sent);
  const joined: Sent = { ...sent };
  const clashes: ReportClash[] = [];

  for (const question of form.questions.filter(({ field }) => field in read.bases)) {
    const mine = read.answers[question.field] ?? [];
    const kept = keeps(read.bases[question.field] ?? '', answerMark(mine), question.base);
    if (kept === 'theirs') joined[question.field] = question.values;
    if (kept === 'clash') clashes.push({ field: question.field, label: question.label.text, ...whose(), theirs: optionNames(question, question.values), mine: optionNames(question, mine) });
    joined[baseField(question.field)] = [question.base];
  }
  for (const { indicatorId, written, base } of read.figures) {
    const figure = form.figures.find((other) => other.indicatorId === indicatorId);
    const indicator = indicators.find(({ id }) => id === indicatorId);
    if (!figure || !indicator) continue;
    const mine = readFigure(figure.field, indicator, written).figure;
    const kept = keeps(base, valueMark(mine), figure.base);
    if (kept === 'theirs') Object.assign(joined, figure.values);
    if (kept === 'clash') {
      const theirs = indicator.values.findLast(({ period }) => period === opened.round.period);
      const words = (value: typeof mine) =>
        [value.text || figureInWords(lang, value.value, indicator.unit) || t('figure.none'), ...partsInWords(lang, value.breakdown).map((part) => `${part.label} ${part.value}`), value.source, value.comment].filter(Boolean).join('\n');
      clashes.push({ field: `${figure.field}.${figure.isText ? 'text' : 'value'}`, label: figure.label.text, ...whose(indicatorId), theirs: theirs ? words(theirs) : '', mine: words(mine) });
    }
    // What was handed in meanwhile is not asked any more.
    joined[baseField(figure.field)] = figure.settled ? [] : [figure.base];
  }
  return { sent: joined, clashes };
}

const optionNames = ({ options, kind }: QuestionField, values: string[]): string =>
  kind === 'choice' || kind === 'choices' ? values.map((value) => options.find((option) => option.value === value)?.label ?? value).join('\n') : values.join('\n');
