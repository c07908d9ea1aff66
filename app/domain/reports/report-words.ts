import type { Dimension, Names } from '#app/domain/indicators/indicator.type';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { formatDate, formatNumber } from '#app/platform/i18n/format';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Question } from '#app/domain/rounds/question.type';
import { reportMessages } from './messages';
import type { Said } from './submission.type';

/** A text in the page's language, else in the one it was written in, else in any. */
export function said(texts: Names, lang: Lang, original?: Lang): Said {
  const found = [lang, ...(original ? [original] : []), ...LANGUAGES].find((one) => texts[one]?.trim());
  return found ? { text: texts[found] ?? '', lang: found } : { text: '', lang };
}

const capital = (lang: Lang, text: string): string => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

/** A figure with its unit, e.g. 1 200 t CO₂e; empty where there is none. */
export function figureInWords(lang: Lang, value: number | null, unit: string): string {
  if (value === null) return '';
  const t = translator(indicatorMessages, lang);
  const written = formatNumber(lang, value);
  if (t.has(`figure.${unit}`)) return t.at(`figure.${unit}`, { n: value, value: written });
  return t.has(`unit.${unit}`) ? `${written}\u00a0${t.at(`unit.${unit}`)}` : written;
}

type Measuring = { kind: string; unit: string; cumulative?: boolean; direction?: string };

/** What is counted, in words: the unit, whether each figure is the total since the start, and which way is good. */
export function measureInWords(lang: Lang, { kind, unit, cumulative, direction }: Measuring): string {
  const t = translator(reportMessages, lang);
  if (kind === 'qualitative') return t('measure.words');
  const units = translator(indicatorMessages, lang);
  const name = units.has(`unitLong.${unit}`) ? units.at(`unitLong.${unit}`) : unit;
  return [
    capital(lang, name),
    ...(cumulative === undefined ? [] : [t(cumulative ? 'measure.cumulative' : 'measure.perPeriod')]),
    ...(direction === 'down' ? [t('measure.down')] : direction === 'up' ? [t('measure.up')] : []),
  ].join('. ').concat('.');
}

/** A figure's parts in their order, e.g. women and men. */
export function partsInWords(lang: Lang, breakdown: Record<string, number> | null): { label: string; value: string }[] {
  const t = translator(indicatorMessages, lang);
  return Object.entries(breakdown ?? {}).map(([category, value]) => ({ label: t.has(`category.${category}`) ? t.at(`category.${category}`) : category, value: formatNumber(lang, value) }));
}

/** What a dimension breaks figures down by, and its categories. */
export function dimensionInWords(lang: Lang, dimension: Dimension, categories: readonly string[]): { label: string; categories: { name: string; label: string }[] } {
  const t = translator(indicatorMessages, lang);
  return { label: t.at(`dimension.${dimension}`), categories: categories.map((name) => ({ name, label: t.at(`category.${name}`) })) };
}

/** How a milestone stands: its state and its day. */
export function milestoneInWords(lang: Lang, { state, dueOn, reachedOn }: { state: string; dueOn: string | null; reachedOn: string | null }): string {
  const t = translator(reportMessages, lang);
  const name = capital(lang, translator(milestoneMessages, lang).at(`state.${state}`));
  if (state === 'reached' && reachedOn) return t('milestone.reachedOn', { state: name, at: formatDate(lang, reachedOn) });
  return dueOn ? t('milestone.dueOn', { state: name, at: formatDate(lang, dueOn) }) : name;
}

/** An answer as it is read; a choice by its name, a day or number in the language's habit. */
export function answerInWords(lang: Lang, question: Question, answer: string[], original?: Lang): string {
  const given = answer.filter(Boolean);
  const [value = ''] = given;
  if (!value) return '';
  const t = translator(reportMessages, lang);
  switch (question.kind) {
    case 'yesNo':
      return t(value === 'yes' ? 'answer.yes' : 'answer.no');
    case 'choice':
    case 'choices':
      return given.map((id) => said(question.options.find((option) => option.id === id)?.labels ?? {}, lang, original).text || id).join('\n');
    case 'date':
      return Number.isNaN(Date.parse(value)) ? value : formatDate(lang, value);
    case 'number': {
      const number = Number(value.replace(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-').replace(',', '.'));
      return Number.isFinite(number) ? formatNumber(lang, number) : value;
    }
    default:
      return value;
  }
}
