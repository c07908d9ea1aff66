import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAndRemind } from '#app/domain/follow-ups/asking.server';
import { askedNow } from '#app/domain/follow-ups/follow-ups.server';
import { planFollowUps } from '#app/domain/follow-ups/planning.server';
import { memberOf } from '#app/domain/people/viewer.server';
import { followUpFigures } from '#app/domain/progress/follow-up-figures.server';
import { ALL_PILOTS } from '#app/domain/progress/programme-figures.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { env } from '#app/platform/env/env.server';
import { seed } from '#seed/seed';
import { resetDatabase } from '#tests/setup/database';

const now = new Date('2026-11-23T12:00:00Z');
const read = () => db.followUp.findMany({ include: { pilot: { select: { timeline: true } } } });
let rows: Awaited<ReturnType<typeof read>>;

beforeAll(async () => {
  await resetDatabase();
  setClock(now);
  await seed({ now });
  rows = await read();
}, 120_000);
afterAll(async () => {
  setClock(undefined);
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

describe('the demonstration’s follow-ups', () => {
  it('are what the clock would have made of the pilots that ended', async () => {
    expect(rows.length).toBeGreaterThanOrEqual(24);
    expect(await planFollowUps()).toBe(0);
    expect(await askAndRemind()).toBe(0);
    expect(await read()).toEqual(rows);
  });

  it('were answered in every way, with words and a step each, and in part not at all', async () => {
    const answered = rows.filter(({ outcome }) => outcome);
    expect(new Set(answered.map(({ outcome }) => outcome))).toEqual(new Set(['continued', 'spread', 'stopped']));
    for (const { outcome, months, reason, answeredAt, pilot } of answered) {
      expect(reason.length).toBeGreaterThan(60);
      expect(answeredAt?.getTime()).toBeLessThan(now.getTime());
      expect(pilot.timeline).toContainEqual(expect.objectContaining({ step: `${outcome}After${months}`, note: reason, at: answeredAt, isPublic: true }));
    }
    expect(new Set(answered.map(({ reason }) => reason)).size).toBe(answered.length);
    expect(rows.filter(({ outcome, reminded }) => !outcome && reminded === 2).length).toBeGreaterThanOrEqual(1);
  });

  it('leave the editor’s organisation one to answer now', async () => {
    const editor = await memberOf((await db.person.findUniqueOrThrow({ where: { email: 'editor@demo.aukio.example' } })).id);
    expect(editor && (await askedNow(editor, 'fi'))).toMatchObject([{ slug: 'geoenergia-kouluihin', months: 12, standing: 'waiting' }]);
  });

  it('make figures that leave something to hope for', async () => {
    const [year] = (await followUpFigures('fi', ALL_PILOTS)).months;
    expect(year?.answered).toBeGreaterThanOrEqual(10);
    expect(year?.responseRate).toBeGreaterThan(0.6);
    expect(year?.responseRate).toBeLessThan(1);
    expect(year?.survival).toBeGreaterThan(0.5);
    expect(year?.survival).toBeLessThan(1);
  });
});
