import { Forbidden, Invalid } from '#app/domain/shared/outcome';
import { isId } from '#app/domain/shared/fields';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { asDate, asDay, plusDays } from './days';
import { type ReminderKind, reminderSince } from './occasions';
import { tellEditors, type Told } from './recipients.server';
import { mayRun } from './round.policy';
import { findRound } from './round.server';
import { noteStep } from './round-steps.server';

/** Reminders of a day go out from this hour on, in Finnish time. */
const FIRST_HOUR = 7;

const hours = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Helsinki' });
export const finnishHour = (at: Date): number => Number(hours.format(at));

/**
 * Sends what is due today in every open round; the job behind the hourly clock. Reminders of days on which no server ran are not
 * sent one after the other: each report counts for the newest alone. Two servers, or a second run, add nothing.
 * Returns how many letters are owed.
 */
export async function sendReminders(): Promise<number> {
  if (finnishHour(now()) < FIRST_HOUR) return 0;
  const today = dayOf(now());
  const rounds = await db.reportRound.findMany({ where: { state: 'open', OR: [{ remindedOn: null }, { remindedOn: { lt: asDate(today) } }] }, select: { id: true } });
  let letters = 0;
  for (const { id } of rounds) letters += await transaction((tx) => remindOf(tx, id, today));
  return letters;
}

async function remindOf(tx: Tx, id: string, today: string): Promise<number> {
  // The row is held until all of the day's letters are owed: another server then finds nothing left.
  await tx.$queryRaw`SELECT 1 FROM "ReportRound" WHERE id = ${id}::uuid FOR UPDATE`;
  const round = await tx.reportRound.findUniqueOrThrow({ where: { id } });
  const seen = round.remindedOn ? asDay(round.remindedOn) : plusDays(today, -1);
  if (round.state !== 'open' || seen >= today) return 0;
  const owed = await tx.report.findMany({ where: { roundId: id, state: { in: ['due', 'draft', 'returned'] } }, select: { id: true, dueOn: true } });
  const wanted = new Map<string, { kind: ReminderKind; day: string; ids: string[] }>();
  for (const report of owed) {
    const day = asDay(report.dueOn ?? round.dueOn);
    const kind = reminderSince(day, seen, today);
    if (!kind) continue;
    const group = wanted.get(`${kind} ${day}`) ?? { kind, day, ids: [] };
    wanted.set(`${kind} ${day}`, group);
    group.ids.push(report.id);
  }
  let letters = 0;
  for (const { kind, day, ids } of wanted.values()) {
    const template = kind.startsWith('before') ? 'before' : 'overdue';
    letters += (await tellEditors(tx, round, { kind, day }, ids, { template })).letters;
  }
  await tx.reportRound.update({ where: { id }, data: { remindedOn: asDate(today) } });
  if (letters > 0) await noteStep(tx, id, null, { step: 'reminded', count: letters });
  return letters;
}

/**
 * Reminds the editors of these pilots by hand, at most once a day and round each.
 * @returns how many letters are owed, and how many people had one today
 * @throws Invalid (`choose`) without a pilot; Forbidden unless the round is open and the viewer's to run; NotFound
 */
export async function remindByHand(viewer: Viewer, roundId: string, pilotIds: string[]): Promise<Told> {
  const ids = [...new Set(pilotIds)].filter(isId);
  return transaction(async (tx) => {
    const round = await findRound(viewer, roundId, tx);
    if (!mayRun(viewer, round)) throw new Forbidden();
    if (ids.length === 0) throw new Invalid([{ field: 'pilot', code: 'atLeastOne' }]);
    const reports = await tx.report.findMany({ where: { roundId, pilotId: { in: ids } }, select: { id: true } });
    const told = await tellEditors(tx, round, { kind: 'by-hand', day: dayOf(now()) }, reports.map(({ id }) => id), { template: 'by-hand' });
    if (told.letters > 0) await noteStep(tx, roundId, viewer, { step: 'reminded', count: told.letters });
    return told;
  });
}
