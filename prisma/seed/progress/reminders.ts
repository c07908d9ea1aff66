import { DAY } from '../entries';
import type { PastRound } from './calendar';
import type { Fate } from './fates';
import type { ReportingPilot, Rows } from './rows';

/** When people are told of a round, in days after its due day; `opened` comes with its start. */
const OCCASIONS = { 'before-14': -14, 'before-3': -3, 'after-1': 1, 'after-14': 14 } as const;
const HOUR = 3_600_000;

/** Notes down what the pilot's editors were sent about a round until now; one who edits several pilots is told once. */
export function writeReminders(pilot: ReportingPilot, round: PastRound, fate: Fate, now: Date, rows: Rows): void {
  const handedIn = fate.submissions[0]?.at ?? fate.skipped?.at ?? now;
  const due = round.dueOn + fate.extension * DAY;
  const moments = [
    { occasion: 'opened', at: round.startedAt.getTime() + HOUR },
    ...Object.entries(OCCASIONS).map(([occasion, days]) => ({ occasion, at: due + days * DAY + 7 * HOUR })),
  ];
  for (const { occasion, at } of moments) {
    if (at > now.getTime() || (occasion !== 'opened' && at > handedIn.getTime())) continue;
    for (const personId of pilot.editors) {
      if (rows.reminders.some((one) => one.roundId === round.id && one.personId === personId && one.occasion === occasion)) continue;
      rows.reminders.push({ roundId: round.id, personId, occasion, at: new Date(at) });
    }
  }
}
