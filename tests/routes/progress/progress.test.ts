import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loader as home } from '#app/routes/$lang+/_index';
import { loader as glance } from '#app/routes/$lang+/desk+/programme._index';
import { loader as queue } from '#app/routes/$lang+/desk+/reports._index';
import { loader as pilotList } from '#app/routes/$lang+/pilots+/_index';
import { loader as plan } from '#app/routes/$lang+/progress+/plan.$outcome';
import { loader as rowsOf } from '#app/routes/$lang+/desk+/programme.$rows';
import { loader as behind } from '#app/routes/$lang+/progress+/$key';
import { loader as keyCsv } from '#app/routes/$lang+/progress+/$key_.pilots[.]csv';
import { loader as keyJson } from '#app/routes/$lang+/progress+/$key_.pilots[.]json';
import { loader as progress } from '#app/routes/$lang+/progress+/_index';
import { loader as csv } from '#app/routes/$lang+/progress[.]csv';
import { loader as json } from '#app/routes/$lang+/progress[.]json';
import { loader as openData } from '#app/routes/$lang+/open-data';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aSession } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aCommonIndicator, anAcceptedValue, anIndicator, anOpenRound, aRunningPilot } from '#tests/factories/rounds';
import { type Caller, call } from '#tests/setup/call';
import { cellsOf } from '#tests/setup/csv';
import { resetDatabase } from '#tests/setup/database';

const en = { lang: 'en' };
const cookies: Record<string, string> = {};

beforeAll(async () => {
  await resetDatabase();
  const city = await aPartner('Ahola', 'city');
  const signIn = async (name: string, member: Promise<{ personId: string }>) => { cookies[name] = (await aSession((await member).personId)).cookie; };
  await signIn('coordinator', aCoordinator());
  await signIn('editor', aMember({ in: city, roles: ['editor', 'representative'] }));
  await aCommonIndicator('co2', { unit: 'tCO2e', names: { fi: 'Päästöt', sv: 'Utsläpp', en: 'Emissions' }, target: 100, position: 1 });
  await aCommonIndicator('share', { unit: 'percent', names: { fi: 'Osuus', sv: 'Andel', en: 'Share' }, position: 2 });
  await aCommonIndicator('nobody', { position: 3 });
  const runs = [{ from: '2025-01-15' }, { from: '2025-02-01', until: '2025-11-30' }, { from: '2025-03-01', until: '2025-10-01', as: 'stopped' as const }, { from: '2025-04-01' }];
  const pilots = [];
  for (const [i, run] of runs.entries()) pilots.push((await aRunningPilot(city, { ...run, title: `Pilotti ${i + 1}` })).id);
  const [a = '', b = '', c = '', d = ''] = pilots;
  await db.timelineStep.updateMany({ where: { entryId: c, step: 'stopped' }, data: { note: 'Rahat loppuivat.' } });
  const tonnes = await anIndicator(a, { commonKey: 'co2', unit: 'tCO2e' });
  const kilos = await anIndicator(b, { commonKey: 'co2', unit: 'kgCO2e', cumulative: true });
  await anIndicator(c, { commonKey: 'co2', unit: 'tCO2e' });
  const share = await anIndicator(d, { commonKey: 'share', unit: 'percent' });
  await anAcceptedValue(tonnes, '2025H1', 10);
  await anAcceptedValue(tonnes, '2025H2', 15.5);
  await anAcceptedValue(kilos, '2025H1', 1000);
  await anAcceptedValue(kilos, '2025H2', 4500);
  await anAcceptedValue(tonnes, '2026H1', 999, { state: 'submitted' });
  await anAcceptedValue(share, '2025H2', 40);
  const { reports } = await anOpenRound(pilots, { period: '2025H2', dueOn: new Date('2026-02-15T00:00:00Z') });
  const states = ['submitted', 'accepted', 'due', 'returned'];
  for (const [i, state] of states.entries()) await db.report.update({ where: { id: reports[i] as string }, data: { state, submittedAt: state === 'submitted' ? new Date('2026-03-01T10:00:00Z') : null, dueOn: state === 'returned' ? new Date('2026-04-01T00:00:00Z') : null } });
  await anOpenRound([a], { period: '2026H1', dueOn: new Date('2026-08-15T00:00:00Z') });
  setClock(new Date('2026-03-10T10:00:00Z'));
}, 60_000);
afterAll(() => setClock(undefined));

const as = (who: string) => (who ? { cookie: cookies[who] } : {});
const at = (route: unknown, path: string, who = '', params: Record<string, string> = {}) => call(route as Caller, path, { params: { ...en, ...params }, ...as(who) });

/** How many rows a list says it has, as it shows them all on one page. */
function allOf({ body: { behind: list } }: { body: { behind: { count: number; rows: unknown[] } } }): number {
  expect(list.rows).toHaveLength(list.count);
  return list.count;
}

/** How many rows the page behind a link shows. */
async function rowsBehind(href: string): Promise<number> {
  const { pathname } = new URL(href, 'http://localhost');
  if (pathname === '/en/pilots') return (await at(pilotList, href)).body.list.count;
  const key = /^\/en\/progress\/([^/]+)$/.exec(pathname)?.[1];
  const outcome = /^\/en\/progress\/plan\/(.+)$/.exec(pathname)?.[1];
  if (outcome) return allOf(await at(plan, href, '', { outcome }));
  if (key) return (await at(behind, href, '', { key })).body.rows.length;
  const rows = /^\/en\/desk\/programme\/(.+)$/.exec(pathname)?.[1];
  if (rows) return allOf(await at(rowsOf, href, 'coordinator', { rows }));
  expect(pathname).toBe('/en/desk/reports');
  const { filters, counts } = (await at(queue, href, 'coordinator')).body;
  return counts[filters.state];
}

describe('/desk/programme', () => {
  it('exists for coordinators alone, and nobody stores it', async () => {
    expect((await at(glance, '/en/desk/programme', 'coordinator')).status).toBe(200);
    expect((await at(glance, '/en/desk/programme', 'editor')).status).toBe(404);
    expect((await at(glance, '/en/desk/programme')).status).toBe(303);
  });

  it.each(['', '?theme=low-carbon', '?theme=low-carbon&theme=socially-sustainable', '?status=running', '?year=2026&status=stopped', '?theme=smart'])('leads from every number to as many rows, under %s', async (search) => {
    const { figures, attention } = (await at(glance, `/en/desk/programme${search}`, 'coordinator')).body;
    const { pilots, indicators, reports, plan: milestones, review } = figures;
    const counted = [pilots, ...pilots.themes, ...pilots.states, ...pilots.years, ...pilots.cities, ...pilots.crossing].map(({ href, pilots: n }) => [href, n]);
    const inRounds = reports.rounds.flatMap(({ reports: n, hrefs }: { reports: Record<string, number>; hrefs: Record<string, string | null> }) => Object.entries(hrefs).map(([standing, href]) => [href, n[standing]]));
    const behindFigures = indicators.map((one: { href: string; behind: number }) => [one.href, one.behind]);
    const answers = reports.rounds.flatMap(({ inAll, allHref, answers: n, answersHref }: Record<string, unknown>) => [[allHref, inAll], [answersHref, n]]);
    const ofPilots = review.periods.map(({ answers: n, href }: Record<string, unknown>) => [href, n]);
    const outcomes = Object.entries(milestones.hrefs).map(([outcome, href]) => [href, outcome === 'ahead' ? milestones.ahead : milestones.due[outcome]]);
    const paid = pilots.sources.map(({ href }: { href: string }) => [href, pilots.pilots]);
    const needed = attention.map(({ href, n }: { href: string; n: number }) => [href, n]);
    const links = [...counted, ...inRounds, ...behindFigures, ...needed, ...answers, ...ofPilots, ...outcomes, ...paid, [pilots.citiesHref, pilots.citiesTakingPart], [review.waitingHref, review.waiting.waiting]];
    expect(links.length).toBeGreaterThan(30);
    for (const [href, n] of links) expect([href, await rowsBehind(href)]).toEqual([href, n]);
  });

  it('says in one sentence how it goes, and what needs attention, the longest wait first', async () => {
    const { body } = await at(glance, '/en/desk/programme', 'coordinator');
    expect(body.sentence).toBe('2 of 4 pilots are running, no milestone has been due yet, and one report is overdue.');
    expect(body.attention).toMatchObject([{ kind: 'overdue', n: 1, days: 23 }, { kind: 'waiting', n: 1, days: 9 }]);
    const none = (await at(glance, '/en/desk/programme?year=1950', 'coordinator')).body;
    expect(none.sentence).toBe('No pilots match these choices, so there is nothing to count.');
    expect(none.attention).toEqual([]);
  });
});

describe('/progress', () => {
  it('counts accepted values alone, with how many pilots stand behind them', async () => {
    const { figures } = (await at(progress, '/en/progress')).body;
    expect(figures.indicators).toMatchObject([
      { key: 'co2', name: 'Emissions', total: 30, target: 100, behind: 2, measuring: 3, until: '2025-12-31', trend: [{ endsOn: '2025-06-30', total: 11, behind: 2 }, { endsOn: '2025-12-31', total: 30, behind: 2 }] },
      { key: 'share', total: null, median: 40, behind: 1, measuring: 1, trend: [] },
    ]);
  });

  it('tells readers nothing of how reporting and review go', async () => {
    const { body } = await at(progress, '/en/progress');
    expect(Object.keys(body.figures).sort()).toEqual(['indicators', 'on', 'pilots', 'plan', 'travel']);
    expect(body.figures.travel.unconfirmed).toBeNull();
    expect(JSON.stringify(body)).not.toContain('999');
  });

  it('says why something was stopped', async () => {
    expect((await at(progress, '/en/progress')).body.stopped).toMatchObject({ pilots: [{ title: 'Pilotti 3', reason: 'Rahat loppuivat.', on: '2025-10-01' }], failures: 0 });
  });

  it('shows each pilot’s part of a figure, converted, and those without one', async () => {
    const { body } = await at(behind, '/en/progress/co2', '', { key: 'co2' });
    expect(body.rows).toMatchObject([
      { title: 'Pilotti 1', value: 25.5, unit: 'tCO2e', part: 25.5, isSum: true, periods: 2, last: '2025H2' },
      { title: 'Pilotti 2', value: 4500, unit: 'kgCO2e', part: 4.5, isSum: false, periods: 2, last: '2025H2' },
    ]);
    expect(body.without).toMatchObject([{ title: 'Pilotti 3', part: null }]);
    for (const key of ['nobody', 'none', '__proto__', 'a b', '\u0000']) expect((await at(behind, '/en/progress/x', '', { key })).status, key).toBe(404);
  });

  it('gives the rows as files', async () => {
    const [heading, ...rows] = cellsOf((await at(csv, '/en/progress.csv')).body);
    expect(heading?.slice(0, 5)).toEqual(['Indicator', 'Indicator key', 'Pilot', 'The pilot’s own value', 'The pilot’s unit']);
    expect(rows.map((row) => [row[1], row[2], row[3], row[5]])).toEqual([['co2', 'Pilotti 1', '25.5', '25.5'], ['co2', 'Pilotti 2', '4500', '4.5'], ['share', 'Pilotti 4', '40', '40']]);
    const one = await at(keyCsv, '/en/progress/co2/pilots.csv', '', { key: 'co2' });
    expect(cellsOf(one.body)).toHaveLength(3);
    const { about, progress: records } = (await at(keyJson, '/en/progress/co2/pilots.json?status=running', '', { key: 'co2' })).body;
    expect(about.filters).toEqual([{ filter: 'status', value: 'running' }, { filter: 'indicator', value: 'co2' }]);
    expect(records).toMatchObject([{ indicator: { key: 'co2', unit: 'tCO2e' }, pilot: { title: 'Pilotti 1' }, part: 25.5, lastPeriod: '2025H2', until: '2025-12-31' }]);
    expect((await at(json, '/en/progress.json')).body.progress).toHaveLength(3);
    expect((await at(keyCsv, '/en/progress/none/pilots.csv', '', { key: 'none' })).status).toBe(404);
  });

  it('is on the front page with the figures that make a sum, and how many pilots stand behind them', async () => {
    expect((await at(home, '/en')).body.reached).toEqual([{ key: 'co2', name: 'Emissions', lang: 'en', unit: 'tCO2e', total: 30, behind: 2, measuring: 3, href: '/en/progress/co2' }]);
  });

  it('is among the open data', async () => {
    const { body } = await at(openData, '/en/open-data');
    expect(body.collections.find(({ key }: { key: string }) => key === 'progress').distributions).toHaveLength(2);
  });
});
