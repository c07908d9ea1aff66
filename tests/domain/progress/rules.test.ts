import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attentionOf, isBehind } from '#app/domain/progress/attention';
import { ALL_PILOTS, programmeFigures } from '#app/domain/progress/programme-figures.server';
import type { DueOutcome } from '#app/domain/progress/progress.type';
import { stoppedPilots } from '#app/domain/progress/stopped.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { manyPractices } from '#tests/factories/practices';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { aCommonIndicator, anAcceptedValue, anIndicator, aRunningPilot } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

// Each rule of the programme page on its edge, where random programmes seldom come.

beforeEach(async () => {
  await resetDatabase();
  setClock(new Date('2026-03-10T10:00:00Z'));
});
afterEach(() => setClock(undefined));

type Case = [dueOn: string | null, state: string, reachedOn: string | null, pilot: string, outcome: DueOutcome | 'ahead'];

const CASES: Case[] = [
  ['2026-03-11', 'ahead', null, 'running', 'ahead'],
  ['2026-03-10', 'ahead', null, 'running', 'ahead'],
  ['2026-03-10', 'reached', '2026-03-01', 'running', 'ahead'],
  [null, 'ahead', null, 'stopped', 'ahead'],
  ['2026-03-09', 'ahead', null, 'running', 'late'],
  ['2026-03-09', 'underway', null, 'running', 'late'],
  ['2026-03-09', 'ahead', null, 'approved', 'notBegun'],
  ['2026-03-09', 'ahead', null, 'completed', 'missed'],
  ['2026-03-09', 'underway', null, 'stopped', 'missed'],
  ['2026-03-09', 'dropped', null, 'running', 'dropped'],
  ['2026-03-01', 'reached', '2026-03-01', 'running', 'kept'],
  ['2026-03-01', 'reached', '2026-03-02', 'running', 'reachedLate'],
  ['2026-03-01', 'reached', null, 'completed', 'reachedUndated'],
];

describe('a milestone', () => {
  it.each(CASES)('due on %s, %s on %s, of a pilot that is %s: %s', async (dueOn, state, reachedOn, pilotState, outcome) => {
    const content = { ...completePilot(), milestones: [{ id: 'm', dueOn, done: false, titles: { fi: 'Välitavoite' } }] };
    const { id } = await aPublishedPilot(await aPartner(), content, { state: pilotState });
    await db.milestone.updateMany({ where: { pilotId: id }, data: { state, reachedOn: reachedOn ? new Date(`${reachedOn}T00:00:00Z`) : null } });
    const { plan } = await programmeFigures(ALL_PILOTS, 'fi');
    expect({ ...plan.due, ahead: plan.ahead }).toEqual({ kept: 0, reachedLate: 0, reachedUndated: 0, late: 0, missed: 0, dropped: 0, notBegun: 0, ahead: 0, [outcome]: 1 });
  });
});

describe('what is missing', () => {
  it('names no city that became part of another, or is not published', async () => {
    const [stays, gone, hidden] = [await aPartner('Pysyvä', 'city'), await aPartner('Liittynyt', 'municipality'), await aPartner('Piilossa', 'city')];
    await db.partner.update({ where: { id: gone }, data: { mergedIntoId: stays } });
    await db.entry.update({ where: { id: hidden }, data: { isPublic: false } });
    const { gaps } = await programmeFigures(ALL_PILOTS, 'fi');
    expect(gaps.cities.map(({ name }) => name)).toEqual(['Pysyvä']);
    expect([gaps.citiesInAll, gaps.ofCities]).toEqual([1, 1]);
  });

  it('counts a theme as written about only once the practice is published', async () => {
    await manyPractices(1);
    const themes = ['healthy' as const];
    await db.practice.updateMany({ data: { themes, isPublic: false } });
    expect((await programmeFigures(ALL_PILOTS, 'fi')).gaps.themesWithoutPractices).toContain('healthy');
    await db.practice.updateMany({ data: { isPublic: true } });
    expect((await programmeFigures(ALL_PILOTS, 'fi')).gaps.themesWithoutPractices).not.toContain('healthy');
  });
});

describe('an indicator', () => {
  it('is held against the programme’s target only as a whole', async () => {
    await aCommonIndicator('co2', { unit: 'tCO2e', target: 100 });
    const { id } = await aRunningPilot(await aPartner(), { from: '2025-01-15' });
    await anAcceptedValue(await anIndicator(id, { commonKey: 'co2', unit: 'tCO2e' }), '2025H1', 10);
    const targets = async (filters: typeof ALL_PILOTS) => (await programmeFigures(filters, 'fi')).indicators.map(({ total, target }) => [total, target]);
    expect(await targets(ALL_PILOTS)).toEqual([[10, 100]]);
    expect(await targets({ ...ALL_PILOTS, status: 'running' })).toEqual([[10, null]]);
  });

  it.each([
    [9, 10, 'up', true], [10, 10, 'up', false], [11, 10, 'up', false],
    [9, 10, 'down', false], [10, 10, 'down', false], [11, 10, 'down', true],
    [null, 10, 'up', false], [9, null, 'up', false],
  ] as const)('of %s where %s was planned and %s is good is behind: %s', (total, planned, direction, behind) => {
    expect(isBehind({ total, planned, direction })).toBe(behind);
  });
});

it('puts first what has waited longest, and what has no days last', async () => {
  const figures = await programmeFigures(ALL_PILOTS, 'fi');
  const of = (waiting: number | null, overdue: number | null, late: number | null) => attentionOf({
    ...figures,
    reports: { ...figures.reports, waiting: { waiting: 2, median: 1, oldest: waiting }, overdue: 3, mostOverdue: overdue },
    plan: { ...figures.plan, due: { ...figures.plan.due, late: 4 }, latest: late },
    indicators: [{ total: 1, planned: 2, direction: 'up' } as (typeof figures.indicators)[number]],
  }).map(({ kind, n, days }) => [kind, n, days]);
  expect(of(3.9, 20, 5)).toEqual([['overdue', 3, 20], ['milestones', 4, 5], ['waiting', 2, 3], ['behind', 1, null]]);
  expect(of(30.2, 1, 5)).toEqual([['waiting', 2, 30], ['milestones', 4, 5], ['overdue', 3, 1], ['behind', 1, null]]);
});

it('tells why a pilot was stopped only where the reason is public', async () => {
  const { id } = await aRunningPilot(await aPartner(), { from: '2025-01-15', until: '2025-10-01', as: 'stopped' });
  await db.timelineStep.updateMany({ where: { entryId: id, step: 'stopped' }, data: { note: 'Rahat loppuivat.' } });
  expect((await stoppedPilots('fi')).pilots.map(({ reason }) => reason)).toEqual(['Rahat loppuivat.']);
  await db.timelineStep.updateMany({ where: { entryId: id, step: 'stopped' }, data: { isPublic: false } });
  expect((await stoppedPilots('fi')).pilots).toEqual([]);
});
