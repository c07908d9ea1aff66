/** Something to draw: a place in pixels of a figure, with how many pilots stand there and how many people live there. */
export type Spot = { slug: string; x: number; y: number; pilots: number; people: number };

/** What counts most first: pilots, then people; the slug makes the order the same every time. */
const byWeight = (a: Spot, b: Spot): number => b.pilots - a.pilots || b.people - a.people || (a.slug < b.slug ? -1 : 1);

/** Spots drawn as one square, which stands where the first of them is: the one with the most pilots. */
export type Cluster = { members: Spot[]; x: number; y: number; pilots: number; size: number };

/** The least side of a square and of what can be hit by finger or pointer, in pixels */
export const LEAST = 24;
const MOST = 52;
const GAP = 2;
const DIGIT = 8.5;

/** The side of a square in pixels: its area grows with the pilots, between sizes one can hit and that leave room for others. */
export function sideOf(pilots: number, most: number): number {
  const grown = LEAST + (MOST - LEAST) * Math.sqrt(Math.max(0, pilots - 1) / Math.max(most, 24));
  const digits = String(pilots).length;
  return Math.round(Math.min(MOST, Math.max(grown, pilots > 0 ? digits * DIGIT + 9 : 0, LEAST)));
}

/** Room for the ring of focus around a square, in pixels */
const RING = 5;

/** Size of a figure in pixels. */
export type Room = { width: number; height: number };

/** As near to its place as a square can stand with nothing of it cut off by the figure's edge. */
const within = (at: number, size: number, room: number): number => Math.min(Math.max(at, size / 2 + RING), room - size / 2 - RING);

const overlap = (a: Cluster, b: Cluster): boolean => {
  const reach = (a.size + b.size) / 2 + GAP;
  return Math.abs(a.x - b.x) < reach && Math.abs(a.y - b.y) < reach;
};

/**
 * Gathers spots whose squares would cover one another. The same spots give the same clusters in any order, and none is lost.
 * A square at the edge moves inwards until the whole of it is seen. The cost is spots × squares that fit beside each other in the figure.
 */
export function clustersOf(spots: Spot[], { width, height }: Room): Cluster[] {
  const most = spots.reduce((sum, { pilots }) => Math.max(sum, pilots), 0);
  const squareOf = ({ x, y }: Spot, members: Spot[], pilots: number): Cluster => {
    const size = sideOf(pilots, most);
    return { members, x: within(x, size, width), y: within(y, size, height), pilots, size };
  };
  const clusters: Cluster[] = [];
  const inOrder = [...spots].sort(byWeight);
  for (const spot of inOrder) {
    let added = squareOf(spot, [spot], spot.pilots);
    // A square that takes another in grows, and may then cover a third.
    for (let at = clusters.findIndex((one) => overlap(one, added)); at >= 0; at = clusters.findIndex((one) => overlap(one, added))) {
      const [taken] = clusters.splice(at, 1) as [Cluster];
      const members = [...taken.members, ...added.members].sort(byWeight);
      added = squareOf(members[0] ?? spot, members, taken.pilots + added.pilots);
    }
    clusters.push(added);
  }
  return clusters;
}
