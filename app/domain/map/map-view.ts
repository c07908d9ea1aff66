import { AREAS_BY_SIZE, type Degrees, type Frame, frameOf, isArea, type Point, project, smallestArea } from './area';
import type { Area } from './map.type';

/** A part of the globe in degrees. */
export type Box = { west: number; south: number; east: number; north: number };

/** How a reader wants the map, beside the filters shared with the list. */
export type MapView = {
  area: Area | null;
  box: Box | null;
  /** Also organisations without matching pilots, or only those with some; null when not said */
  show: 'partners' | 'pilots' | null;
  order: 'pilots' | 'name';
  /** The whole list of places, not only its beginning */
  isWhole: boolean;
  /** Slug of the organisation that is open */
  place: string | null;
};

/** No view is closer than this many times the whole area. */
const CLOSEST = 24;

/** Reads a part of the globe written west,south,east,north; null when it is none. */
function boxFrom(text: string): Box | null {
  if (!/^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$/.test(text)) return null;
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  const isReal = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north;
  return isReal ? { west, south, east, north } : null;
}

/** Reads the view from an address. Whatever makes no sense is left out. */
export function mapViewFrom(params: URLSearchParams): MapView {
  const [area, show, place] = [params.get('area'), params.get('show'), params.get('place') ?? ''];
  return {
    area: isArea(area) ? area : null,
    box: boxFrom(params.get('box') ?? ''),
    show: show === 'partners' || show === 'pilots' ? show : null,
    order: params.get('order') === 'name' ? 'name' : 'pilots',
    isWhole: params.get('list') === 'all',
    place: /^[a-z0-9-]{1,90}$/.test(place) ? place : null,
  };
}

const written = ({ west, south, east, north }: Box) => [west, south, east, north].map((degrees) => Number(degrees.toFixed(3))).join(',');

/** An address' parameters for a view, after those of the filters. Starts with ? or is empty. */
export function mapSearch(filters: string, { area, box, show, order, isWhole, place }: MapView): string {
  const params = new URLSearchParams(filters);
  if (area) params.set('area', area);
  if (box) params.set('box', written(box));
  if (show) params.set('show', show);
  if (order !== 'pilots') params.set('order', order);
  if (isWhole) params.set('list', 'all');
  if (place) params.set('place', place);
  const search = params.toString().replaceAll('%2C', ',');
  return search && `?${search}`;
}

/** The smallest part of the globe with these places, and a margin of a tenth. */
export function boxAround(places: Degrees[]): Box {
  const [longitudes, latitudes] = [places.map(([longitude]) => longitude), places.map(([, latitude]) => latitude)];
  const grown = (values: number[], least: number, limit: number): [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = Math.max((high - low) * 0.1, least);
    return [Math.max(-limit, low - margin), Math.min(limit, high + margin)];
  };
  const [west, east] = grown(longitudes, 0.02, 180);
  const [south, north] = grown(latitudes, 0.01, 90);
  return { west, south, east, north };
}

const outline = ({ west, south, east, north }: Box): Degrees[] => {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [[west, south], [x, south], [east, south], [east, y], [east, north], [x, north], [west, north], [west, y]];
};

/** The smallest area that holds a part of the globe. */
export const areaAround = (box: Box): Area => smallestArea(outline(box));

/** Larger areas than this one, the smallest first. */
export const largerAreas = (area: Area): Area[] => AREAS_BY_SIZE.slice(AREAS_BY_SIZE.indexOf(area) + 1);

/** The part of an area's drawing that shows a box, in the drawing's own proportions; the whole when the box lies elsewhere. */
export function frameAround(area: Area, box: Box | null): Frame {
  const whole = frameOf(area);
  if (!box) return whole;
  const points = outline(box).map((place) => project(area, place));
  if (!points.every((point): point is Point => point !== null)) return whole;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (right < 0 || left > whole.width || bottom < 0 || top > whole.height) return whole;
  const ratio = whole.width / whole.height;
  const width = Math.min(whole.width, Math.max(right - left, (bottom - top) * ratio, whole.width / CLOSEST));
  const height = width / ratio;
  const within = (middle: number, size: number, all: number) => Math.min(Math.max(middle - size / 2, 0), all - size);
  return { x: within((left + right) / 2, width, whole.width), y: within((top + bottom) / 2, height, whole.height), width, height };
}
