import type { Question } from './question.type';

/** draft: being prepared. open: reports are owed. closed: nothing more is handed in, save what was returned. */
export const ROUND_STATES = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Which pilots a round asks, beside the rule that they ran in its period. */
export type Audience = {
  /** Only pilots that strengthen one of these; empty for all */
  themes: string[];
  /** Pilots that need not report although they ran */
  exclude: string[];
};

export const EVERYONE: Audience = { themes: [], exclude: [] };

/** A round as coordinators work on it. Days are yyyy-mm-dd. */
export type Round = {
  id: string;
  period: string;
  dueOn: string;
  state: RoundState;
  questions: Question[];
  audience: Audience;
  repeats: boolean;
  /** Counts its changes */
  lock: number;
  startedAt: Date | null;
  closedAt: Date | null;
};

/** Where a round's reports stand: owed ones that are late are counted under `overdue` alone. In the order they are drawn. */
export const STANDINGS = ['accepted', 'submitted', 'returned', 'draft', 'due', 'overdue', 'skipped'] as const;
export type Standing = (typeof STANDINGS)[number];
export type RoundCounts = Record<Standing, number>;
