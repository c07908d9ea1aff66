import type { TranslationState } from '#app/domain/shared/content';
import type { Impact, Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import type { PUBLIC_PILOT_STATES } from './pilot.type';

/** A pilot as it stands in lists. */
export type PilotSummary = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  /** Language of the title and summary shown */
  lang: Lang;
  state: string;
  themes: Theme[];
  leadName: string;
  leadSlug: string;
  /** yyyy-mm-dd */
  startsOn: string | null;
  endsOn: string | null;
  picture: { id: string; alt: string; lang: Lang } | null;
  /** ISO moment */
  publishedAt: string;
};

/** One page of the list, with the number of pilots that match; `over` when there are more than that. */
export type PilotList = { pilots: PilotSummary[]; count: number; over: boolean; page: number; pages: number };

/** How many pilots each choice would leave, the other filters kept; null where too many match to be counted. */
export type PilotChoices = {
  /** Themes add up; marks of one theme replace one another. */
  effects: Record<Theme, Record<Impact, number | null>>;
  status: Record<(typeof PUBLIC_PILOT_STATES)[number], number> | null;
  /** By calendar year and by number of the goal; those without any pilots are left out. */
  years: Record<number, number> | null;
  goals: Record<number, number> | null;
};

/** An organisation by name, in the language of the name. */
export type Named = { name: string; slug: string; lang: Lang };

/** Everything readers see of a pilot, in their language or the original's. */
export type PilotPage = {
  id: string;
  slug: string;
  state: string;
  /** Language and state of the texts */
  lang: Lang;
  textState: TranslationState;
  /** Languages it can really be read in, the original first */
  languages: Lang[];
  title: string;
  summary: string;
  place: string;
  /** Safe HTML */
  story: { challenge: string; approach: string; novelty: string };
  lead: Named | null;
  themes: Theme[];
  matrix: { theme: Theme; impact: Impact | null; evidence: string }[];
  partners: { role: string; organisations: Named[] }[];
  goals: { code: string; label: string; targets: { code: string; label: string }[] }[];
  nuaParagraphs: number[];
  budget: { category: string; amount: number }[];
  budgetTotal: number;
  funding: { source: string; amount: number }[];
  fundingTotal: number;
  pictures: { id: string; credit: string; alt: string; lang: Lang; width: number | null; height: number | null }[];
  startsOn: string | null;
  endsOn: string | null;
  /** Public steps, oldest first; people are told by role and organisation. */
  timeline: { id: string; at: string; step: string; actorRole: string; organisation: string | null; note: string | null }[];
  publishedAt: string | null;
  updatedAt: string | null;
  /** The day it is read, yyyy-mm-dd in Finnish time */
  today: string;
};

/** Something two pilots have in common, to be said in words. */
export type SharedGround =
  | { kind: 'targets'; targets: { code: string; label: string }[] }
  | { kind: 'lead'; organisations: Named[] }
  | { kind: 'partners'; organisations: Named[] }
  | { kind: 'themes'; themes: Theme[] };

/** Another pilot worth reading after one, and why. */
export type RelatedPilot = Pick<PilotSummary, 'id' | 'slug' | 'title' | 'lang' | 'state' | 'startsOn' | 'endsOn'> & { lead: Named | null; why: SharedGround[] };

/** How a pilot is named in writing. */
export type Citation = {
  slug: string;
  /** The lead organisation; null when it is not public */
  author: string | null;
  year: number;
  title: string;
  /** Language of the title and of the text at the address */
  lang: Lang;
  programme: string;
  /** Absolute */
  address: string;
  /** yyyy-mm-dd */
  accessed: string;
};
