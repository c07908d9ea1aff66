/**
 * Sizes of towns, as replications are counted by: under 10,000 people, 10,000 to 20,000, 20,000 to 100,000, and more.
 * As addresses and messages write them.
 */
export const SIZES = ['under10000', 'under20000', 'under100000', 'over100000'] as const;
export type Size = (typeof SIZES)[number];

/** People under whom a town is of a size; the last size has no upper end. */
const UNDER: Record<Size, number> = { under10000: 10_000, under20000: 20_000, under100000: 100_000, over100000: Number.POSITIVE_INFINITY };

export const TOWN_KINDS: readonly string[] = ['city', 'municipality'];

/** A place that looks for what suits it. */
export type Place = { kind: string; population: number | null };

/** What the rule asks of a practice. Its places are those that count, by their size; `taken` is all of them, also those that are no towns. */
export type Offer = {
  outcome: string;
  leastStaff: number | null;
  costClass: string | null;
  populationClass: string | null;
  maturity: string;
  taken: number;
  takenUnder10000: number;
  takenUnder20000: number;
  takenUnder100000: number;
  takenOver100000: number;
};

/** Why a practice suits a place, or what speaks against it: a message's key under `reason`, with its values. */
export type Reason = { key: string; values: Record<string, string | number>; points: number };

/** The size of a town; null for what is no town, or where nobody said how many people live there. */
export const sizeOf = ({ kind, population }: Place): Size | null =>
  population !== null && TOWN_KINDS.includes(kind) ? (SIZES.find((size) => population < UNDER[size]) ?? 'over100000') : null;

/** All numbers of the rule. The order in the database is made from the same ones. */
export const RULE = {
  size: { fits: 3, any: 1, other: -3 },
  /** By the number of places of the same size that took it up; more than three count as three. */
  taken: [0, 2, 3, 4],
  near: 1,
  maturity: { tried: 0, repeated: 1, established: 2 } as Record<string, number>,
  /** What did not work is taken up by nobody; that somebody else has been there counts instead. */
  lesson: 3,
  /** Persons that a town of a size can spare */
  staff: { under10000: 2, under20000: 4, under100000: 8, over100000: 20 } as Record<Size, number>,
  staffFits: 2,
  staffMany: -2,
  cost: {
    under10000: { low: 2, moderate: 0, high: -2 },
    under20000: { low: 2, moderate: 0, high: -1 },
    under100000: { low: 1, moderate: 0, high: 0 },
    over100000: { low: 1, moderate: 0, high: 0 },
    none: { low: 1, moderate: 0, high: 0 },
  } as Record<Size | 'none', Record<string, number>>,
} as const;

/** The sizes of towns for which a practice of a class of population was written. */
export const MEANT_FOR: Record<string, readonly Size[]> = {
  'under-10000': ['under10000'],
  'over-20000': ['under100000', 'over100000'],
  'over-100000': ['over100000'],
};

const takenBy = (offer: Offer): Record<Size, number> => ({
  under10000: offer.takenUnder10000,
  under20000: offer.takenUnder20000,
  under100000: offer.takenUnder100000,
  over100000: offer.takenOver100000,
});

/** The sizes next to a size. */
export const nextTo = (size: Size): Size[] => SIZES.filter((_, i) => Math.abs(i - SIZES.indexOf(size)) === 1);

function sizeReason({ populationClass }: Offer, size: Size | null): Reason[] {
  if (populationClass === 'any') return [{ key: 'sizeAny', values: {}, points: RULE.size.any }];
  const meant = populationClass && Object.hasOwn(MEANT_FOR, populationClass) ? MEANT_FOR[populationClass] : undefined;
  if (!meant || !size || !populationClass) return [];
  const fits = meant.includes(size);
  return [{ key: fits ? 'sizeFits' : 'sizeOther', values: { size: populationClass.replace('-', '') }, points: fits ? RULE.size.fits : RULE.size.other }];
}

function travelReason(offer: Offer, size: Size | null): Reason[] {
  if (offer.outcome === 'did-not-work') return [{ key: 'lesson', values: {}, points: RULE.lesson }];
  const by = takenBy(offer);
  const towns = SIZES.reduce((sum, one) => sum + by[one], 0);
  const same = size ? by[size] : offer.taken - towns;
  const near = size ? nextTo(size).reduce((sum, one) => sum + by[one], 0) : 0;
  const reasons: Reason[] = [];
  if (same > 0) reasons.push({ key: size ? 'takenSame' : 'takenOthers', values: { count: same, size: size ?? 'none' }, points: RULE.taken[Math.min(same, 3)] ?? 0 });
  else if (near > 0) reasons.push({ key: 'takenNear', values: { count: near }, points: RULE.near });
  const ripe = RULE.maturity[offer.maturity] ?? 0;
  if (ripe !== 0) reasons.push({ key: offer.maturity, values: {}, points: ripe });
  return reasons;
}

function staffReason({ leastStaff, outcome }: Offer, size: Size | null): Reason[] {
  if (leastStaff === null) return [];
  const key = outcome === 'did-not-work' ? 'staffTried' : 'staff';
  if (!size) return [{ key, values: { count: leastStaff, many: 'no' }, points: 0 }];
  const fits = leastStaff <= RULE.staff[size];
  return [{ key, values: { count: leastStaff, many: fits ? 'no' : 'yes' }, points: fits ? RULE.staffFits : RULE.staffMany }];
}

function costReason({ costClass }: Offer, size: Size | null): Reason[] {
  const points = (costClass && RULE.cost[size ?? 'none'][costClass]) || 0;
  return points === 0 ? [] : [{ key: points > 0 ? 'costLow' : 'costHigh', values: {}, points }];
}

/**
 * How well a practice suits a place, with the reasons, the weightiest first. It orders lists and never hides anything.
 * Points are of no use by themselves: they only compare practices for one place.
 */
export function suitability(place: Place, offer: Offer): { points: number; reasons: Reason[] } {
  const size = sizeOf(place);
  const reasons = [...staffReason(offer, size), ...travelReason(offer, size), ...sizeReason(offer, size), ...costReason(offer, size)];
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons: reasons.sort((a, b) => b.points - a.points) };
}
