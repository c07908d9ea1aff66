import { geoAzimuthalEqualArea, geoConicConformal, geoDistance, geoEqualEarth, type GeoProjection, geoTransverseMercator } from 'd3-geo';
import type { Area } from './map.type';

/** A place on the globe in degrees: longitude, latitude. */
export type Degrees = [longitude: number, latitude: number];
/** A place on a drawing, x to the right and y down, in the units of its area's frame. */
export type Point = [x: number, y: number];
/** A rectangle on a drawing. */
export type Frame = { x: number; y: number; width: number; height: number };

type Drawing = {
  width: number;
  height: number;
  /** Farther from the middle than this, in radians, nothing is drawn: there projections fold over. */
  reach: number;
  middle: Degrees;
  projection: GeoProjection;
};

/** What must be inside the frame, and the frame's size; a unit is about a pixel on a wide screen. */
function drawing(width: number, height: number, reach: number, middle: Degrees, projection: GeoProjection, inside: Degrees[]): Drawing {
  projection.precision(0).fitExtent([[0, 0], [width, height]], { type: 'MultiPoint', coordinates: inside });
  return { width, height, reach, middle, projection };
}

const DRAWINGS: Record<Area, Drawing> = {
  // Transverse Mercator on 27° E as on Finland's own maps, north up; Stockholm and Tallinn stand at the edge.
  finland: drawing(800, 1240, 0.3, [26, 64.5], geoTransverseMercator().rotate([-27, 0]), [[17.4, 59.6], [31.9, 62.9], [27, 70.25], [25, 58.95]]),
  nordics: drawing(1000, 800, 0.5, [15, 63], geoConicConformal().parallels([57, 68]).rotate([-14, 0]), [[-25.5, 65.3], [34, 63], [25, 71.8], [14, 53.6]]),
  // Lambert's equal areas around 52° N 10° E, as the statistics of the Union are drawn
  europe: drawing(1000, 960, 0.7, [10, 52], geoAzimuthalEqualArea().rotate([-10, -52]), [[-10.5, 37.5], [-24.5, 65.5], [27, 72], [34, 34.8], [40, 58]]),
  world: drawing(1000, 480, 4, [0, 0], geoEqualEarth().rotate([-11, 0]), [[-168, 0], [190, 0], [11, 83.5], [11, -56.5]]),
};

export const AREAS_BY_SIZE: readonly Area[] = ['finland', 'nordics', 'europe', 'world'];

export const isArea = (value: unknown): value is Area => AREAS_BY_SIZE.some((area) => area === value);

/** The size of an area's drawing. */
export const frameOf = (area: Area): Frame => ({ x: 0, y: 0, width: DRAWINGS[area].width, height: DRAWINGS[area].height });

/** Where a place stands on an area's drawing; null when it is too far away to stand anywhere. */
export function project(area: Area, place: Degrees): Point | null {
  const { projection, middle, reach } = DRAWINGS[area];
  if (geoDistance(place, middle) > reach) return null;
  return projection(place);
}

/** A projection that draws a margin around the frame and cuts off what lies beyond. */
export function clippedProjection(area: Area, margin: number): GeoProjection {
  const { projection, width, height } = DRAWINGS[area];
  return projection.clipExtent([[-margin, -margin], [width + margin, height + margin]]);
}

const isWithin = ([x, y]: Point, frame: Frame): boolean => x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;

/** Whether a place stands inside an area's frame. */
export function holds(area: Area, place: Degrees): boolean {
  const point = project(area, place);
  return point !== null && isWithin(point, frameOf(area));
}

/** The smallest area that holds all places; Finland when there are none. */
export const smallestArea = (places: Degrees[]): Area => AREAS_BY_SIZE.find((area) => places.every((place) => holds(area, place))) ?? 'world';
