import type { Attachment } from '#app/domain/shared/content';
import type { Lang } from '#app/platform/i18n/languages';

/** A text with the language it is in. */
export type Said = { text: string; lang: Lang };

/** What stood in the same place before: in the latest earlier period, or in this report's earlier submission. */
export type Earlier = { when: string; text: string };

/** One thing of a submission under its own heading. `field` is what reasons name it by. */
type Part = {
  field: string;
  label: Said;
  /** Last time's, to read beside it; null where there is none */
  last: Earlier | null;
  /** What this report's earlier submission said, where that was something else */
  changedFrom: Earlier | null;
};

/** A figure in words. `value` is empty where there is none, which the comment explains. */
export type ShownFigure = Part & {
  value: string;
  /** What a qualitative indicator says */
  isText: boolean;
  /** What is counted: unit, whether it is a running total, which way is good */
  measure: string;
  target: string;
  source: string;
  comment: string;
  parts: { label: string; value: string }[];
  /** The figure that counts now, where a later correction was accepted */
  revised: { value: string; on: string; reason: string } | null;
};

export type ShownMilestone = Part & {
  state: string;
  /** State and day in one line */
  value: string;
  isLate: boolean;
  note: Said;
  evidenceUrl: string;
  evidenceFileId: string | null;
  evidenceDocument: Attachment | null;
};

export type ShownAnswer = Part & { value: string; /** Whether the words are the editors' own, in the report's language */ isOwnText: boolean; href: string };

/** A submission in the words of a page's language, as `SubmissionView` draws it. */
export type ShownSubmission = {
  /** The language the editors wrote in */
  lang: Lang;
  figures: ShownFigure[];
  milestones: ShownMilestone[];
  answers: ShownAnswer[];
};
