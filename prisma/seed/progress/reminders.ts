import type { Prisma } from '#app/platform/db/db.server';
import { DAY } from '../entries';
import type { PastRound } from './calendar';
import type { Fate } from './fates';
import type { ReportingPilot, Rows } from './rows';

/** When the clock reminds people of a round, in days after its due day. */
const OCCASIONS = { 'before-14': -14, 'before-3': -3, 'after-1': 1, 'after-14': 14 } as const;
const HOUR = 3_600_000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dateOf = (at: number): Date => new Date(`${dayOf(at)}T00:00:00Z`);

/** Days since a coordinator last reminded by hand those who are late. */
const BY_HAND = 19;

/** Notes down what the pilot's editors were sent about a round until now; one who edits several pilots is told once. */
export function writeReminders(pilot: ReportingPilot, round: PastRound, fate: Fate, now: Date, rows: Rows): void {
  const handedIn = fate.submissions[0]?.at ?? fate.skipped?.at ?? now;
  const due = round.dueOn + fate.extension * DAY;
  const byHand = now.getTime() - BY_HAND * DAY;
  const moments = [
    { occasion: 'opened', at: round.startedAt.getTime() + HOUR },
    ...Object.entries(OCCASIONS).map(([kind, days]) => ({ occasion: `${kind}-${dayOf(due)}`, at: due + days * DAY + 7 * HOUR })),
    ...(['due', 'draft'].includes(fate.state) && due < byHand ? [{ occasion: `by-hand-${dayOf(byHand)}`, at: byHand }] : []),
  ];
  for (const { occasion, at } of moments) {
    if (at > now.getTime() || (occasion !== 'opened' && at > handedIn.getTime())) continue;
    for (const personId of pilot.editors) {
      if (rows.reminders.some((one) => one.roundId === round.id && one.personId === personId && one.occasion === occasion)) continue;
      rows.reminders.push({ roundId: round.id, personId, occasion, at: new Date(at) });
    }
  }
}

/** What became of the rounds themselves: prepared and started by a coordinator, reminded of by the clock, extended, closed. */
export function roundSteps(rounds: PastRound[], rows: Rows, coordinator: string, now: Date): Prisma.RoundStepCreateManyInput[] {
  return rounds.flatMap((round) => {
    const byHand = { roundId: round.id, actorId: coordinator, actorRole: 'coordinator' };
    const reports = rows.reports.filter(({ roundId }) => roundId === round.id);
    const told = new Map<string, { at: Date; people: number; byClock: boolean }>();
    for (const { roundId, occasion, at } of rows.reminders) {
      if (roundId !== round.id || occasion === 'opened') continue;
      const day = `${dayOf(new Date(at ?? now).getTime())} ${occasion.startsWith('by-hand')}`;
      told.set(day, { at: new Date(at ?? now), people: (told.get(day)?.people ?? 0) + 1, byClock: !occasion.startsWith('by-hand') });
    }
    return [
      { ...byHand, step: 'created', at: new Date(round.startedAt.getTime() - 9 * DAY) },
      { ...byHand, step: 'started', at: round.startedAt, count: reports.length },
      ...[...told.values()].map(({ at, people, byClock }) => ({ ...(byClock ? { roundId: round.id, actorId: null, actorRole: 'clock' } : byHand), step: 'reminded', at, count: people })),
      ...reports.flatMap(({ dueOn }) => (dueOn ? [{ ...byHand, step: 'extended', at: new Date(now.getTime() - 4 * DAY), count: 1, day: new Date(dueOn) }] : [])),
      ...(round.closedAt ? [{ ...byHand, step: 'closed', at: round.closedAt, count: 0 }] : []),
    ];
  });
}

/** The clock has seen to the reminders of every day until now. */
export const remindedUntil = ({ state }: PastRound, now: Date): Date | null => (state === 'open' ? dateOf(now.getTime()) : null);
