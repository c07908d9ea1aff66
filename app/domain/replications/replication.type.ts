import type { Lang } from '#app/platform/i18n/languages';

/** How far a place has come with a practice, in order. */
export const LIVE_STATES = ['interested', 'adapting', 'piloting', 'adopted', 'mainstreamed'] as const;
export type LiveState = (typeof LIVE_STATES)[number];
export const STATES = [...LIVE_STATES, 'dropped'] as const;
export type ReplicationState = (typeof STATES)[number];

/** What the place does with it: makes it stronger, spreads it, or makes it the usual way. */
export const SCALINGS = ['strengthen', 'spread', 'mainstream'] as const;
export type Scaling = (typeof SCALINGS)[number];

/** The two that confirm a replication. */
export const SIDES = ['giving', 'receiving'] as const;
export type ReplicationSide = (typeof SIDES)[number];

/** What counting asks of a replication. */
export type Standing = { state: string; givenAt: Date | string | null; takenAt: Date | string | null };

const isConfirmed = ({ givenAt, takenAt }: Standing): boolean => givenAt !== null && takenAt !== null;

/** Whether it counts: both sides stand by it and it was not given up. */
export const isCounted = (replication: Standing): boolean => isConfirmed(replication) && replication.state !== 'dropped';

/** Whether readers see it: counted, or given up after both sides had confirmed it. */
export const isShown = (replication: Standing): boolean => isConfirmed(replication);

/** Whether it counts as an adoption. */
export const isAdoption = (replication: Standing): boolean => isCounted(replication) && isAdopted(replication.state);

export const isAdopted = (state: string): boolean => state === 'adopted' || state === 'mainstreamed';

/** How far along a state is; what was given up comes before all others. */
export const rankOf = (state: string): number => (LIVE_STATES as readonly string[]).indexOf(state);

/** Whether a place may say that it now stands there: any step ahead, one step back, or anything after giving up. */
export const isMove = (from: string, to: LiveState): boolean => from === 'dropped' || rankOf(to) >= rankOf(from) - 1;

type Linked = Standing & { id: string; sourceId: string | null };

/** The nearest counted place from which it came; null for where the practice was written up. */
export function countedSource(of: Linked, all: ReadonlyMap<string, Linked>): string | null {
  let at = of.sourceId;
  for (let steps = 0; at !== null && steps <= all.size; steps++) {
    const source = all.get(at);
    if (!source) return null;
    if (isCounted(source)) return source.id;
    at = source.sourceId;
  }
  return null;
}

/** Whether `id` is `of`, or came from it by however many places. */
export function isDescendant(id: string, of: string, sources: ReadonlyMap<string, string | null>): boolean {
  let at: string | null = id;
  for (let steps = 0; at !== null && steps <= sources.size; steps++) {
    if (at === of) return true;
    at = sources.get(at) ?? null;
  }
  return false;
}

/** A day since which a place has stood in a state. */
export type Stage = { state: ReplicationState; from: string };

/** A place that a practice reached, as readers see it. */
export type TravelPlace = {
  id: string;
  /** The organisation */
  slug: string;
  name: string;
  lang: Lang;
  kind: string;
  population: number | null;
  /** Longitude and latitude; null where nobody has said */
  at: [longitude: number, latitude: number] | null;
  /** Where it came from: another place, or null for where it was written up */
  parent: string | null;
  state: ReplicationState;
  scaling: Scaling | null;
  /** Markdown rendered, in `textLang` */
  changes: string;
  reasons: string;
  textLang: Lang;
  dropReason: string | null;
  pilot: { href: string; title: string; lang: Lang } | null;
  /** The states it has been in, oldest first, by the day they began */
  stages: Stage[];
  /** When the second side confirmed it */
  confirmedAt: string;
};

/** Everything public about how a practice travelled. */
export type Travel = {
  /** `isOffered`: what did not work is read and not taken up, nor what was retired */
  practice: { id: string; slug: string; title: string; lang: Lang; languages: Lang[]; isRetired: boolean; isOffered: boolean };
  origin: { slug: string; name: string; lang: Lang; at: [number, number] | null; from: string };
  /** In the order in which they took it up */
  places: TravelPlace[];
  counted: number;
  adopted: number;
};
