import type { PilotPage } from './pilot-reading.type';

export type Reached = 'done' | 'ahead' | 'late' | 'missed';
/** A milestone on the axis: how far along in per cent, and how many others it must be lifted above. */
export type PlanMark = { id: string; number: number; at: number; lane: number; reached: Reached };
export type PlanAxis = {
  years: string;
  ticks: { at: number; label: string }[];
  period: { from: number; to: number } | null;
  marks: PlanMark[];
  lanes: number;
  /** Null when it lies outside of the years drawn */
  today: number | null;
};

type Plan = Pick<PilotPage, 'startsOn' | 'endsOn' | 'milestones' | 'today' | 'state'>;

const DAY = 86_400_000;
const MOST_TICKS = 12;
/** How far apart two marks must be to stand beside each other, in per cent. */
const ROOM = 3.4;

const moment = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const newYear = (year: number): number => moment(`${String(year).padStart(4, '0')}-01-01`);
const isDay = (day: string | null): day is string => day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(moment(day));

/** Whether a milestone has been reached, is ahead, is late, or was missed because the pilot is over. */
export function reachedOf({ done, dueOn }: { done: boolean; dueOn: string | null }, { today, state }: Pick<Plan, 'today' | 'state'>): Reached {
  if (done) return 'done';
  if (state === 'completed' || state === 'stopped') return 'missed';
  return dueOn !== null && dueOn < today ? 'late' : 'ahead';
}

/** Lifts marks that would cover each other: each goes to the lowest lane where there is room. */
function inLanes(marks: Omit<PlanMark, 'lane'>[]): PlanMark[] {
  const last: number[] = [];
  return [...marks].sort((a, b) => a.at - b.at || a.number - b.number).map((mark) => {
    const free = last.findIndex((at) => mark.at - at >= ROOM);
    const lane = free === -1 ? last.length : free;
    last[lane] = mark.at;
    return { ...mark, lane };
  });
}

/** A plan on an axis of whole years; null when nothing in it has a day. Milestones are numbered in the order given. */
export function planAxis(plan: Plan): PlanAxis | null {
  const { startsOn, endsOn, milestones, today } = plan;
  const days = [startsOn, endsOn, ...milestones.map(({ dueOn }) => dueOn)].filter(isDay).sort();
  const [first, last] = [days[0], days.at(-1)].map((day) => Number(day?.slice(0, 4)));
  if (!first || !last || last >= 9999) return null;
  const [from, to] = [newYear(first), newYear(last + 1)];
  const along = (at: number) => Math.round(((at - from) / (to - from)) * 10_000) / 100;
  const step = Math.ceil((last - first + 1) / MOST_TICKS);
  const ticks = Array.from({ length: Math.ceil((last - first + 1) / step) }, (_, i) => first + i * step);
  const marks = inLanes(
    milestones.flatMap((one, i) => (isDay(one.dueOn) ? [{ id: one.id, number: i + 1, at: along(moment(one.dueOn)), reached: reachedOf(one, plan) }] : [])),
  );
  const now = along(moment(today));
  return {
    years: first === last ? String(first) : `${first}–${last}`,
    ticks: ticks.map((year) => ({ at: along(newYear(year)), label: String(year) })),
    period: isDay(startsOn) && isDay(endsOn) && startsOn <= endsOn ? { from: along(moment(startsOn)), to: along(moment(endsOn) + DAY) } : null,
    marks,
    lanes: Math.max(0, ...marks.map(({ lane }) => lane + 1)),
    today: now >= 0 && now <= 100 ? now : null,
  };
}
