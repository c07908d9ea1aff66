import type { Issue } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import { one, type Sent } from '#app/domain/shared/sent';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { lastingId } from './question-list';
import { MAX_OPTIONS, type Question, QUESTION_KINDS, type QuestionKind } from './question.type';

export const MAX_LABEL = 200;
export const MAX_HINT = 400;
export const MAX_OPTION = 120;

export const hasOptions = (kind: string): boolean => kind === 'choice' || kind === 'choices';

type Texts = Question['labels'];

/** A question as the values of its form: kind, required, fi.label, fi.hint and so on, options.0.id, options.0.fi … */
export const questionValues = ({ kind, required, labels, hints, options }: Question): Record<string, string> => ({
  kind,
  required: required ? 'yes' : '',
  ...Object.fromEntries(LANGUAGES.flatMap((lang) => [[`${lang}.label`, labels[lang] ?? ''], [`${lang}.hint`, hints[lang] ?? '']])),
  ...Object.fromEntries(options.flatMap((option, i) => [[`options.${i}.id`, option.id], ...LANGUAGES.map((lang) => [`options.${i}.${lang}`, option.labels[lang] ?? ''])])),
});

const tidy = (value: string) => value.trim().replace(/\s+/g, ' ');
const withoutEmpty = (texts: Record<Lang, string>): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
const inLanguages = (read: (lang: Lang) => string) => Object.fromEntries(LANGUAGES.map((lang) => [lang, tidy(read(lang))])) as Record<Lang, string>;

const OPTION_PARTS = ['id', ...LANGUAGES] as const;

/** The rows of options that say something, in order. */
const filledOptions = (sent: Sent): number[] => Array.from({ length: MAX_OPTIONS + 5 }, (_, i) => i).filter((i) => LANGUAGES.some((lang) => tidy(one(sent, `options.${i}.${lang}`))));

/**
 * The form as sent with one option a place earlier or later; empty rows close up. Nothing is saved by it.
 * @param move the option's row in the form and which way, e.g. 2:up
 */
export function withMovedOption(sent: Sent, move: string): Sent {
  const [, row, way] = /^(\d{1,2}):(up|down)$/.exec(move) ?? [];
  const order = filledOptions(sent);
  const from = order.indexOf(Number(row ?? -1));
  const to = from + (way === 'up' ? -1 : 1);
  const [mine, other] = [order[from], order[to]];
  if (mine !== undefined && other !== undefined) [order[from], order[to]] = [other, mine];
  const others = Object.entries(sent).filter(([name]) => !name.startsWith('options.') && name !== 'move');
  return { ...Object.fromEntries(others), ...Object.fromEntries(order.flatMap((of, i) => OPTION_PARTS.map((part) => [`options.${i}.${part}`, sent[`options.${of}.${part}`] ?? ['']]))) };
}

function readOptions(sent: Sent): { options: Question['options']; issues: Issue[] } {
  const options: Question['options'] = [];
  const issues: Issue[] = [];
  for (let i = 0; i < MAX_OPTIONS + 5; i++) {
    const texts = inLanguages((lang) => one(sent, `options.${i}.${lang}`));
    if (!Object.values(texts).some(Boolean)) continue;
    if (!texts.fi) issues.push({ field: `options.${i}.fi`, code: 'required' });
    for (const lang of LANGUAGES) issues.push(...textIssues(`options.${i}.${lang}`, texts[lang], MAX_OPTION));
    const known = one(sent, `options.${i}.id`);
    const used = options.map(({ id }) => id);
    const id = /^[a-z0-9-]{1,60}$/.test(known) && !used.includes(known) ? known : lastingId(texts.fi, used);
    options.push({ id, labels: withoutEmpty(texts) });
  }
  if (options.length > MAX_OPTIONS) issues.push({ field: 'options', code: 'tooManyOptions', values: { max: MAX_OPTIONS } });
  if (options.length < 2) issues.push({ field: 'options', code: 'twoOptions' });
  return { options, issues };
}

/**
 * Reads a question from its form. Finnish is needed; the other languages may follow until the round starts.
 * @param id the question's own; for a new one it is made from its words
 */
export function readQuestion(sent: Sent, id: string | null, used: string[]): { question: Question; issues: Issue[] } {
  const kind = one(sent, 'kind') as QuestionKind;
  const labels = inLanguages((lang) => one(sent, `${lang}.label`));
  const hints = inLanguages((lang) => one(sent, `${lang}.hint`));
  const { options, issues } = hasOptions(kind) ? readOptions(sent) : { options: [], issues: [] };
  const all: Issue[] = [
    ...(QUESTION_KINDS.includes(kind) ? [] : [{ field: 'kind', code: 'choose' }]),
    ...(labels.fi ? [] : [{ field: 'fi.label', code: 'required' }]),
    ...LANGUAGES.flatMap((lang) => [...textIssues(`${lang}.label`, labels[lang], MAX_LABEL), ...textIssues(`${lang}.hint`, hints[lang], MAX_HINT)]),
    ...issues,
  ];
  return {
    question: { id: id ?? lastingId(labels.fi, used), kind, labels: withoutEmpty(labels), hints: withoutEmpty(hints), required: one(sent, 'required') === 'yes', options },
    issues: all,
  };
}
