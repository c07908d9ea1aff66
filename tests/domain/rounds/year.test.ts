import { afterAll, beforeAll, expect, it } from 'vitest';
import { extendReport } from '#app/domain/rounds/extension.server';
import { openNextRounds } from '#app/domain/rounds/next-round.server';
import { sendReminders } from '#app/domain/rounds/reminding.server';
import { closeRound } from '#app/domain/rounds/starting.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anOpenRound, aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

// A whole year, hour by hour, on two servers at once, with both changes of the clock: what editors were sent is compared with what
// a plain walk through the days says.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 0, 1);
const end = Date.UTC(2027, 0, 1);

/** Finnish time told without the machine's tables: summer time from the last Sunday of March to that of October, 01:00 UTC. */
const finnish = (at: number) => new Date(at + (at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? 3 : 2) * HOUR);
const dayAt = (at: number) => finnish(at).toISOString().slice(0, 10);
const add = (day: string, n: number) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

/** Nothing runs in these hours: two days in winter over a reminder, three weeks in summer over two, an hour of each change. */
const outages = [[Date.UTC(2026, 0, 30, 20), Date.UTC(2026, 1, 2, 3)], [Date.UTC(2026, 6, 28), Date.UTC(2026, 7, 14, 12)], [Date.UTC(2026, 2, 29, 0), Date.UTC(2026, 2, 29, 2)], [Date.UTC(2026, 9, 25, 0), Date.UTC(2026, 9, 25, 2)]] as const;

type Report = { id: string; round: string; lead: string; due: string; owed: boolean };
const reports: Report[] = [];
const rounds = new Map<string, { open: boolean; seen: string }>();
const editors: { id: string; lead: string; closed: boolean }[] = [];
/** person, round, occasion → the day it must be sent, and about which reports */
const expected = new Map<string, { day: string; ids: string[] }>();

/** What one served day brings, as a person with a calendar would say it. */
function walk(today: string): void {
  for (const [round, it] of rounds) {
    if (!it.open || it.seen >= today) continue;
    for (const report of reports.filter((one) => one.round === round && one.owed)) {
      const plan: [string, string][] = [['before-14', add(report.due, -14)], ['before-3', add(report.due, -3)], ['after-1', add(report.due, 1)], ['after-14', add(report.due, 14)]];
      const come = plan.filter(([, day]) => day > it.seen && day <= today).pop();
      if (!come) continue;
      for (const editor of editors.filter(({ lead, closed }) => lead === report.lead && !closed)) {
        const key = `${editor.id} ${round} ${come[0]}-${report.due}`;
        const letter = expected.get(key) ?? { day: today, ids: [] };
        if (letter.day === today) letter.ids.push(report.id);
        expected.set(key, letter);
      }
    }
    it.seen = today;
  }
}

let coordinator: Member;
const pilotsOf = new Map<string, string>();

async function anotherRound(period: string, due: string, openedOn: string, more: object = {}): Promise<void> {
  const pilots = [...pilotsOf.keys()];
  const { id, reports: ids } = await anOpenRound(pilots, { period, dueOn: new Date(due), remindedOn: new Date(openedOn), startedAt: new Date(openedOn), ...more });
  rounds.set(id, { open: true, seen: openedOn });
  ids.forEach((report, i) => void reports.push({ id: report, round: id, lead: pilotsOf.get(pilots[i] ?? '') ?? '', due, owed: true }));
}

beforeAll(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
  for (let p = 0; p < 4; p++) {
    const lead = await aPartner();
    for (const lang of ['fi', 'sv', 'en'].slice(0, 1 + (p % 3))) editors.push({ id: (await aMember({ in: lead, roles: ['editor'], lang })).personId, lead, closed: false });
    await aMember({ in: lead, roles: ['representative'] });
    for (let n = 0; n < 3; n++) pilotsOf.set((await aRunningPilot(lead, { from: '2025-02-01' })).id, lead);
  }
  await anotherRound('2025H2', '2026-02-14', '2025-12-31', { repeats: true });
  // 29 March and 25 October, when the clocks change, are days of reminders here.
  await anotherRound('2024', '2026-04-01', '2026-03-10');
  await anotherRound('2023', '2026-10-24', '2026-10-01');
});

afterAll(() => setClock(undefined));

/** Always the same chances. */
let chance = 20260101;
const random = (n: number): number => {
  chance = (chance * 48_271) % 2_147_483_647;
  return chance % n;
};
const one = <T>(all: T[]): T | undefined => all[random(Math.max(1, all.length))];

/** What people do meanwhile. */
async function happen(at: number): Promise<void> {
  const today = dayAt(at);
  const begun = reports.filter(({ round }) => rounds.get(round)?.open && (rounds.get(round)?.seen ?? '') <= today);
  const owed = one(begun.filter((report) => report.owed));
  const given = one(begun.filter((report) => !report.owed));
  switch (random(9)) {
    case 0:
    case 1:
      if (!owed) return;
      owed.owed = false;
      await db.report.update({ where: { id: owed.id }, data: { state: ['submitted', 'accepted', 'skipped'][random(3)] } });
      return;
    case 2:
    case 3:
      if (!given) return;
      given.owed = true;
      await db.report.update({ where: { id: given.id }, data: { state: 'returned' } });
      return;
    case 4:
    case 5: {
      if (!owed) return;
      const later = add(owed.due > today ? owed.due : today, 1 + random(25));
      await extendReport(coordinator, owed.round, owed.id, { dueOn: later, base: owed.due, reason: 'Loma' });
      owed.due = later;
      return;
    }
    case 6: {
      const editor = one(editors);
      if (!editor) return;
      editor.closed = !editor.closed;
      await db.person.update({ where: { id: editor.id }, data: { deactivatedAt: editor.closed ? new Date(at) : null } });
      return;
    }
    case 7: {
      const lead = one([...new Set(pilotsOf.values())]);
      if (!lead || editors.length > 14) return;
      editors.push({ id: (await aMember({ in: lead, roles: ['editor'] })).personId, lead, closed: false });
    }
  }
}

it('reminds each editor exactly once, on the right day, all year long', { timeout: 300_000 }, async () => {
  const opened: string[] = [];
  for (let at = start; at < end; at += HOUR) {
    const tick = at + 60_000;
    setClock(new Date(tick));
    if (random(24) < 2) await happen(tick);
    if (outages.some(([from, to]) => at >= from && at < to)) continue;
    if (finnish(tick).getUTCHours() >= 7) walk(dayAt(tick));
    const [first, second] = await Promise.all([openNextRounds(), openNextRounds()]);
    await Promise.all([sendReminders(), sendReminders()]);
    if (first + second > 0) {
      expect([first, second].sort()).toEqual([0, 1]);
      const round = await db.reportRound.findFirstOrThrow({ where: { repeats: true }, include: { reports: { select: { id: true, pilotId: true } } } });
      const due = round.dueOn.toISOString().slice(0, 10);
      opened.push(`${round.period}, due ${due}: ${dayAt(tick)} at ${finnish(tick).getUTCHours()}`);
      expect(round.state).toBe('open');
      rounds.set(round.id, { open: true, seen: dayAt(tick) });
      for (const { id, pilotId } of round.reports) reports.push({ id, round: round.id, lead: pilotsOf.get(pilotId) ?? '', due, owed: true });
    }
    if (at === Date.UTC(2026, 5, 10)) {
      const [id] = [...rounds.keys()];
      await closeRound(coordinator, id ?? '');
      const round = rounds.get(id ?? '');
      if (round) round.open = false;
    }
  }
  // 45 days after the period, as before.
  expect(opened).toEqual(['2026H1, due 2026-08-14: 2026-07-01 at 0', '2026H2, due 2027-02-14: 2027-01-01 at 0']);

  const rows = await db.reminder.findMany({ where: { occasion: { not: 'opened' } } });
  const sent = Object.fromEntries(rows.map(({ personId, roundId, occasion, at }) => [`${personId} ${roundId} ${occasion}`, dayAt(at.getTime())]));
  expect(sent).toEqual(Object.fromEntries([...expected].map(([key, { day }]) => [key, day])));
  expect(rows.length).toBeGreaterThan(80);
  for (const kind of ['before-14', 'before-3', 'after-1', 'after-14']) expect(rows.some(({ occasion }) => occasion.startsWith(kind))).toBe(true);

  const letters = await db.letter.findMany({ where: { template: { in: ['rounds/before', 'rounds/overdue'] } } });
  const listed = (params: unknown) => (JSON.parse((params as { reports: string }).reports) as { id: string }[]).map(({ id }) => id).sort().join();
  expect(letters.map(({ params }) => listed(params)).sort()).toEqual([...expected.values()].map(({ ids }) => [...ids].sort().join()).sort());
  const opening = await db.letter.count({ where: { template: 'rounds/opened' } });
  expect(opening).toBe(await db.reminder.count({ where: { occasion: 'opened' } }));
  expect(await db.letter.count({ where: { template: 'rounds/next-opened' } })).toBe(2);
});
