import type { Issue } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import { one, type Sent } from '#app/domain/shared/sent';
import { z } from 'zod';
import { type Judged, type Remarks, SCORES, type Scores } from './assessment.type';

/** As long as a sentence on a criterion may be */
export const MOST_SENTENCE = 500;
export const MOST_REASON = 2000;

const storedScores = z.record(z.string(), z.object({ score: z.number().int().min(1).max(5).nullable(), sentence: z.string() }));
const storedRemarks = z.object({ note: z.string().default(''), reasons: z.record(z.string(), z.string()).default({}) });

/** Nothing said yet. */
export const emptyScores = (criteria: readonly string[]): Scores => Object.fromEntries(criteria.map((key) => [key, { score: null, sentence: '' }]));

/** Scores as they are stored, for these criteria. */
export const scoresIn = (stored: unknown, criteria: readonly string[]): Scores => {
  const known = storedScores.parse(stored);
  return Object.fromEntries(criteria.map((key) => [key, known[key] ?? { score: null, sentence: '' }]));
};

export const remarksIn = (stored: unknown): Remarks => storedRemarks.parse(stored);

/** Reads an assessor's form. Drafts may be incomplete, but what is there must be text and scores. */
export function readJudged(sent: Sent, criteria: readonly string[], fields: readonly string[]): { judged: Judged; issues: Issue[] } {
  const issues: Issue[] = [];
  const scores: Scores = {};
  for (const key of criteria) {
    const chosen = one(sent, `score.${key}`);
    const score = SCORES.find((known) => String(known) === chosen) ?? null;
    const sentence = one(sent, `sentence.${key}`).trim();
    if (chosen !== '' && score === null) issues.push({ field: `score.${key}`, code: 'choose' });
    issues.push(...textIssues(`sentence.${key}`, sentence, MOST_SENTENCE));
    scores[key] = { score, sentence };
  }
  const reasons: Record<string, string> = {};
  for (const field of fields) {
    const reason = one(sent, `reason.${field}`).trim();
    issues.push(...textIssues(`reason.${field}`, reason, MOST_REASON));
    if (reason) reasons[field] = reason;
  }
  const note = one(sent, 'note').trim();
  issues.push(...textIssues('note', note, MOST_REASON));
  return { judged: { scores, remarks: { note, reasons } }, issues };
}

/** What keeps a judgement from being published: each criterion needs a score and a sentence. */
export const scoreIssues = (scores: Scores): Issue[] =>
  Object.entries(scores).flatMap(([key, { score, sentence }]): Issue[] => [
    ...(score === null ? [{ field: `score.${key}`, code: 'choose' }] : []),
    ...(sentence ? [] : [{ field: `sentence.${key}`, code: 'required' }]),
  ]);
