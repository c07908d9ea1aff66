import type { Cell } from '#app/domain/crossing/crossing.type';
import type { UnitName } from '#app/domain/indicators/unit.type';
import type { LateMilestone } from '#app/domain/milestones/late.server';
import type { Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';

/** How many pilots something is true of, and the list of them. */
export type Counted = { pilots: number; href: string };

/** The pilots that are counted, as the programme is made of them. Money is in whole euros. */
export type PilotFigures = Counted & {
  /** A pilot counts in each theme that it strengthens. */
  themes: (Counted & { theme: Theme; budget: number })[];
  /** Each pilot in exactly one: that of its set of themes */
  crossing: Cell[];
  states: (Counted & { state: 'approved' | 'running' | 'completed' | 'stopped' })[];
  /** Calendar years, earliest first; a pilot counts in each in which it runs. */
  years: (Counted & { year: number })[];
  /** The cities and municipalities that take part in most, in any role */
  cities: (Counted & { name: string; lang: Lang })[];
  /** How many cities and municipalities take part in any */
  citiesTakingPart: number;
  citiesHref: string;
  /** Each pilot once, whatever its themes */
  budget: number;
  /** What the themes' budgets make together; more than `budget` where pilots strengthen several */
  budgetOfThemes: number;
  /** Who pays, most first; where a pilot's funding is not all found, less than `budget` */
  sources: { source: string; amount: number; href: string }[];
  funding: number;
  goalsWithout: number[];
};

/** What an indicator had come to by a day, over all pilots. */
export type TrendPoint = { endsOn: string; total: number; behind: number };

/** A common indicator over the pilots that are counted. Figures are in `unit`. */
export type IndicatorFigure = {
  key: string;
  name: string;
  lang: Lang;
  unit: UnitName;
  direction: 'up' | 'down';
  /** Null where nothing is accepted, or where values of several pilots make no sum */
  total: number | null;
  /** The middle one of the pilots' newest values, for what makes no sum */
  median: number | null;
  /** What the pilots aimed at until today */
  planned: number | null;
  /** What the programme aims at by its end */
  target: number | null;
  /** Pilots with an accepted value, and all that measure it */
  behind: number;
  measuring: number;
  /** The last day of the newest period with an accepted value, yyyy-mm-dd */
  until: string | null;
  /** What it had come to by the end of each period; empty for what makes no sum */
  trend: TrendPoint[];
  /** The pilots behind it */
  href: string;
};

/** What became of the milestones whose planned day has passed; each is in one of these. */
export const DUE_OUTCOMES = ['kept', 'reachedLate', 'reachedUndated', 'late', 'missed', 'dropped', 'notBegun'] as const;
export type DueOutcome = (typeof DUE_OUTCOMES)[number];

/** A milestone that is not due yet, or was never given a day, is ahead. */
export const PLAN_OUTCOMES = [...DUE_OUTCOMES, 'ahead'] as const;
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];

export type PlainPlanFigures = {
  /** Where the milestones are listed of which this became */
  hrefs: Record<PlanOutcome, string>;
  /** Milestones whose planned day has passed, by what became of them */
  due: Record<DueOutcome, number>;
  dueInAll: number;
  /** With a planned day ahead, or without one */
  ahead: number;
};

export type PlanFigures = PlainPlanFigures & {
  /** Pilots with a late milestone */
  latePilots: number;
  /** How many days the one that is latest is late; null where none is */
  latest: number | null;
  /** The latest ones, by name */
  late: LateMilestone[];
};

/** Where a report stands on a day; each is in one of these. */
export const REPORT_STANDINGS = ['accepted', 'waiting', 'owed', 'overdue', 'missed', 'skipped'] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];

export type RoundFigure = {
  id: string;
  period: string;
  dueOn: string;
  state: 'open' | 'closed';
  reports: Record<ReportStanding, number>;
  inAll: number;
  /** Median days from submission to the answer, and how many answers that is of */
  reviewDays: number | null;
  answers: number;
  /** Where the reports of a standing are listed, all of them, and the answers */
  hrefs: Record<ReportStanding, string>;
  allHref: string;
  answersHref: string;
  /** The round itself */
  href: string;
};

/** What waits for the ministry: how many, and for how many days the middle one and the oldest. */
export type Waiting = { waiting: number; median: number | null; oldest: number | null };

export type ReportFigures = {
  /** Newest first */
  rounds: RoundFigure[];
  waiting: Waiting;
  waitingHref: string;
  /** In all rounds, also earlier ones */
  overdue: number;
  /** The most days that a report is overdue */
  mostOverdue: number | null;
  overdueHref: string;
};

/** How long pilots waited for an answer, by the half-year in which it came, newest first. */
export type ReviewFigures = { waiting: Waiting; waitingHref: string; periods: { period: string; days: number; answers: number; href: string }[] };

export type GapFigures = {
  /** Published cities and municipalities that take part in none of the pilots that are counted, by name; `inAll` of them */
  cities: { id: string; name: string; lang: Lang; href: string }[];
  citiesInAll: number;
  /** All published cities and municipalities */
  ofCities: number;
  themesWithoutPractices: Theme[];
};
