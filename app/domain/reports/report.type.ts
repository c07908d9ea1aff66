import type { Names, ValueView } from '#app/domain/indicators/indicator.type';
import type { MilestoneView } from '#app/domain/milestones/milestone.type';
import type { Lang } from '#app/platform/i18n/languages';
import type { Question } from '#app/domain/rounds/question.type';

/** due: owed and untouched. draft: begun. accepted and skipped are the end. */
export const REPORT_STATES = ['due', 'draft', 'submitted', 'returned', 'accepted', 'skipped'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** States in which the pilot's editors still owe something. */
export const OWED_STATES = ['due', 'draft', 'returned'] as const;

/** What editors have written: the language they write in, and answers by question as form values. */
export type ReportContent = { lang: Lang; answers: Record<string, string[]> };

/** A figure as it was handed in, with what it measured then. */
export type FrozenFigure = Pick<ValueView, 'value' | 'text' | 'source' | 'comment' | 'breakdown'> & {
  indicatorId: string;
  valueId: string;
  names: Names;
  lang: Lang;
  kind: string;
  unit: string;
  /** What it was read against then; missing in what was frozen before these were kept. */
  cumulative?: boolean;
  direction?: string;
  target?: number | null;
};

/** A milestone as it stood when the report was handed in. */
export type FrozenMilestone = { id: string; titles: Names; lang: Lang; dueOn: string | null; state: string; reachedOn: string | null; note: string; noteLang?: Lang; evidenceUrl: string }
  /** Missing in what was frozen before files were kept with it */
  & Partial<Pick<MilestoneView, 'evidenceFileId' | 'evidenceDocument'>>;

/** A submission, complete in itself: nothing in it changes when something else does. */
export type Submission = ReportContent & { questions: Question[]; figures: FrozenFigure[]; milestones: FrozenMilestone[] };
