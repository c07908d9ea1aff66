import type { Lang } from '#app/platform/i18n/languages';
import { type Degrees, type Frame, project } from './area';
import { type Cluster, clustersOf, type Spot } from './cluster';
import { labelSides } from './label';
import type { Area, Marker } from './map.type';

/** An organisation that can be drawn. */
export type Located = { slug: string; name: string; lang: Lang; at: Degrees; pilots: number; people: number };

/** Widths in pixels for which squares are gathered and labels placed: a phone's, and the least of a wide figure (map.css). */
export const WIDTHS = { narrow: 284, wide: 504 } as const;

/** What markers say and where they lead, in the reader's language. */
export type Words = {
  name: (first: Located, others: number, pilots: number) => string;
  label: (first: Located, others: number) => string;
  text: (pilots: number) => string;
  href: (members: Located[]) => string;
};

type Drawn = Omit<Marker, 'at' | 'label'> & { label: Marker['label']['narrow']; words: string; lang: Lang; members: string };

/** The squares of one figure, `width` pixels wide. */
function drawn(spots: Spot[], known: Map<string, Located>, frame: Frame, width: number, place: string | null, words: Words): Drawn[] {
  const height = (width * frame.height) / frame.width;
  const inPixels = spots.map((spot) => ({ ...spot, x: spot.x * width, y: spot.y * height }));
  const clusters = clustersOf(inPixels, { width, height }).sort((a, b) => b.pilots - a.pilots || b.members.length - a.members.length);
  const membersOf = ({ members }: Cluster) => members.flatMap(({ slug }) => known.get(slug) ?? []);
  const texts = clusters.map((cluster) => {
    const members = membersOf(cluster);
    return members[0] ? words.label(members[0], members.length - 1) : '';
  });
  const sides = labelSides(clusters.map(({ x, y, size, pilots }, i) => ({ x, y, size: pilots > 0 ? size : 14, text: texts[i] ?? '' })), width, height);
  return clusters.flatMap((cluster, i) => {
    const members = membersOf(cluster);
    const [first] = members;
    if (!first) return [];
    return {
      key: first.slug,
      members: cluster.members.map(({ slug }) => slug).sort().join(' '),
      href: words.href(members),
      name: words.name(first, members.length - 1, cluster.pilots),
      x: Number(((cluster.x / width) * 100).toFixed(2)),
      y: Number(((cluster.y / height) * 100).toFixed(2)),
      text: cluster.pilots > 0 ? words.text(cluster.pilots) : '',
      size: cluster.size,
      kind: cluster.pilots === 0 ? 'empty' : members.length > 1 ? 'cluster' : 'place',
      isCurrent: members.some(({ slug }) => slug === place),
      label: sides[i] ?? null,
      words: texts[i] ?? '',
      lang: first.lang,
    };
  });
}

/** Organisations inside a part of an area's drawing, with the fraction of its width and height at which each stands. */
export function spotsIn(area: Area, frame: Frame, places: Located[]): Spot[] {
  return places.flatMap(({ slug, at, pilots, people }) => {
    const point = project(area, at);
    if (!point) return [];
    const [x, y] = [(point[0] - frame.x) / frame.width, (point[1] - frame.y) / frame.height];
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { slug, x, y, pilots, people } : [];
  });
}

const fromNorth = (a: Marker, b: Marker): number => a.y - b.y || a.x - b.x || (a.key < b.key ? -1 : 1);

/** Squares for a figure that is small on every screen. */
export function smallMarkersOf(area: Area, frame: Frame, places: Located[], words: Words): Marker[] {
  const known = new Map(places.map((one) => [one.slug, one]));
  return drawn(spotsIn(area, frame, places), known, frame, WIDTHS.narrow, null, words)
    .map(({ members: _, words: text, lang, label, ...marker }): Marker => ({ ...marker, at: 'both', label: { text, lang, narrow: label, wide: label } }))
    .sort(fromNorth);
}

/** Squares for narrow and wide figures, those that are the same in both once; from north to south, as the keyboard meets them. */
export function markersOf(area: Area, frame: Frame, places: Located[], place: string | null, words: Words): Marker[] {
  const known = new Map(places.map((one) => [one.slug, one]));
  const spots = spotsIn(area, frame, places);
  const [narrow, wide] = [WIDTHS.narrow, WIDTHS.wide].map((width) => drawn(spots, known, frame, width, place, words)) as [Drawn[], Drawn[]];
  const same = new Map(narrow.map((one) => [one.members, one]));
  const markers = wide.map((one): Marker => {
    const { members, words: text, lang, label, ...marker } = one;
    const twin = same.get(members);
    same.delete(members);
    // At the edge a square stands further in on a narrow figure, which is right on a wide one too.
    return { ...marker, x: twin?.x ?? marker.x, y: twin?.y ?? marker.y, key: `${twin ? 'both' : 'wide'} ${marker.key}`, at: twin ? 'both' : 'wide', label: { text, lang, narrow: twin?.label ?? null, wide: label } };
  });
  const rest = [...same.values()].map(({ members: _, words: text, lang, label, ...marker }): Marker => ({ ...marker, key: `narrow ${marker.key}`, at: 'narrow', label: { text, lang, narrow: label, wide: null } }));
  return [...markers, ...rest].sort(fromNorth);
}
