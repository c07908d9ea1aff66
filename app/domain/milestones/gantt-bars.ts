import type { Gantt, GanttPilot } from './gantt.server';
import { type Standing, standingOf } from './milestone.type';
import { type Span, yearAxis } from './plan-axis';

/** A milestone on a pilot's row: on the line of the plan, or of what happened once it is reached. */
export type GanttMark = { id: string; at: number; line: 'plan' | 'fact'; standing: Standing };

export type GanttBars = { planned: Span | null; actual: (Span & { isOpen: boolean }) | null; marks: GanttMark[] };

export type GanttAxis = { years: string; ticks: { at: number; label: string }[]; today: number | null; barsOf: (pilot: GanttPilot) => GanttBars };

/** How a pilot has really run until a day: from when it began, to when it ended or that day. */
export const ranUntil = ({ began, ended, state }: Pick<GanttPilot, 'began' | 'ended' | 'state'>, today: string): string | null =>
  ended ?? (began && state === 'running' ? today : null);

/** The axis that all rows of a timeline share; null when nothing on it has a day. */
export function ganttAxis({ pilots, from, until, today }: Pick<Gantt, 'pilots' | 'from' | 'until' | 'today'>): GanttAxis | null {
  const days = pilots.flatMap((pilot) => [pilot.began, ranUntil(pilot, today), ...pilot.milestones.flatMap(({ dueOn, reachedOn }) => [dueOn, reachedOn])]);
  const axis = yearAxis([from, until, ...days]);
  if (!axis) return null;
  const now = axis.at(today);
  const barsOf = (pilot: GanttPilot): GanttBars => {
    const actual = axis.span(pilot.began, ranUntil(pilot, today));
    return {
      planned: axis.span(pilot.startsOn, pilot.endsOn),
      actual: actual && { ...actual, isOpen: pilot.ended === null },
      marks: pilot.milestones.flatMap((one): GanttMark[] => {
        const standing = standingOf(one, { today, pilotState: pilot.state });
        const isFact = standing === 'reached' && one.reachedOn !== null;
        const day = isFact ? one.reachedOn : one.dueOn;
        return day ? [{ id: one.id, at: axis.at(day), line: isFact ? 'fact' : 'plan', standing }] : [];
      }),
    };
  };
  return { years: axis.years, ticks: axis.ticks, today: now >= 0 && now <= 100 ? now : null, barsOf };
}
