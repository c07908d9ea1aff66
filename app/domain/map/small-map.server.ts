import type { PlaceCount } from '#app/domain/pilots/pilots.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type Degrees, frameOf, type Point, project, smallestArea } from './area';
import { basemapOf } from './basemap.server';
import { smallMarkersOf } from './figure';
import { wordsFor } from './map.server';
import type { Area, Figure, Spotted } from './map.type';
import { mapSearch, mapViewFrom } from './map-view';
import { placesOf } from './places.server';

/** Small figures are drawn with a quarter of the detail. */
const COARSE = 4;

const isHere = <T extends { at: Degrees | null; pilots: number }>(place: T): place is T & { at: Degrees } => place.at !== null && place.pilots > 0;

/** A small map of all pilots whose squares lead to the map's page, for the front page. @param leads how many of them each organisation leads */
export async function homeMap(lang: Lang, leads: Promise<PlaceCount[]>): Promise<Figure> {
  const places = await placesOf(lang, leads);
  const located = places.filter(isHere);
  const area = smallestArea(located.map(({ at }) => at));
  const frame = frameOf(area);
  const view = mapViewFrom(new URLSearchParams());
  const words = wordsFor(lang, area, frame, (change) => `/${lang}/map${mapSearch('', { ...view, ...change })}`);
  return { area, basemap: basemapOf(area, frame, COARSE), markers: smallMarkersOf(area, frame, located, words), theme: null };
}

/** Part of an area around a point: as much of it as helps to know where one is. */
function around(area: Area, [x, y]: Point) {
  const whole = frameOf(area);
  const width = area === 'finland' ? whole.width : whole.width / 2;
  const height = area === 'finland' ? whole.height : whole.height / 2;
  const within = (middle: number, size: number, all: number) => Math.min(Math.max(middle - size / 2, 0), all - size);
  return { x: within(x, width, whole.width), y: within(y, height, whole.height), width, height };
}

/** Where one organisation is, for its own page and its pilots'; null where nobody has said. `slug` is its address. */
export function locate(lang: Lang, { slug, latitude, longitude }: { slug: string; latitude: number | null; longitude: number | null }): Spotted | null {
  if (latitude === null || longitude === null) return null;
  const at: Degrees = [longitude, latitude];
  const area = smallestArea([at]);
  const point = project(area, at);
  if (!point) return null;
  const frame = around(area, point);
  const percent = (from: number, to: number, size: number) => Number((((to - from) / size) * 100).toFixed(1));
  return {
    area,
    basemap: basemapOf(area, frame, COARSE * 1.5),
    x: percent(frame.x, point[0], frame.width),
    y: percent(frame.y, point[1], frame.height),
    href: `/${lang}/map?place=${slug}#place`,
  };
}
