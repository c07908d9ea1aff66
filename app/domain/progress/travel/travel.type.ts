import type { MATURITIES, OUTCOMES } from '#app/domain/practices/practice.type';
import type { ReplicationState } from '#app/domain/replications/replication.type';
import type { Lang } from '#app/platform/i18n/languages';

/** A number and where as many rows are listed. */
export type Linked = { n: number; href: string };

export type Named = { title: string; lang: Lang };

/** How practices travel, over the published practices that are counted. Only what both sides confirmed is in it, but for what says otherwise. */
export type TravelFigures = {
  practices: Linked;
  outcomes: (Linked & { outcome: (typeof OUTCOMES)[number]; name: string })[];
  maturities: (Linked & { maturity: (typeof MATURITIES)[number]; name: string })[];
  /** Every state, also those in which none is. What was given up does not count. */
  states: (Linked & { state: ReplicationState })[];
  /** Places in which practices were taken up and not given up */
  counted: number;
  /** What waits for a confirmation, by state; null where readers look */
  unconfirmed: (Linked & { state: ReplicationState })[] | null;
  /** The middle number of days from a pilot's first day to the first adoption; null where there is none */
  firstAdoption: Linked & { days: number | null; /** The same in words */ time: string | null; /** Practices that come from a pilot which has begun */ of: number };
  /** Cities and municipalities */
  cities: { gave: Linked; took: Linked; both: Linked; any: Linked; most: { id: string; name: Named; href: string; gave: Linked; took: Linked }[] };
  /** Practices that were taken up; the ones that reached most places by name */
  travelled: Linked & { most: { id: string; name: Named; href: string; taken: Linked }[] };
  /** Practices of what worked that have been published for a year or longer and that nobody took up, of all those; the oldest by name */
  untaken: Linked & { of: number; oldest: { id: string; name: Named; href: string; publishedOn: string }[] };
  /** A choice was made that says nothing of practices: the pilots' state or year */
  isWider: boolean;
};
