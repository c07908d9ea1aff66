import { beforeAll, describe, expect, it } from 'vitest';
import { pilotFiltersFrom } from '#app/domain/pilots/pilot-filters';
import { listPilots } from '#app/domain/pilots/pilot-list.server';
import { countByLead, countByMatrix, countPilots, EVERY_PILOT, pilotFacets, pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { THEMES } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import { resetDatabase } from '#tests/setup/database';
import { manyPilots } from './many-pilots';

/** Counts that read every pilot, to hold the tallies against. */
const recount = async (where: string) => (await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "Pilot" p WHERE "isPublic" AND ${where}`))[0]?.n ?? 0;
const filters = (query: string) => {
  const { themes, impacts, only, status, year, sdg } = pilotFiltersFrom(new URLSearchParams(query));
  return { themes, impacts, only, status, year, goal: sdg ? Number(sdg) : null };
};

beforeAll(async () => {
  await resetDatabase();
  await manyPilots(400);
}, 60_000);

const cases: [query: string, where: string][] = [
  ['', 'true'],
  ['theme=smart', `themes @> '{smart}'`],
  ['theme=smart&theme=healthy&status=running', `themes @> '{smart,healthy}' AND state = 'running'`],
  ['theme=low-carbon&only=1', `themes @> '{low-carbon}' AND themes <@ '{low-carbon}'`],
  ['theme=low-carbon&theme=smart&only=1&status=completed', `themes @> '{low-carbon,smart}' AND themes <@ '{low-carbon,smart}' AND state = 'completed'`],
  ['year=2024&sdg=11', `2024 = ANY(years) AND 11 = ANY("sdgGoals")`],
  ['impact=smart.minus&impact=low-carbon.plus', `"impactSmart" = -1 AND "impactLowCarbon" = 1`],
  ['impact=healthy.zero&status=completed&year=2025&sdg=3', `"impactHealthy" = 0 AND state = 'completed' AND 2025 = ANY(years) AND 3 = ANY("sdgGoals")`],
];

describe('counts kept by the database', () => {
  it.each(cases)('are those of a full count for ?%s', async (query, where) => {
    const expected = await recount(where);
    expect((await countPilots(filters(query))).pilots).toBe(expected);
    expect((await listPilots('fi', pilotFiltersFrom(new URLSearchParams(query)))).count).toBe(expected);
    const matrices = await countByMatrix(filters(query));
    expect(matrices.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(expected);
  });

  it.each(cases)('say for ?%s what each choice would leave', async (query, where) => {
    const facets = await pilotFacets(filters(query));
    const without = (condition: RegExp) => where.split(' AND ').filter((part) => !condition.test(part)).join(' AND ') || 'true';
    for (const theme of THEMES) {
      const column = `"impact${theme.split('-').map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')}"`;
      const rest = without(new RegExp(column)).replace(/<@ '\{([\w,-]+)\}'/, `<@ '{$1,${theme}}'`);
      expect(facets.themes[theme], theme).toBe(await recount(`${rest} AND themes @> '{${theme}}'`));
    }
    for (const state of PUBLIC_PILOT_STATES) expect(facets.status[state], state).toBe(await recount(`${without(/state =/)} AND state = '${state}'`));
    for (const { year, pilots } of facets.years) expect(pilots, String(year)).toBe(await recount(`${without(/years/)} AND ${year} = ANY(years)`));
    for (const { goal, pilots } of facets.goals) expect(pilots, String(goal)).toBe(await recount(`${without(/sdgGoals/)} AND ${goal} = ANY("sdgGoals")`));
    expect(facets.goals.length).toBeGreaterThan(1);
  });

  it('count by who leads, and add up', async () => {
    const leads = await countByLead({ themes: ['smart'], only: false, status: 'running', year: 2024 });
    const where = `themes @> '{smart}' AND state = 'running' AND 2024 = ANY(years)`;
    expect(leads.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(await recount(where));
    const alone = await countByLead({ themes: ['smart'], only: true, status: null, year: null });
    expect(alone.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(await recount(`themes = '{smart}'`));
    for (const { leadId, pilots } of leads.slice(0, 3)) expect(pilots).toBe(await recount(`${where} AND "leadId" = '${leadId}'`));
  });

  it('follow every change: a state, a withdrawal, a deletion, another lead', async () => {
    const some = await db.pilot.findMany({ where: { isPublic: true, state: 'running' }, orderBy: { id: 'asc' }, take: 4 });
    const [a, b, c, d] = some.map(({ id }) => id);
    const before = await countPilots({ ...EVERY_PILOT, status: 'running' });
    await db.pilot.update({ where: { id: a }, data: { state: 'completed', budgetTotal: 7 } });
    await db.pilot.update({ where: { id: b }, data: { isPublic: false } });
    await db.pilot.delete({ where: { id: c } });
    await db.pilot.update({ where: { id: d }, data: { leadId: some[0]?.leadId, years: [2031], themes: ['healthy'] } });
    expect((await countPilots({ ...EVERY_PILOT, status: 'running' })).pilots).toBe(before.pilots - 3);
    expect((await countPilots(EVERY_PILOT)).pilots).toBe(await recount('true'));
    expect(await pilotYears()).toContain(2031);
    const [budget] = await db.$queryRaw<{ sum: number }[]>`SELECT sum("budgetTotal")::float8 AS sum FROM "Pilot" WHERE "isPublic"`;
    expect((await countPilots(EVERY_PILOT)).budget).toBe(budget?.sum);
    const leads = await countByLead({ themes: [], only: false, status: null, year: null });
    expect(leads.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(await recount('"leadId" IS NOT NULL'));
    expect(await countByLead({ themes: ['healthy'], only: false, status: null, year: 2031 })).toEqual([{ leadId: some[0]?.leadId, pilots: 1 }]);
  });
});
