/** How long after a pilot's end its lead is asked, in months. */
export const FOLLOW_UP_MONTHS = [12, 24] as const;
export type FollowUpMonths = (typeof FOLLOW_UP_MONTHS)[number];

export const isFollowUpMonths = (months: number): months is FollowUpMonths => (FOLLOW_UP_MONTHS as readonly number[]).includes(months);

/** What became of a pilot's work: it goes on where it was, also elsewhere, or no longer. */
export const FOLLOW_UP_OUTCOMES = ['continued', 'spread', 'stopped'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Where a follow-up stands on a day; each is in one of these. */
export const FOLLOW_UP_STANDINGS = ['waiting', 'nobody', 'quiet', 'coming', 'answered'] as const;
export type FollowUpStanding = (typeof FOLLOW_UP_STANDINGS)[number];

/** Whoever does not answer is written to again this many days after the last letter, so many times, and then left in peace. */
export const REMIND_AFTER = 21;
export const REMINDERS = 2;

/** From so many months before its day on, a follow-up can be answered. */
export const OPEN_BEFORE = 3;

/** A day that passed longer ago than so many months before anybody looked is not asked about any more. */
export const ASK_WITHIN = 6;

/** A follow-up at the desk. Days are yyyy-mm-dd. */
export type FollowUpRow = {
  id: string;
  months: FollowUpMonths;
  standing: FollowUpStanding;
  slug: string;
  title: string;
  titleLang: string;
  /** The organisation that leads the pilot now; empty for none */
  organisation: string;
  leadId: string | null;
  endedOn: string;
  askOn: string;
  askedAt: string | null;
  reminded: number;
  outcome: FollowUpOutcome | null;
  answeredAt: string | null;
  /** Whether it can be answered already */
  open: boolean;
};

/** What became of a pilot, as its organisation said and everybody reads it. */
export type PublicFollowUp = {
  id: string;
  months: FollowUpMonths;
  outcome: FollowUpOutcome;
  reason: string;
  lang: string;
  at: string;
  by: { name: string; lang: string; slug: string | null } | null;
};

/** What somebody else answered meanwhile. */
export type OtherFollowUp = { values: { outcome: string; reason: string; lang: string }; by: string | null; at: string; lock: number };
