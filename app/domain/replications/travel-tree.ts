import type { ReplicationState, Stage, TravelPlace } from './replication.type';

/** A stretch of a line on which a place stood in one state; percent of the figure's width. */
export type Stretch = { state: ReplicationState; x1: number; x2: number };

/** A place's line in the tree, or the origin's. `y` in pixels. */
export type TreeRow = {
  /** The place's id; null for where the practice was written up */
  id: string | null;
  x: number;
  y: number;
  /** Where the line it came from runs */
  from: number | null;
  stretches: Stretch[];
  /** Which end of the figure the name stands at */
  anchor: 'start' | 'end';
};

export type Tick = { x: number; day: string; isMinor: boolean };
export type Tree = { rows: TreeRow[]; ticks: Tick[]; height: number };

/** Heights in pixels: of the axis, of a row, and where in a row its line runs */
export const TREE = { top: 30, row: 50, line: 32, bottom: 10 } as const;

const EDGE = 1.5;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const DAY = 86_400_000;

const round = (n: number): number => Math.round(n * 100) / 100;

/** Firsts of January, or of half-years when there would be fewer than two; every other one is minor when they are many. */
function ticksOf(from: string, to: string, x: (day: string) => number): Tick[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-01-01`);
  const within = (days: string[]) => days.filter((day) => day > from && day < to);
  const days = within(years).length >= 2 ? within(years) : within(years.flatMap((day) => [day, day.replace('-01-01', '-07-01')]));
  return days.map((day, i) => ({ day, x: round(x(day)), isMinor: days.length > 5 && i % 2 === 1 }));
}

/** Places below one another as the tree draws them: below each the ones that took it from there, the latest first, so that no line crosses another. */
function inRows(places: TravelPlace[]): TravelPlace[] {
  const under = new Map<string | null, TravelPlace[]>();
  for (const place of places) under.set(place.parent, [...(under.get(place.parent) ?? []), place]);
  const began = ({ stages }: TravelPlace) => stages[0]?.from ?? '';
  const below = (parent: string | null): TravelPlace[] =>
    (under.get(parent) ?? []).sort((a, b) => (began(a) > began(b) ? -1 : began(a) < began(b) ? 1 : a.name < b.name ? -1 : 1)).flatMap((place) => [place, ...below(place.id)]);
  return below(null);
}

/** How a practice travelled, laid out along the years: a line for each place, from when it took the practice up until today or until it was given up. */
export function treeOf(origin: { from: string }, places: TravelPlace[], today: string): Tree {
  const starts = [origin.from, ...places.flatMap(({ stages }) => stages[0]?.from ?? [])].sort();
  const from = starts[0] ?? today;
  const span = Math.max(time(today) - time(from), 90 * DAY);
  const x = (day: string) => EDGE + ((100 - 2 * EDGE) * Math.min(Math.max(time(day) - time(from), 0), span)) / span;
  const end = x(today);
  const yOf = (row: number) => TREE.top + row * TREE.row + TREE.line;
  const ordered = inRows(places);
  const at = new Map<string | null, { x: number; y: number }>([[null, { x: x(origin.from), y: yOf(0) }]]);
  const rows = ordered.map((place, i): TreeRow => {
    const parent = at.get(place.parent);
    // A day told for the time before its source had it is drawn where the source begins: nothing comes from nowhere.
    const start = Math.max(x(place.stages[0]?.from ?? today), parent?.x ?? 0);
    const row = { x: round(start), y: yOf(i + 1) };
    at.set(place.id, row);
    return { id: place.id, ...row, from: parent?.y ?? null, stretches: stretchesOf(place.stages, start, end, x), anchor: start > 50 ? 'end' : 'start' };
  });
  // The trunk begins where the first branch leaves it, also when that was before the practice was written up here.
  const trunk = Math.min(x(origin.from), ...rows.filter(({ from: y }) => y === yOf(0)).map((row) => row.x));
  const first: TreeRow = { id: null, x: round(trunk), y: yOf(0), from: null, stretches: [{ state: 'adopted', x1: round(trunk), x2: round(end) }], anchor: trunk > 50 ? 'end' : 'start' };
  return { rows: [first, ...rows], ticks: ticksOf(from, today, x), height: TREE.top + (rows.length + 1) * TREE.row + TREE.bottom };
}

function stretchesOf(stages: Stage[], start: number, end: number, x: (day: string) => number): Stretch[] {
  return stages.map(({ state, from }, i) => {
    const next = stages[i + 1];
    const x1 = Math.max(x(from), start);
    return { state, x1: round(x1), x2: round(state === 'dropped' ? x1 : next ? Math.max(x(next.from), start) : end) };
  });
}
