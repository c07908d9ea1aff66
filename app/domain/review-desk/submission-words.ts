import { indicatorMessages } from '#app/domain/indicators/messages';
import { formatFigure, isUnit } from '#app/domain/indicators/unit.type';
import type { FrozenFigure, FrozenMilestone, Submission } from '#app/domain/reports/report.type';
import { evidenceWords } from '#app/domain/milestones/evidence.type';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { readNumber } from '#app/domain/shared/number';
import { answerField, type Question } from '#app/domain/rounds/question.type';
import { formatDate, formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { reviewDeskMessages } from './messages';

/** A text in a language with the language it is in, else in the one it was written in. */
export function saidIn(texts: Partial<Record<Lang, string>>, lang: Lang, original?: Lang): { text: string; lang: Lang } {
  const order: Lang[] = [lang, ...(original ? [original] : []), 'fi', 'sv', 'en'];
  const found = order.find((one) => texts[one]?.trim());
  return { text: found ? (texts[found] ?? '') : '', lang: found ?? lang };
}

/** A number with its unit, e.g. 1,200 t CO₂e. */
export const amount = (lang: Lang, value: number, unit: string): string => formatFigure(lang, value, isUnit(unit) ? unit : '');

/** What a figure says: a number with its unit, words, or that there is none. */
export function figureWords(lang: Lang, figure: Pick<FrozenFigure, 'kind' | 'unit' | 'value' | 'text'>): string {
  if (figure.kind === 'qualitative') return figure.text || translator(reviewDeskMessages, lang)('figure.none');
  return figure.value === null ? translator(reviewDeskMessages, lang)('figure.none') : amount(lang, figure.value, figure.unit);
}

/** What was answered, in words; chosen options by their labels, one a line. */
export function answerWords(lang: Lang, question: Question, answer: string[]): string {
  const value = answer[0] ?? '';
  const t = translator(reviewDeskMessages, lang);
  const label = (id: string) => {
    const option = question.options.find((one) => one.id === id);
    return option ? saidIn(option.labels, lang).text : id;
  };
  switch (question.kind) {
    case 'yesNo': return value === 'yes' || value === 'no' ? t(`answer.${value}`) : '';
    case 'choice':
    case 'choices': return answer.filter(Boolean).map(label).join('\n');
    case 'date': return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? formatDate(lang, value) : value;
    case 'number': {
      const read = readNumber(value);
      return 'value' in read ? formatNumber(lang, read.value) : value;
    }
    default: return value;
  }
}

const milestoneWords = (lang: Lang, { state, dueOn, reachedOn, note, ...evidence }: FrozenMilestone): string =>
  [translator(milestoneMessages, lang).at(`state.${state}`), dueOn && formatDate(lang, dueOn), reachedOn && formatDate(lang, reachedOn), note, ...evidenceWords(lang, evidence)].filter(Boolean).join('\n');

const figureAll = (lang: Lang, figure: FrozenFigure): string => {
  const t = translator(indicatorMessages, lang);
  const parts = Object.entries(figure.breakdown ?? {}).map(([name, value]) => `${t.has(`category.${name}`) ? t.at(`category.${name}`) : name}: ${formatNumber(lang, value)}`);
  return [figureWords(lang, figure), ...parts, figure.source, figure.comment].filter(Boolean).join('\n');
};

/** All that a submission says at each field that reasons may name, to see whether it changed. */
export function wordsByField(lang: Lang, { questions, answers, figures, milestones }: Submission): Map<string, string> {
  return new Map([
    ...questions.map((question) => [answerField(question), answerWords(lang, question, answers[question.id] ?? [])] as const),
    ...figures.map((figure) => [`figure.${figure.indicatorId}`, figureAll(lang, figure)] as const),
    ...milestones.map((milestone) => [`milestone.${milestone.id}`, milestoneWords(lang, milestone)] as const),
  ]);
}
