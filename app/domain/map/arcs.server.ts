import type { Lang } from '#app/platform/i18n/languages';
import { type Degrees, frameOf, type Point, project, smallestArea } from './area';
import { basemapOf } from './basemap.server';
import { WIDTHS } from './figure';
import { labelSides } from './label';
import type { ArcFigure, LabelSide } from './map.type';

/** A place that arcs join. */
type Joined = { key: string; name: string; lang: Lang; at: Degrees };
/** From which place to which; `isPast` for what was given up. */
type Arc = { from: string; to: string; isPast: boolean };

/** Side of a place's square in pixels, for its label's sake */
const SQUARE = 12;
/** How far an arc bends, in parts of its length, and how wide it begins in units of the drawing */
const BEND = 0.2;
const WIDTH = 7;

const whole = (n: number): number => Math.round(n * 10) / 10;

/** An arc as a surface that begins wide and ends in a point, so that it says which way it goes. */
function surface([ax, ay]: Point, [bx, by]: Point): string {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy) || 1;
  // Bends upwards whichever way it goes, so that there and back would not cover each other's names.
  const side = dx >= 0 ? 1 : -1;
  const [nx, ny] = [(dy / length) * side, (-dx / length) * side];
  const [mx, my] = [(ax + bx) / 2 + nx * BEND * length, (ay + by) / 2 + ny * BEND * length];
  const half = WIDTH / 2;
  const at = (x: number, y: number) => `${whole(x)} ${whole(y)}`;
  return `M${at(ax + nx * half, ay + ny * half)}Q${at(mx + nx * half, my + ny * half)} ${at(bx, by)}Q${at(mx - nx * half, my - ny * half)} ${at(ax - nx * half, ay - ny * half)}Z`;
}

/** A map of places and of arcs between them, in the smallest area that holds all; the first place is drawn larger. Null without two places to join. */
export function arcMap(places: Joined[], arcs: Arc[]): ArcFigure | null {
  const area = smallestArea(places.map(({ at }) => at));
  const frame = frameOf(area);
  const points = new Map(places.flatMap(({ key, at }): [string, Point][] => {
    const point = project(area, at);
    return point ? [[key, point]] : [];
  }));
  const drawn = arcs.flatMap(({ from, to, isPast }) => {
    const [a, b] = [points.get(from), points.get(to)];
    return a && b ? [{ key: to, path: surface(a, b), isPast }] : [];
  });
  if (drawn.length === 0) return null;
  const known = places.filter(({ key }) => points.has(key));
  const sides = (width: number): (LabelSide | null)[] =>
    labelSides(known.map(({ key, name }) => ({ x: ((points.get(key)?.[0] ?? 0) / frame.width) * width, y: ((points.get(key)?.[1] ?? 0) / frame.width) * width, size: SQUARE, text: name })), width, (width * frame.height) / frame.width);
  const [narrow, wide] = [sides(WIDTHS.narrow), sides(WIDTHS.wide)];
  return {
    area,
    basemap: basemapOf(area, frame, 2),
    viewBox: `0 0 ${frame.width} ${frame.height}`,
    arcs: drawn,
    places: known.map(({ key, name, lang }, i) => {
      const [x = 0, y = 0] = points.get(key) ?? [];
      return { key, name, lang, x: whole((x / frame.width) * 100), y: whole((y / frame.height) * 100), isFirst: i === 0, narrow: narrow[i] ?? null, wide: wide[i] ?? null };
    }),
  };
}
