import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerFollowUp } from '#app/domain/follow-ups/answering.server';
import { askAndRemind } from '#app/domain/follow-ups/asking.server';
import { planFollowUps } from '#app/domain/follow-ups/planning.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aMember, aPartner } from '#tests/factories/people';
import { aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

// Three years on two servers at once, with six changes of the clock and with outages: what leads were sent is compared with what a plain
// walk through the days says.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 0, 1);
const end = Date.UTC(2029, 0, 1);

/** The last Sunday of a month, 01:00 UTC. */
const lastSunday = (year: number, month: number) => {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
};
const isSummer = (at: number) => {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9);
};
const finnish = (at: number) => new Date(at + (isSummer(at) ? 3 : 2) * HOUR);
const dayAt = (at: number) => finnish(at).toISOString().slice(0, 10);
const add = (day: string, n: number) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);
/** The same day some years later; the leap day's is the last of February. */
const yearsOn = (day: string, years: number) => {
  const on = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return Number.isNaN(Date.parse(on)) || !new Date(on).toISOString().startsWith(on) ? `${on.slice(0, 4)}-02-28` : on;
};

/** Nothing runs in these times: over a change of the clock, three weeks in summer, a month in winter. */
const outages = [[lastSunday(2026, 2) - 30 * HOUR, lastSunday(2026, 2) + HOUR], [Date.UTC(2027, 6, 1), Date.UTC(2027, 6, 24)], [Date.UTC(2028, 0, 5), Date.UTC(2028, 1, 6)]] as const;

/** Always the same chances. */
let chance = 20260103;
const random = (n: number): number => {
  chance = (chance * 48_271) % 2_147_483_647;
  return chance % n;
};

type Asked = { pilot: string; lead: string; months: number; day: string; last: string | null; letters: number; answered: boolean };
const asked: Asked[] = [];
const people = new Map<string, { lead: string; role: 'editor' | 'representative'; open: boolean }>();
const expected: string[] = [];

/** Who is asked for an organisation today: open editors, else open representatives. */
function readersOf(lead: string): string[] {
  const own = [...people].filter(([, person]) => person.lead === lead && person.open);
  const editors = own.filter(([, { role }]) => role === 'editor');
  return (editors.length > 0 ? editors : own).map(([id]) => id);
}

/** What one served day brings, as a person with a calendar would say it. */
function walk(today: string): void {
  for (const one of asked) {
    const overtaken = asked.some((other) => other.pilot === one.pilot && other.months > one.months && other.day <= today);
    const readers = readersOf(one.lead);
    if (one.answered || one.day > today || overtaken || readers.length === 0 || one.letters === 3) continue;
    if (one.last && add(one.last, 21) > today) continue;
    for (const person of readers) expected.push(`${today} ${one.letters === 0 ? 'asked' : 'reminded'} ${person} ${one.pilot} ${one.months}`);
    one.letters++;
    one.last = today;
  }
}

const leads: string[] = [];

beforeAll(async () => {
  await resetDatabase();
  for (let l = 0; l < 4; l++) {
    const lead = await aPartner();
    leads.push(lead);
    const roles = l === 3 ? (['representative'] as const) : (['editor', 'editor', 'representative'] as const);
    for (const role of roles) people.set((await aMember({ in: lead, roles: [role], lang: ['fi', 'sv', 'en'][random(3)] })).personId, { lead, role, open: true });
  }
  // Ends on the days of a change of the clock, on a leap day, at the turn of a year, and long ago.
  const ends = ['2024-02-29', '2026-03-29', '2025-10-26', '2025-12-31', '2026-01-01', '2025-03-30', '2023-05-02', '2025-07-13', '2026-10-25', '2025-02-10', '2026-06-24', '2024-07-05'];
  for (const [i, until] of ends.entries()) {
    const lead = leads[i % leads.length] ?? '';
    const { id } = await aRunningPilot(lead, { from: '2022-01-10', until, as: i % 4 === 3 ? 'stopped' : 'completed' });
    // Late in the Finnish evening or just after midnight: the day counts that is Finland's.
    await db.timelineStep.updateMany({ where: { entryId: id, step: { in: ['completed', 'stopped'] } }, data: { at: new Date(Date.parse(`${until}T00:00:00Z`) + (i % 2 ? 21 * HOUR + 30 * 60_000 : -2 * HOUR + 10 * 60_000)) } });
    const at = Date.parse(`${until}T00:00:00Z`) + (i % 2 ? 21 * HOUR + 30 * 60_000 : -2 * HOUR + 10 * 60_000);
    for (const years of [1, 2]) {
      const day = yearsOn(dayAt(at), years);
      // On 1 January 2026 the portal begins: what had its day before July 2025 is not asked.
      if (day >= '2025-07-01') asked.push({ pilot: id, lead, months: years * 12, day, last: null, letters: 0, answered: false });
    }
  }
});

afterAll(() => setClock(undefined));

/** What people do meanwhile. */
async function happen(today: string): Promise<void> {
  switch (random(4)) {
    case 0: {
      const waiting = asked.filter((one) => !one.answered && one.letters > 0);
      const one = waiting[random(Math.max(1, waiting.length))];
      const [reader] = one ? readersOf(one.lead) : [];
      const member = reader ? await memberOf(reader) : null;
      if (!one || !member) return;
      const { id } = await db.followUp.findUniqueOrThrow({ where: { pilotId_months: { pilotId: one.pilot, months: one.months } } });
      await answerFollowUp(member, id, 0, { outcome: 'continued', reason: '', lang: 'fi' });
      one.answered = true;
      return;
    }
    case 1: {
      const [id, person] = [...people][random(people.size)] ?? [];
      if (!id || !person) return;
      person.open = !person.open;
      await db.person.update({ where: { id }, data: { deactivatedAt: person.open ? null : new Date(today) } });
      return;
    }
    case 2: {
      // The pilot moves to another organisation, as in a merger.
      const one = asked[random(asked.length)];
      const lead = leads[random(leads.length)];
      if (!one || !lead) return;
      await db.entry.update({ where: { id: one.pilot }, data: { leadId: lead } });
      await db.pilot.update({ where: { id: one.pilot }, data: { leadId: lead } });
      for (const other of asked) if (other.pilot === one.pilot) other.lead = lead;
    }
  }
}

it('asks and reminds each lead exactly once on the right days, three years long', { timeout: 400_000 }, async () => {
  for (let day = start; day < end; day += DAY) {
    if (random(12) === 0) await happen(dayAt(day + 3 * HOUR));
    // Before the hour, at the hour, and twice later on; on the days the clock changes every hour.
    const changes = [lastSunday(new Date(day).getUTCFullYear(), 2), lastSunday(new Date(day).getUTCFullYear(), 9)].some((at) => at >= day && at < day + DAY);
    const hours = changes ? Array.from({ length: 24 }, (_, i) => i) : [3, 5, 12];
    for (const hour of hours) {
      const at = day + hour * HOUR + 60_000;
      setClock(new Date(at));
      if (outages.some(([from, to]) => at >= from && at < to)) continue;
      if (finnish(at).getUTCHours() >= 7) walk(dayAt(at));
      await Promise.all([planFollowUps(), planFollowUps()]);
      await Promise.all([askAndRemind(), askAndRemind()]);
      await note(dayAt(at));
    }
  }
  expect(letters.sort()).toEqual(expected.sort());
  expect(letters.length).toBeGreaterThan(50);
  expect(new Set(letters).size).toBe(letters.length);
  const rows = await db.followUp.findMany();
  expect(rows.length).toBe(asked.length);
  for (const one of asked) {
    const row = rows.find(({ pilotId, months }) => pilotId === one.pilot && months === one.months);
    expect([row?.askOn.toISOString().slice(0, 10), row?.askedAt !== null, row?.reminded, row?.outcome !== null]).toEqual([one.day, one.letters > 0, Math.max(0, one.letters - 1), one.answered]);
  }
});

/** What was really owed: a line for each pilot of each letter, noted on the day it was owed. */
const letters: string[] = [];
const seen = new Set<string>();

async function note(day: string): Promise<void> {
  const fresh = await db.letter.findMany({ where: { template: { startsWith: 'follow-ups/' }, id: { notIn: [...seen] } } });
  for (const { id, to, template, params } of fresh) {
    seen.add(id);
    const { id: person } = await db.person.findFirstOrThrow({ where: { email: to } });
    for (const item of JSON.parse((params as { items: string }).items) as { id: string }[]) {
      const { pilotId, months } = await db.followUp.findUniqueOrThrow({ where: { id: item.id } });
      letters.push(`${day} ${template.replace('follow-ups/', '')} ${person} ${pilotId} ${months}`);
    }
  }
}
