import type { Attachment } from '#app/domain/shared/content';
import type { Lang } from '#app/platform/i18n/languages';
import type { Change, Piece } from '#app/domain/shared/changes';
import type { Oddity } from './figure-change';

/** What a coordinator asked for at this field when the report was returned, and what became of it. */
export type LastReason = {
  text: string;
  /** Null while the same submission stands */
  changed: boolean | null;
  /** What changed at the field since */
  pieces: Piece[];
};

/** One thing of a submission. `field` is what reasons name it by. */
type Compared = { field: string; label: string; labelLang: Lang; reason: LastReason | null };

export type ComparedAnswer = Compared & {
  now: string;
  /** Null where it was not asked last time */
  before: string | null;
  pieces: Piece[];
  change: Change | 'unasked';
  /** The editors' own words, in the languages `now` and `before` were written in */
  isText: boolean;
  isLink: boolean;
  /** For numbers */
  difference: string | null;
};

/** One version of an indicator's value, for its history. */
export type HistoryRow = {
  /** In words */
  period: string;
  /** 2026H1 */
  code: string;
  version: number;
  state: string;
  shown: string;
  value: number | null;
  target: number | null;
  reason: string;
  /** The figure that is being reviewed */
  isThis: boolean;
};

export type ComparedFigure = Compared & {
  /** What is measured, in words */
  measure: string;
  isText: boolean;
  now: string;
  before: string | null;
  /** What the earlier figure has been corrected to since */
  revisedTo: string | null;
  pieces: Piece[];
  change: Change | 'unasked';
  /** Difference and percentage, in words */
  difference: string | null;
  oddity: Oddity | null;
  target: { period: string; shown: string; share: string | null } | null;
  baseline: string | null;
  source: string;
  comment: string;
  parts: { label: string; shown: string }[];
  /** Why it corrects a figure that counts already, and which */
  corrects: { shown: string; reason: string } | null;
  history: HistoryRow[];
};

export type ComparedMilestone = Compared & {
  planned: string | null;
  /** The day that was planned last time, where it moved */
  plannedBefore: string | null;
  state: string;
  stateBefore: string | null;
  reached: string | null;
  /** How late or early, in words */
  delay: string | null;
  isLate: boolean;
  note: string;
  noteLang: Lang;
  pieces: Piece[];
  change: Change | 'unasked';
  evidenceUrl: string;
  evidenceFileId: string | null;
  evidenceDocument: Attachment | null;
};

/** A submission beside the last accepted one, in the words of a page's language. */
export type Comparison = {
  number: number;
  /** The language the editors wrote in, this time and last */
  lang: Lang;
  lastLang: Lang | null;
  /** The period of the last accepted report; null for a first one */
  lastPeriod: string | null;
  figures: ComparedFigure[];
  answers: ComparedAnswer[];
  milestones: ComparedMilestone[];
  /** Figures with something to look at twice */
  odd: { field: string; label: string; labelLang: Lang; oddity: Oddity }[];
};
