import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoPath } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { clippedProjection, type Frame, frameOf, type Point } from './area';
import type { Area, Basemap } from './map.type';
import { type Outline, outlineOf, pathOf } from './outline';

type Countries = Topology<{ countries: GeometryCollection }>;
type Country = Polygon | MultiPolygon;

/** How finely countries are drawn in an area, and which; the codes are ISO 3166's. Without codes: all but Antarctica. */
const SOURCES: Record<Area, { detail: '10m' | '50m' | '110m'; countries?: string[] }> = {
  finland: { detail: '10m', countries: ['246', '248', '752', '578', '643', '233', '428'] },
  nordics: { detail: '50m', countries: ['246', '248', '752', '578', '643', '233', '428', '440', '352', '208', '276', '616', '112', '234', '528', '826', '372'] },
  europe: { detail: '50m' },
  world: { detail: '110m' },
};
const FINLAND = ['246', '248'];
const ANTARCTICA = '010';
/** Around the frame, in units, so that no coast is drawn along its edge */
const MARGIN = 40;

const packaged = createRequire(import.meta.url);
const countriesIn = (detail: string): Countries => JSON.parse(readFileSync(packaged.resolve(`world-atlas/countries-${detail}.json`), 'utf8')) as Countries;

/** Rings or lines of a shape as an area's projection draws them. */
function projected(area: Area, shape: GeoPermissibleObjects): Outline[] {
  const outlines: Outline[] = [];
  let points: Point[] = [];
  const end = (isRing: boolean) => {
    if (points.length > 1) outlines.push(outlineOf(points, isRing));
    points = [];
  };
  const pen = {
    beginPath: () => {},
    arc: () => {},
    moveTo: (x: number, y: number) => {
      end(false);
      points = [[x, y]];
    },
    lineTo: (x: number, y: number) => void points.push([x, y]),
    closePath: () => end(true),
  };
  geoPath(clippedProjection(area, MARGIN), pen)(shape);
  end(false);
  return outlines;
}

type Outlines = { home: Outline[]; land: Outline[]; borders: Outline[] };

function outlinesOf(area: Area): Outlines {
  const { detail, countries } = SOURCES[area];
  const topology = countriesIn(detail);
  const wanted = topology.objects.countries.geometries.filter(({ id }) => (countries ? countries.includes(String(id)) : id !== ANTARCTICA)) as Country[];
  const isHome = ({ id }: Country) => FINLAND.includes(String(id));
  const others = wanted.filter((one) => !isHome(one));
  const land = (some: Country[]) => projected(area, merge(topology, some as never));
  const borders = mesh(topology, { type: 'GeometryCollection', geometries: others } as never, (a, b) => a !== b);
  return { home: land(wanted.filter(isHome)), land: land(others), borders: projected(area, borders) };
}

const known = new Map<Area, Outlines>();

/** How wide drawings are in whole path units; about half a pixel on a wide screen. */
const UNITS = 1600;

/** Land of whole areas, as they are asked for most and are always the same. */
const whole = new Map<string, Basemap>();

function drawnIn(area: Area, frame: Frame, units: number): Basemap {
  const outlines = known.get(area) ?? outlinesOf(area);
  known.set(area, outlines);
  const path = (some: Outline[]) => pathOf(some, frame, units, 2);
  return { width: units, height: Math.round((units * frame.height) / frame.width), home: path(outlines.home), land: path(outlines.land), borders: path(outlines.borders) };
}

/**
 * The land of an area, or of a part of it.
 * @param frame the part, in the area's units; @param fineness 1 for a large figure, more for a coarser one
 */
export function basemapOf(area: Area, frame: Frame = frameOf(area), fineness = 1): Basemap {
  const units = Math.round(UNITS / fineness);
  const all = frameOf(area);
  if (frame.x !== all.x || frame.y !== all.y || frame.width !== all.width || frame.height !== all.height) return drawnIn(area, frame, units);
  const key = `${area} ${units}`;
  const basemap = whole.get(key) ?? drawnIn(area, all, units);
  whole.set(key, basemap);
  return basemap;
}
