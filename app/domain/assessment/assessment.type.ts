import type { Side } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';

/** From one, not shown at all, to five, shown beyond doubt. */
export const SCORES = [1, 2, 3, 4, 5] as const;

/** What is said of one criterion. */
export type Judgement = { score: number | null; sentence: string };

/** By criterion */
export type Scores = Record<string, Judgement>;

/** What an assessor notes for a return: a message, and reasons at the practice's fields. */
export type Remarks = { note: string; reasons: Record<string, string> };

/** What an assessor writes on the page. */
export type Judged = { scores: Scores; remarks: Remarks };

/** One criterion as readers see it: what the author answered, and what the assessor says of it. */
export type ShownCriterion = { key: string; label: string; answer: string; answerLang: Lang; score: number; sentence: string };

/** A judgement as readers see it. The assessor has no name here. */
export type ShownAssessment = {
  id: string;
  /** The version it is about, and whether readers still have exactly that */
  version: number;
  isPresent: boolean;
  decidedOn: string;
  organisation: { name: string; href: string | null } | null;
  side: Side | null;
  /** The language the sentences are written in */
  lang: Lang;
  average: number;
  criteria: ShownCriterion[];
};

/** Mean of the scores that are given; 0 without any. */
export function averageOf(scores: (number | null)[]): number {
  const given = scores.filter((score) => score !== null);
  return given.length === 0 ? 0 : given.reduce((sum, score) => sum + score, 0) / given.length;
}
