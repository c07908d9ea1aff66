import type { Frame, Point } from './area';

/** A line or ring whose points know how much they matter: the distance, in units, by which the line would move without them. */
export type Outline = { points: Point[]; weights: number[]; isRing: boolean };

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Douglas and Peucker's distances for all points between two, each at most its parent's, so that any threshold gives a simpler line. */
function weigh(points: Point[], weights: number[], from: number, to: number, most: number): void {
  const ranges: [number, number, number][] = [[from, to, most]];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const [first, last, limit] = range;
    let [farthest, distance] = [-1, -1];
    for (let i = first + 1; i < last; i++) {
      const d = distanceToSegment(points[i] as Point, points[first] as Point, points[last] as Point);
      if (d > distance) [farthest, distance] = [i, d];
    }
    if (farthest < 0) continue;
    const weight = Math.min(distance, limit);
    weights[farthest] = weight;
    ranges.push([first, farthest, weight], [farthest, last, weight]);
  }
}

/** Weighs the points of a line; of a ring, given without its first point repeated, the two ends of its length stay longest. */
export function outlineOf(points: Point[], isRing: boolean): Outline {
  const weights = points.map(() => 0);
  const last = points.length - 1;
  const [start] = points;
  if (!start || last < 1) return { points, weights, isRing };
  if (!isRing) {
    weights[0] = weights[last] = Number.POSITIVE_INFINITY;
    weigh(points, weights, 0, last, Number.POSITIVE_INFINITY);
    return { points, weights, isRing };
  }
  const away = (point: Point) => Math.hypot(point[0] - start[0], point[1] - start[1]);
  const far = points.reduce((best, point, i) => (away(point) > away(points[best] as Point) ? i : best), 0);
  const size = away(points[far] as Point);
  const closed = [...points, start];
  const all = [...weights, size];
  weigh(closed, all, 0, far, size);
  weigh(closed, all, far, last + 1, size);
  all[0] = all[far] = size;
  return { points, weights: all.slice(0, -1), isRing };
}

type Side = { inside: (p: Point) => boolean; cut: (a: Point, b: Point) => Point };

function sidesOf({ x, y, width, height }: Frame): Side[] {
  const upright = (at: number, inside: (p: Point) => boolean): Side => ({ inside, cut: ([ax, ay], [bx, by]) => [at, ay + ((at - ax) * (by - ay)) / (bx - ax)] });
  const level = (at: number, inside: (p: Point) => boolean): Side => ({ inside, cut: ([ax, ay], [bx, by]) => [ax + ((at - ay) * (bx - ax)) / (by - ay), at] });
  return [upright(x, (p) => p[0] >= x), upright(x + width, (p) => p[0] <= x + width), level(y, (p) => p[1] >= y), level(y + height, (p) => p[1] <= y + height)];
}

/** A ring's part inside a rectangle, after Sutherland and Hodgman. */
function clipRing(ring: Point[], frame: Frame): Point[] {
  let points = ring;
  for (const { inside, cut } of sidesOf(frame)) {
    const kept: Point[] = [];
    points.forEach((point, i) => {
      const before = points.at(i - 1) as Point;
      if (inside(point) !== inside(before)) kept.push(cut(before, point));
      if (inside(point)) kept.push(point);
    });
    points = kept;
  }
  return points;
}

/** A line's parts near a rectangle: whole segments, as the figure cuts off what sticks out. */
function clipLine(line: Point[], { x, y, width, height }: Frame): Point[][] {
  const parts: Point[][] = [];
  let part: Point[] = [];
  line.forEach((point, i) => {
    const before = line[i - 1];
    if (!before) return;
    const isNear =
      Math.max(before[0], point[0]) >= x && Math.min(before[0], point[0]) <= x + width && Math.max(before[1], point[1]) >= y && Math.min(before[1], point[1]) <= y + height;
    if (isNear) part = part.length > 0 ? [...part, point] : [before, point];
    else if (part.length > 0) {
      parts.push(part);
      part = [];
    }
  });
  return part.length > 0 ? [...parts, part] : parts;
}

/** Whole numbers, each relative to the point before: the shortest way to write a line down. */
function written(points: Point[], toUnits: (p: Point) => Point, isRing: boolean): string {
  let path = '';
  let at: Point | undefined;
  for (const point of points) {
    const [x, y] = toUnits(point);
    if (!at) path = `M${x} ${y}l`;
    else if (x !== at[0] || y !== at[1]) path += `${path.endsWith('l') || x < at[0] ? '' : ' '}${x - at[0]}${y < at[1] ? '' : ' '}${y - at[1]}`;
    at = [x, y];
  }
  return path.endsWith('l') ? '' : `${path}${isRing ? 'z' : ''}`;
}

function isSmall(points: Point[], size: number): boolean {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys) < size;
}

/**
 * Outlines as SVG path data.
 * @param frame the part to draw; @param units the drawing's width in path units; @param tolerance in path units, how far a line may be off
 */
export function pathOf(outlines: Outline[], frame: Frame, units: number, tolerance: number): string {
  const scale = units / frame.width;
  const margin = frame.width / 40;
  const around = { x: frame.x - margin, y: frame.y - margin, width: frame.width + 2 * margin, height: frame.height + 2 * margin };
  const toUnits = ([x, y]: Point): Point => [Math.round((x - frame.x) * scale), Math.round((y - frame.y) * scale)];
  const least = tolerance / scale;
  return outlines
    .flatMap(({ points, weights, isRing }) => {
      const kept = points.filter((_, i) => (weights[i] ?? 0) >= least);
      if (!isRing) return clipLine(kept, around).map((part) => written(part, toUnits, false));
      const ring = clipRing(kept, around);
      return ring.length < 3 || isSmall(ring, least * 4) ? [] : [written(ring, toUnits, true)];
    })
    .join('');
}
