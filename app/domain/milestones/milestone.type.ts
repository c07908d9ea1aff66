import type { Lang } from '#app/platform/i18n/languages';

/** What became of a milestone. Late is none of these: it follows from the planned day. */
export const MILESTONE_STATES = ['ahead', 'underway', 'reached', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** A milestone of the published plan with what became of it. Days as yyyy-mm-dd. */
export type MilestoneView = {
  id: string;
  titles: Partial<Record<Lang, string>>;
  /** The language the plan is written in */
  lang: Lang;
  dueOn: string | null;
  state: MilestoneState;
  reachedOn: string | null;
  note: string;
  /** The language of the note */
  noteLang: Lang;
  evidenceUrl: string;
  evidenceFileId: string | null;
  /** When it was last told of; null for never */
  recordedAt: Date | null;
};
