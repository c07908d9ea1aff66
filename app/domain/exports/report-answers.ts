import type { Question } from '#app/domain/rounds/question.type';
import type { Lang } from '#app/platform/i18n/languages';
import type { Cell, CellKind } from '#app/platform/sheet/cell';
import { nameIn } from './names';

const KINDS: Partial<Record<Question['kind'], CellKind>> = { number: 'number', date: 'day' };

/** A column for each question that any of the rounds asked: the same question stands in one column, named as it was asked last. */
export function questionColumns(rounds: Question[][], lang: Lang): { id: string; heading: string; as: CellKind }[] {
  const found = new Map<string, { id: string; heading: string; as: CellKind }>();
  for (const { id, labels, kind } of rounds.flat()) {
    const as = KINDS[kind] ?? 'text';
    const before = found.get(id);
    found.set(id, { id, heading: nameIn(labels, lang, 'fi') || id, as: before && before.as !== as ? 'text' : as });
  }
  return [...found.values()];
}

/** An answer as a cell: numbers and days as such, choices in the words they were offered in. */
export function answerCell(question: Question | undefined, answer: string[], lang: Lang, words: { yes: string; no: string }): Cell {
  const value = answer[0] ?? '';
  if (!question || answer.every((one) => one === '')) return answer.join('; ') || null;
  switch (question.kind) {
    case 'number': {
      const plain = Number(value.trim().replace(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-').replace(',', '.'));
      return Number.isFinite(plain) ? plain : value;
    }
    case 'yesNo':
      return value === 'yes' ? words.yes : value === 'no' ? words.no : value;
    case 'choice':
    case 'choices':
      return answer.map((one) => nameIn(question.options.find(({ id }) => id === one)?.labels ?? {}, lang, 'fi') || one).join('; ');
    default:
      return value;
  }
}
