import { afterEach, beforeEach, expect, it } from 'vitest';
import { indicatorRows } from '#app/domain/progress/indicator-rows.server';
import { ALL_PILOTS } from '#app/domain/progress/programme-figures.server';
import { milestoneRows } from '#app/domain/progress/rows/milestone-rows.server';
import { programmeRows } from '#app/domain/progress/rows/programme-rows.server';
import { setClock } from '#app/platform/env/clock.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { aCommonIndicator, anAcceptedValue, anIndicator } from '#tests/factories/rounds';
import { resetDatabase } from '#tests/setup/database';

const MANY = 52;

beforeEach(async () => {
  await resetDatabase();
  setClock(new Date('2026-03-10T10:00:00Z'));
  const lead = await aPartner('Ahola', 'city');
  await aCommonIndicator('co2');
  for (let i = 0; i < MANY; i++) {
    const content = { ...completePilot(`P${i}`), funding: [{ source: 'eu' as const, amount: 1000 + i }], budget: [{ category: 'staff' as const, amount: 1000 + i }], milestones: [{ id: 'm1', dueOn: '2026-03-01', done: false, titles: { fi: 'M' } }] };
    const { id } = await aPublishedPilot(lead, content, { state: 'running' });
    const indicator = await anIndicator(id, { commonKey: 'co2', unit: 'kgCO2e' });
    if (i > 0) await anAcceptedValue(indicator, '2025H2', i * 1000);
  }
});
afterEach(() => setClock(undefined));

const ask = (search: string) => ({ params: new URLSearchParams(search), filters: ALL_PILOTS, lang: 'en' as const });

it('turns the pages of the pilots behind a figure, and says of all what it says of all', async () => {
  const pages = await Promise.all([1, 2, 99].map((page) => indicatorRows('co2', ALL_PILOTS, 'en', page)));
  expect(pages.map((one) => [one?.page, one?.pages, one?.rows.length, one?.without.length])).toEqual([[1, 2, 50, 0], [2, 2, 1, 1], [2, 2, 1, 1]]);
  for (const one of pages) expect([one?.indicator.total, one?.inAll, one?.withoutPage]).toEqual([(MANY * (MANY - 1)) / 2, { behind: 51, without: 1, largest: 51, units: ['kgCO2e'] }, 2]);
  expect(pages[0]?.rows[0]?.part).toBe(51);
  expect(new Set(pages.slice(0, 2).flatMap((one) => [...(one?.rows ?? []), ...(one?.without ?? [])]).map(({ slug }) => slug)).size).toBe(MANY);
});

it('turns the pages of late milestones, none of them left out', async () => {
  const pages = await Promise.all([1, 2].map((page) => milestoneRows('late', ALL_PILOTS, 'en', page)));
  expect(pages.map((one) => [one?.count, one?.rows.length])).toEqual([[MANY, 50], [MANY, 2]]);
  expect(new Set(pages.flatMap((one) => one?.rows ?? []).map(({ key }) => key)).size).toBe(MANY);
  expect(pages[0]?.rows[0]?.cells.map(({ text }) => text).slice(2)).toEqual(['1 March 2026', '9 days late']);
  for (const none of ['none', '__proto__', '']) expect(await milestoneRows(none, ALL_PILOTS, 'en', 1)).toBeNull();
});

it('adds up who pays over all pages, and knows nothing of other lists', async () => {
  const second = await programmeRows('funding', ask('source=eu&page=2'));
  expect([second?.count, second?.rows.length, second?.note]).toEqual([MANY, 2, '€53,326 in all.']);
  expect((await programmeRows('cities', ask('')))?.rows.map(({ cells }) => cells[1]?.text)).toEqual([String(MANY)]);
  for (const [name, search] of [['funding', 'source=none'], ['reports', ''], ['reports', 'round=none'], ['answers', ''], ['answers', 'period=2026'], ['answers', 'round=none'], ['__proto__', ''], ['constructor', '']]) {
    expect(await programmeRows(name as string, ask(search as string)), `${name} ${search}`).toBeNull();
  }
});
