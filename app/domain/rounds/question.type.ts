import { z } from 'zod';
import { day } from '#app/domain/shared/fields';
import { readNumber } from '#app/domain/shared/number';
import type { Issue } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** The kinds of answers a coordinator can ask for. */
export const QUESTION_KINDS = ['line', 'text', 'number', 'yesNo', 'choice', 'choices', 'date', 'link'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const MAX_QUESTIONS = 30;
export const MAX_OPTIONS = 20;

const texts = z.partialRecord(z.enum(LANGUAGES), z.string());

export const questionSchema = z.object({
  /** Lasts from round to round, so that answers can be laid beside each other. */
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  kind: z.enum(QUESTION_KINDS),
  labels: texts,
  hints: texts,
  required: z.boolean(),
  /** For choice and choices */
  options: z.array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,60}$/), labels: texts })),
});

export type Question = z.infer<typeof questionSchema>;

/** Reads the questions of a round as they are stored. */
export const questionsIn = (stored: unknown): Question[] => z.array(questionSchema).parse(stored);

const MAX_LENGTH = { line: 200, text: 4000, link: 500 } as const;

/** The field an answer is named after. */
export const answerField = (question: Pick<Question, 'id'>): string => `answer.${question.id}`;

/** What is wrong with an answer as it stands; gaps are allowed. */
export function answerIssues(question: Question, answer: string[]): Issue[] {
  const field = answerField(question);
  const value = answer[0] ?? '';
  if (answer.every((one) => one === '')) return [];
  const known = question.options.map(({ id }) => id);
  switch (question.kind) {
    case 'line':
    case 'text':
      return textIssues(field, value, MAX_LENGTH[question.kind]);
    case 'link':
      if (value.length > MAX_LENGTH.link) return [{ field, code: 'tooLong', values: { max: MAX_LENGTH.link } }];
      return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? textIssues(field, value, MAX_LENGTH.link) : [{ field, code: 'webAddress' }];
    case 'number': {
      const read = readNumber(value);
      return 'code' in read ? [{ field, code: read.code }] : [];
    }
    case 'date':
      return day().safeParse(value).success ? [] : [{ field, code: 'date' }];
    case 'yesNo':
      return ['yes', 'no'].includes(value) ? [] : [{ field, code: 'choose' }];
    case 'choice':
    case 'choices':
      return answer.every((one) => known.includes(one)) && (question.kind === 'choices' || answer.length === 1) ? [] : [{ field, code: 'choose' }];
  }
}

/** What keeps an answer from being handed in. */
export const missingAnswer = (question: Question, answer: string[]): Issue[] =>
  question.required && answer.every((one) => one.trim() === '') ? [{ field: answerField(question), code: 'required' }] : answerIssues(question, answer);
