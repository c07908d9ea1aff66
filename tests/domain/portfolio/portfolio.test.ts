import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { owingPilots, portfolio, startedRounds } from '#app/domain/portfolio/portfolio.server';
import { OWING, PORTFOLIO_SORTS, portfolioFiltersFrom, portfolioSearch, STANDINGS, WHOLE } from '#app/domain/portfolio/portfolio-filters';
import { changeView, deleteView, openView, savedViews, saveView } from '#app/domain/portfolio/saved-views.server';
import { Forbidden, NotFound } from '#app/domain/shared/outcome';
import { THEMES } from '#app/domain/shared/themes';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aRunningPilot } from '#tests/factories/rounds';

let coordinator: Member;
let pilots: Record<'late' | 'due' | 'accepted' | 'unasked', string>;

beforeAll(async () => {
  coordinator = await aCoordinator();
  const lead = await aPartner('Aakunta');
  const other = await aPartner('Öökunta');
  await aMember({ in: lead, roles: ['editor'] });
  const make = async (title: string, leadId: string, run = {}) => (await aRunningPilot(leadId, { title, ...run })).id;
  pilots = { late: await make('Bussit', lead), due: await make('Älykatu', other), accepted: await make('Aurinko', lead), unasked: await make('Candela', lead, { until: '2024-12-31', from: '2024-01-01' }) };
  const round = await anOpenRound([pilots.late, pilots.due, pilots.accepted], { period: '2026H1', dueOn: new Date('2026-08-15T00:00:00Z') });
  await db.report.update({ where: { id: round.reports[1] }, data: { dueOn: new Date('2999-01-01T00:00:00Z') } });
  await db.report.update({ where: { id: round.reports[2] }, data: { state: 'accepted' } });
  const counted = await anIndicator(pilots.accepted);
  await anIndicator(pilots.accepted);
  await anAcceptedValue(counted, '2026H1', 5, { decidedAt: new Date('2026-09-01T21:30:00Z') });
  await db.milestone.updateMany({ where: { pilotId: pilots.late }, data: { dueOn: new Date('2026-01-01T00:00:00Z') } });
  await db.milestone.updateMany({ where: { pilotId: { not: pilots.late } }, data: { dueOn: new Date('2999-01-01T00:00:00Z') } });
});

const shown = async (search: string) => portfolio(coordinator, 'fi', portfolioFiltersFrom(new URLSearchParams(search)));
const titles = async (search: string) => (await shown(search)).rows.map(({ title }) => title);

describe('the portfolio', () => {
  it('shows each pilot with its plan, figures and report, what hurts most first', async () => {
    const { rows, round } = await shown('');
    expect(round?.period).toBe('2026H1');
    expect(rows.map(({ title, standing }) => [title, standing])).toEqual([['Bussit', 'overdue'], ['Älykatu', 'due'], ['Aurinko', 'accepted'], ['Candela', 'notAsked']]);
    expect(rows[0]).toMatchObject({ milestones: { all: 1, reached: 0, late: 1 }, lead: 'Aakunta', dueOn: '2026-08-15' });
    expect(rows[2]).toMatchObject({ figures: { measured: 2, accepted: 1 }, heardOn: '2026-09-02' });
  });

  it('is put in order by each column, both ways, in the order of the language', async () => {
    expect(await titles('sort=title')).toEqual(['Aurinko', 'Bussit', 'Candela', 'Älykatu']);
    expect(await titles('sort=title&reversed=1')).toEqual(['Älykatu', 'Candela', 'Bussit', 'Aurinko']);
    expect((await titles('sort=lead')).at(-1)).toBe('Älykatu');
    expect((await titles('sort=late'))[0]).toBe('Bussit');
    for (const sort of PORTFOLIO_SORTS) expect(await titles(`sort=${sort}`)).toHaveLength(4);
  });

  it('counts for each choice exactly what choosing it shows', async () => {
    for (const search of ['', 'status=running', 'theme=low-carbon&late=1', 'report=overdue', 'q=Bussit', `lead=${(await shown('')).rows[0]?.leadSlug}`]) {
      const { counts, rows, filters } = await shown(search);
      expect(rows).toHaveLength(counts.all);
      for (const standing of STANDINGS) expect((await shown(portfolioSearch({ ...filters, report: standing }))).rows, `${search} ${standing}`).toHaveLength(counts.report[standing]);
      expect((await shown(portfolioSearch({ ...filters, late: true }))).rows).toHaveLength(counts.late);
      for (const theme of THEMES) expect((await shown(portfolioSearch({ ...filters, themes: [...new Set([...filters.themes, theme])] }))).rows).toHaveLength(counts.themes[theme]);
    }
  });

  it('names the organisation it is narrowed to, also where nothing of it is shown', async () => {
    const { leadSlug } = (await shown('')).rows[0] ?? { leadSlug: '' };
    expect((await shown(`lead=${leadSlug}&q=eiole`))).toMatchObject({ rows: [], leadName: 'Aakunta' });
    expect((await shown(`lead=${leadSlug}`)).leadName).toBe('Aakunta');
    expect((await shown('lead=nobody')).leadName).toBe('nobody');
    expect((await shown('')).leadName).toBe('');
  });

  it('reads its own addresses, whatever they hold', () => {
    fc.assert(fc.property(fc.webQueryParameters(), (search) => {
      const once = portfolioSearch(portfolioFiltersFrom(new URLSearchParams(search)));
      expect(portfolioSearch(portfolioFiltersFrom(new URLSearchParams(once)))).toBe(once);
    }));
  });

  it('lists who can be reminded: those that owe, with how many would get a letter', async () => {
    const [round] = await startedRounds();
    if (!round) throw new Error('No round');
    const all = await owingPilots(coordinator, 'fi', round, { filters: WHOLE });
    expect(all.map(({ id, editors }) => [id, editors])).toEqual([[pilots.late, 1], [pilots.due, 0]]);
    expect(all.every(({ standing }) => (OWING as readonly string[]).includes(standing))).toBe(true);
    expect((await owingPilots(coordinator, 'fi', round, { ids: [pilots.accepted, pilots.due] })).map(({ id }) => id)).toEqual([pilots.due]);
    expect(await owingPilots(coordinator, 'fi', round, { ids: [] })).toEqual([]);
  });

  it('is the coordinators’ alone', async () => {
    await expect(portfolio(await aMember(), 'fi', WHOLE)).rejects.toThrow(Forbidden);
    await expect(portfolio(null, 'fi', WHOLE)).rejects.toThrow(Forbidden);
  });
});

describe('a view', () => {
  beforeEach(() => db.savedView.deleteMany());

  it('is kept without the page and without what means nothing', async () => {
    const { id } = await saveView(coordinator, { name: ' Myöhässä ', search: '?report=overdue&page=3&evil=%3Cscript%3E&theme=smart', shared: false });
    expect(await openView(coordinator, id)).toEqual({ id, name: 'Myöhässä', search: '?theme=smart&report=overdue', shared: false, own: true });
  });

  it('is its owner’s; others see it once it is shared, and cannot change it', async () => {
    const { id } = await saveView(coordinator, { name: 'Oma', search: '', shared: false });
    const second = await aCoordinator();
    expect(await savedViews(second)).toEqual([]);
    await changeView(coordinator, id, { name: 'Yhteinen', shared: true });
    expect(await savedViews(second)).toMatchObject([{ name: 'Yhteinen', own: false }]);
    await expect(openView(second, id)).rejects.toThrow(NotFound);
    await expect(changeView(second, id, { name: 'x', shared: false })).rejects.toThrow(NotFound);
    await deleteView(second, id);
    expect(await savedViews(coordinator)).toHaveLength(1);
    await deleteView(coordinator, id);
    expect(await savedViews(coordinator)).toEqual([]);
    await expect(saveView(await aMember(), { name: 'x', search: '', shared: false })).rejects.toThrow(Forbidden);
  });

  it('has a name of its own', async () => {
    await saveView(coordinator, { name: 'Sama', search: '', shared: false });
    expect(await codes(saveView(coordinator, { name: 'Sama', search: '', shared: false }))).toEqual(['name:nameTaken']);
    expect(await codes(saveView(coordinator, { name: ' ', search: '', shared: false }))).toEqual(['name:required']);
    expect(await codes(saveView(coordinator, { name: 'x'.repeat(61), search: '', shared: false }))).toEqual(['name:tooLong']);
    expect(await codes(saveView(coordinator, { name: 'a\u0000b', search: '', shared: false }))).toEqual(['name:badCharacters']);
    await saveView(await aCoordinator(), { name: 'Sama', search: '', shared: false });
  });

  it('is one of forty at most', async () => {
    await db.savedView.createMany({ data: Array.from({ length: 39 }, (_, i) => ({ personId: coordinator.personId, name: `Näkymä ${i}`, search: '' })) });
    const tries = await Promise.allSettled([saveView(coordinator, { name: 'a', search: '', shared: false }), saveView(coordinator, { name: 'b', search: '', shared: false })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
