import { slugify } from '#app/domain/shared/slug';
import type { Lang } from '#app/platform/i18n/languages';
import type { Question } from './question.type';

/** Whether a question, and each of its options, can be read in a language. A hint must be there if any language has one. */
function isWritten({ labels, hints, options }: Question, lang: Lang): boolean {
  const hasHint = Object.values(hints).some(Boolean);
  return Boolean(labels[lang]) && (!hasHint || Boolean(hints[lang])) && options.every((option) => Boolean(option.labels[lang]));
}

/** Languages that a question still lacks. */
export const missingLanguages = (question: Question, langs: readonly Lang[]): Lang[] => langs.filter((lang) => !isWritten(question, lang));

/** The questions that lack one of the languages. */
export const incompleteQuestions = (questions: Question[], langs: readonly Lang[]): Question[] => questions.filter((question) => missingLanguages(question, langs).length > 0);

/** A lasting id made from words, unlike those in use: the same words give the same id in every round, so that answers meet. */
export function lastingId(words: string, used: string[]): string {
  const base = slugify(words).slice(0, 50) || 'q';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!used.includes(id)) return id;
  }
}

/** The list with one question a place earlier (-1) or later (1); at the ends it stays. */
export function moved(questions: Question[], id: string, by: -1 | 1): Question[] {
  const from = questions.findIndex((question) => question.id === id);
  const to = from + by;
  const [one, other] = [questions[from], questions[to]];
  if (!one || !other) return questions;
  return questions.map((question, i) => (i === from ? other : i === to ? one : question));
}
