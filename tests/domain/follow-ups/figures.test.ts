import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FOLLOW_UP_MONTHS, type FollowUpOutcome } from '#app/domain/follow-ups/follow-up.type';
import { FOLLOW_UP_PARTS, followUpFigures } from '#app/domain/progress/follow-up-figures.server';
import { ALL_PILOTS } from '#app/domain/progress/programme-figures.server';
import { followUpRows } from '#app/domain/progress/rows/follow-up-rows.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aFollowUp } from '#tests/factories/follow-ups';
import { aMember, aPartner } from '#tests/factories/people';
import { aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

const PILOTS = 8;
const pilots: string[] = [];

beforeEach(async () => {
  await resetDatabase();
  setClock(new Date('2026-03-10T10:00:00Z'));
  pilots.length = 0;
  const lead = await aPartner();
  await aMember({ in: lead, roles: ['editor'] });
  for (let i = 0; i < PILOTS; i++) pilots.push((await aRunningPilot(lead, { until: `2024-0${1 + i}-10`, as: i % 3 ? 'completed' : 'stopped' })).id);
});
afterEach(() => setClock(undefined));

/** Often enough to matter, seldom enough that most is counted. */
const rarely = fc.nat(9).map((n) => n === 0);

type Told = { pilot: number; months: 12 | 24; asked: boolean; outcome: FollowUpOutcome | null; hidden: boolean; goesOn: boolean };
const told = fc.record({
  pilot: fc.nat(PILOTS - 1), months: fc.constantFrom(...FOLLOW_UP_MONTHS), asked: fc.boolean(),
  outcome: fc.constantFrom<(FollowUpOutcome | null)[]>(null, 'continued', 'spread', 'stopped'), hidden: rarely, goesOn: rarely,
});

/** The same, said as plainly as it can be: what is asked counts below, what is answered above the line. */
function plainly(rows: Told[], months: number) {
  const counted = rows.filter((row) => row.months === months && (row.asked || row.outcome));
  const answered = counted.filter(({ outcome }) => outcome !== null);
  const alive = answered.filter(({ outcome }) => outcome !== 'stopped');
  return { asked: counted.length, answered: answered.length, lives: alive.length, rate: counted.length ? answered.length / counted.length : null, survival: answered.length ? alive.length / answered.length : null };
}

it('agree with a plain recomputation, and each with the rows behind it', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(told, { selector: ({ pilot, months }) => `${pilot} ${months}`, minLength: 6, maxLength: PILOTS * 2 }), async (rows) => {
      await db.followUp.deleteMany();
      await db.pilot.updateMany({ data: { isPublic: true } });
      const gone = new Set(rows.flatMap(({ pilot, hidden }) => (hidden ? [pilot] : [])));
      const on = new Set(rows.flatMap(({ pilot, goesOn }) => (goesOn ? [pilot] : [])));
      for (const [i, id] of pilots.entries()) await db.pilot.update({ where: { id }, data: { isPublic: !gone.has(i), state: on.has(i) ? 'running' : i % 3 ? 'completed' : 'stopped' } });
      for (const { pilot, months, asked, outcome } of rows) await aFollowUp(pilots[pilot] ?? '', { months, outcome, askOn: new Date('2025-06-01'), askedAt: asked ? new Date('2025-06-01T06:00:00Z') : null });
      const seen = rows.filter(({ pilot }) => !gone.has(pilot) && !on.has(pilot));
      const { months: figures } = await followUpFigures('fi', ALL_PILOTS);
      for (const figure of figures) {
        const plain = plainly(seen, figure.months);
        expect({ asked: figure.asked, answered: figure.answered, lives: figure.lives, rate: figure.responseRate, survival: figure.survival }).toEqual(plain);
        const sizes: Record<string, number> = { ...figure.outcomes, asked: figure.asked, answered: figure.answered, unanswered: figure.unanswered, lives: figure.lives };
        for (const part of FOLLOW_UP_PARTS) {
          const behind = await followUpRows(String(figure.months), part, ALL_PILOTS, 'fi', 1);
          expect([part, behind?.count, behind?.rows.length]).toEqual([part, sizes[part], sizes[part]]);
        }
      }
    }),
    { numRuns: 12 },
  );
});

it('count the pilots that the page is narrowed to, and those whom nobody can be asked about', async () => {
  const empty = await aPartner();
  const alone = await aRunningPilot(empty, { until: '2025-02-10' });
  await aFollowUp(alone.id, { askOn: new Date('2026-02-10'), askedAt: null });
  await aFollowUp(pilots[0] ?? '', { outcome: 'spread' });
  await aFollowUp(pilots[1] ?? '', { outcome: 'stopped' });
  const all = await followUpFigures('fi', ALL_PILOTS);
  expect([all.nobody, all.months[0]?.survival]).toEqual([1, 0.5]);
  const stopped = await followUpFigures('fi', { ...ALL_PILOTS, status: 'stopped' });
  expect([stopped.nobody, stopped.months[0]?.survival, stopped.months[0]?.hrefs.lives]).toEqual([0, 1, '/fi/progress/follow-ups/12/lives?status=stopped']);
});

it('knows no other figures', async () => {
  for (const [months, part] of [['13', 'asked'], ['12', 'none'], ['__proto__', 'asked'], ['12', 'constructor'], ['', '']]) expect(await followUpRows(months ?? '', part ?? '', ALL_PILOTS, 'fi', 1)).toBeNull();
});
