import type { Lang } from '#app/platform/i18n/languages';
import type { Criterion } from './criteria.type';

/** As many as stand beside each other without getting lost. */
export const MOST_COMPARED = 4;

/** A practice as it stands beside others; texts in the reader's language, else in the original's. */
export type ComparedPractice = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  lang: Lang;
  outcome: string;
  themes: string[];
  lead: { slug: string; name: string; lang: Lang } | null;
  maturity: string;
  leastStaff: number | null;
  costClass: string | null;
  populationClass: string | null;
  /** Markdown rendered, by the text's name; what was not written is missing */
  texts: Record<string, string>;
  /** What its author says to each criterion; plain text */
  answers: Partial<Record<Criterion, string>>;
  /** What its assessor gave, from 1 to 5; null where it was not assessed */
  scores: Partial<Record<Criterion, number | null>> | null;
  /** Places that took it up, as they count */
  taken: { all: number; under10000: number; under20000: number; under100000: number; over100000: number };
};
