import { type ShownMilestone, type Standing, standingOf, type When } from './milestone.type';

/** A milestone in one of the lanes: how far along in per cent, and how many others it must be moved away over. */
export type PlanMark = { id: string; number: number; at: number; lane: number; standing: Standing };
/** From the planned day to the actual one, or to today while it is late. */
export type Join = { id: string; from: number; to: number; standing: Standing };
export type Span = { from: number; to: number };

export type PlanAxis = {
  years: string;
  ticks: { at: number; label: string }[];
  /** The planned period, and how the pilot has really run; `isOpen` while it still does */
  period: Span | null;
  run: (Span & { isOpen: boolean }) | null;
  planned: PlanMark[];
  actual: PlanMark[];
  joins: Join[];
  lanes: { planned: number; actual: number };
  /** Null when it lies outside of the years drawn */
  today: number | null;
};

export type Plan = {
  startsOn: string | null;
  endsOn: string | null;
  /** The days it really began and ended */
  began: string | null;
  ended: string | null;
  milestones: Pick<ShownMilestone, 'id' | 'dueOn' | 'state' | 'reachedOn'>[];
  when: When;
};

const DAY = 86_400_000;
const MOST_TICKS = 12;
/** How far apart two marks must be to stand beside each other, in per cent. */
const ROOM = 3.4;

const moment = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const newYear = (year: number): number => moment(`${String(year).padStart(4, '0')}-01-01`);
const isDay = (day: string | null): day is string => day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(moment(day));

/** Moves marks that would cover each other: each goes to the nearest lane where there is room. */
function inLanes(marks: Omit<PlanMark, 'lane'>[]): PlanMark[] {
  const last: number[] = [];
  return [...marks].sort((a, b) => a.at - b.at || a.number - b.number).map((mark) => {
    const free = last.findIndex((at) => mark.at - at >= ROOM);
    const lane = free === -1 ? last.length : free;
    last[lane] = mark.at;
    return { ...mark, lane };
  });
}

const lanesOf = (marks: PlanMark[]): number => Math.max(0, ...marks.map(({ lane }) => lane + 1));

/** The whole years from the first to the last day of these, as an axis; null when there is no day. */
export function yearAxis(days: (string | null)[]) {
  const known = days.filter(isDay).sort();
  const [first, last] = [known[0], known.at(-1)].map((day) => Number(day?.slice(0, 4)));
  if (!first || !last || last >= 9999) return null;
  const [from, to] = [newYear(first), newYear(last + 1)];
  const along = (at: number) => Math.round(((at - from) / (to - from)) * 10_000) / 100;
  const step = Math.ceil((last - first + 1) / MOST_TICKS);
  return {
    years: first === last ? String(first) : `${first}–${last}`,
    ticks: Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, i) => first + i * step).map((year) => ({ at: along(newYear(year)), label: String(year) })),
    /** How far along a day begins, in per cent */
    at: (day: string) => along(moment(day)),
    /** From the morning of one day to the evening of another; null unless both are days in this order */
    span: (one: string | null, other: string | null): Span | null => (isDay(one) && isDay(other) && one <= other ? { from: along(moment(one)), to: along(moment(other) + DAY) } : null),
  };
}

/** A plan and what became of it on an axis of whole years; null when nothing in it has a day. Milestones are numbered in the order given. */
export function planAxis({ startsOn, endsOn, began, ended, milestones, when }: Plan): PlanAxis | null {
  const told = milestones.map((one, i) => ({ ...one, number: i + 1, standing: standingOf(one, when) }));
  const isLate = told.some(({ standing }) => standing === 'late');
  const runsUntil = ended ?? (began && when.pilotState === 'running' ? when.today : null);
  const axis = yearAxis([startsOn, endsOn, began, runsUntil, isLate ? when.today : null, ...told.flatMap(({ dueOn, reachedOn }) => [dueOn, reachedOn])]);
  if (!axis) return null;
  const actualDay = ({ standing, reachedOn }: (typeof told)[number]) => (standing === 'reached' ? reachedOn : standing === 'late' ? when.today : null);
  const marks = (dayOf: (one: (typeof told)[number]) => string | null) =>
    inLanes(told.flatMap((one) => {
      const day = dayOf(one);
      return isDay(day) ? [{ id: one.id, number: one.number, standing: one.standing, at: axis.at(day) }] : [];
    }));
  const planned = marks(({ dueOn }) => dueOn);
  const actual = marks(actualDay);
  const joins = planned.flatMap(({ id, at, standing }): Join[] => {
    const to = actual.find((mark) => mark.id === id)?.at;
    return to === undefined ? [] : [{ id, from: at, to, standing }];
  });
  const run = axis.span(began, runsUntil);
  const now = axis.at(when.today);
  return {
    years: axis.years,
    ticks: axis.ticks,
    period: axis.span(startsOn, endsOn),
    run: run && { ...run, isOpen: ended === null },
    planned,
    actual,
    joins,
    lanes: { planned: lanesOf(planned), actual: lanesOf(actual) },
    today: now >= 0 && now <= 100 ? now : null,
  };
}
