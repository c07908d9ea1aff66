import type { Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import type { PortfolioStanding } from './portfolio-filters';

/** A pilot as the portfolio shows it. Days as yyyy-mm-dd, money in euros. */
export type PortfolioRow = {
  id: string;
  slug: string;
  title: string;
  lang: Lang;
  lead: string;
  leadSlug: string;
  state: string;
  themes: Theme[];
  startsOn: string | null;
  endsOn: string | null;
  budget: number;
  milestones: { all: number; reached: number; late: number };
  standing: PortfolioStanding;
  reportId: string | null;
  dueOn: string | null;
  /** Indicators it measures, and how many of them have an accepted value for the round's period */
  figures: { measured: number; accepted: number };
  /** The last day on which any of its figures was accepted */
  heardOn: string | null;
};

/** How many pilots each choice would leave, the other filters kept. */
export type PortfolioCounts = {
  all: number;
  themes: Record<Theme, number>;
  status: Record<string, number>;
  report: Record<PortfolioStanding, number>;
  late: number;
};

export type PortfolioRound = { id: string; period: string; dueOn: string; state: string };
