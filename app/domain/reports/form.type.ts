import type { QuestionKind } from '#app/domain/rounds/question.type';
import type { Sent } from '#app/domain/shared/sent';
import type { Lang } from '#app/platform/i18n/languages';
import type { Said } from './submission.type';

/** A figure as the form asks for it. Its fields are named `figure.<id>.value`, `.text`, `.source`, `.comment`, `.breakdown.<category>`. */
export type FigureField = {
  indicatorId: string;
  field: string;
  label: Said;
  explanation: string;
  measure: string;
  isText: boolean;
  /** The unit's short name, for the field's label */
  unit: string;
  target: string;
  last: { when: string; text: string; source: string; comment: string } | null;
  dimension: { label: string; categories: { name: string; label: string }[] } | null;
  /** Mark of what stands, and the same as form values */
  base: string;
  values: Sent;
  /** In the field while nothing has been saved */
  lastSource: string;
  /** Accepted, or handed in on its own: shown and not asked again */
  settled: { isAccepted: boolean; text: string; source: string; comment: string } | null;
  /** The figure that counts, while a correction of it is being written */
  corrects: string;
  remarks: string[];
};

export type MilestoneLine = { id: string; field: string; label: Said; state: string; value: string; isLate: boolean; note: Said; remarks: string[] };

export type QuestionField = {
  id: string;
  field: string;
  kind: QuestionKind;
  label: Said;
  hint: Said;
  required: boolean;
  options: { value: string; label: string; lang?: string }[];
  base: string;
  values: string[];
  last: { when: string; text: string; lang: Lang; values: string[]; canCopy: boolean } | null;
  remarks: string[];
};

/** Everything a report's form shows, in a page's language. */
export type ReportForm = {
  /** The language the editors write in */
  lang: Lang;
  figures: FigureField[];
  milestones: MilestoneLine[];
  questions: QuestionField[];
};

/** One thing that two people changed. */
export type ReportClash = { field: string; label: string; by: string | null; at: string; theirs: string; mine: string };
