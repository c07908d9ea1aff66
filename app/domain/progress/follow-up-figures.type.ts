import { FOLLOW_UP_OUTCOMES, type FollowUpMonths, type FollowUpOutcome } from '#app/domain/follow-ups/follow-up.type';

/** Of fewer answers no share is made: one in one is not a hundred per cent of anything. */
export const FEW_ANSWERS = 5;

/** What of follow-ups can be listed: all that were asked, and parts of them. */
export const FOLLOW_UP_PARTS = ['asked', 'answered', 'unanswered', 'lives', ...FOLLOW_UP_OUTCOMES] as const;
export type FollowUpPart = (typeof FOLLOW_UP_PARTS)[number];

/** What became of pilots so many months after their end. The work of those that continued or spread lives on. */
export type FollowUpFigure = {
  months: FollowUpMonths;
  /** Pilots whose lead was asked, or answered by itself */
  asked: number;
  answered: number;
  unanswered: number;
  outcomes: Record<FollowUpOutcome, number>;
  lives: number;
  /** Parts of one; null without anything to divide by */
  responseRate: number | null;
  survival: number | null;
  hrefs: Record<FollowUpPart, string>;
};

export type FollowUpFigures = { months: FollowUpFigure[]; /** Pilots that should be asked about, but nobody can be */ nobody: number };
