import { daysOf, later, type Period, periodAt } from '#app/domain/shared/period';
import { DAY } from '../entries';

/** A round of the demonstration. `position` 0 to 2 are the past ones, oldest first; 3 is the one that is open now. */
export type PastRound = { id: string; position: number; period: Period; half: number; state: 'open' | 'closed'; startedAt: Date; closedAt: Date | null; dueOn: number };

const OPEN = 3;
/** From how many days before its end a half-year is reported on */
const EARLY = 60;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The first Friday on or after a day. */
const friday = (from: number): number => from + ((5 - new Date(from).getUTCDay() + 7) % 7) * DAY;

/** Halves are reported on in the second month after their end: at the end of August and in the middle of February. */
const dueAfter = (period: Period): number => friday(at(daysOf(period).endsOn) + (period.endsWith('H1') ? 59 : 43) * DAY);

/** Three rounds that are over, save for what is late in the last of them, and one that is due some weeks from now. */
export function roundsUntil(now: Date, firstYear: number): PastRound[] {
  const today = new Date(now.getTime()).setUTCHours(0, 0, 0, 0);
  const newest = later(periodAt(new Date(today + (EARLY + 1) * DAY).toISOString().slice(0, 10), 'half'), -1);
  return [0, 1, 2, OPEN].map((position) => {
    const period = later(newest, position - OPEN);
    const ended = at(daysOf(period).endsOn);
    const isOpen = position === OPEN;
    const dueOn = isOpen ? friday(Math.max(today + 24 * DAY, ended + 14 * DAY)) : dueAfter(period);
    const started = isOpen ? Math.min(ended + 3 * DAY, today - 26 * DAY) : ended + 3 * DAY;
    return {
      id: crypto.randomUUID(),
      position,
      period,
      half: (Number(period.slice(0, 4)) - firstYear) * 2 + (period.endsWith('H2') ? 1 : 0),
      state: position < 2 ? 'closed' : 'open',
      startedAt: new Date(started + 7 * 3_600_000),
      closedAt: position < 2 ? new Date(dueOn + 75 * DAY + 9 * 3_600_000) : null,
      dueOn,
    };
  });
}
