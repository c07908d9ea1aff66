import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GanttFigure, GanttTable } from '#app/domain/milestones/gantt';
import { ganttAxis } from '#app/domain/milestones/gantt-bars';
import { ganttFiltersFrom, ganttSearch } from '#app/domain/milestones/gantt-filters';
import { ganttOf } from '#app/domain/milestones/gantt.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { LangContext } from '#app/platform/i18n/messages';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

const filters = (search = '') => ganttFiltersFrom(new URLSearchParams(search));

let coordinator: Member;
let editor: Member;
const ids: Record<string, string> = {};

async function make(name: string, lead: string, state: string, more: Partial<PilotContent> = {}, steps: [string, string][] = []) {
  const { id } = await aPublishedPilot(lead, { ...completePilot(name), ...more }, { state });
  ids[name] = id;
  await db.timelineStep.createMany({ data: steps.map(([step, at]) => ({ entryId: id, step, at: new Date(at), actorRole: 'editor', isPublic: true })) });
}

beforeAll(async () => {
  await resetDatabase();
  setClock(new Date('2026-07-01T09:00:00Z'));
  const own = await aPartner('Oma kunta');
  const other = await aPartner('Toinen kunta');
  coordinator = await aCoordinator();
  editor = await aMember({ in: own, roles: ['editor'] });
  const smart = { lowCarbon: '0', smart: '+', healthy: '0', sociallySustainable: '+' } as const;
  await make('late', own, 'running', { startsOn: '2026-01-01', endsOn: '2026-12-31' }, [['running', '2026-01-01T22:30:00Z']]);
  await make('smart', other, 'completed', { impact: smart, startsOn: '2024-02-01', endsOn: '2025-02-01' }, [['running', '2024-02-03T08:00:00Z'], ['completed', '2025-03-01T08:00:00Z']]);
  await make('first', other, 'approved', { startsOn: '2025-01-01', endsOn: '2027-12-31' });
  await aPublishedPilot(other, completePilot('hidden'), { state: 'running' }).then(({ id }) => db.pilot.update({ where: { id }, data: { isPublic: false } }));
});
afterAll(() => setClock(undefined));

describe('the timeline', () => {
  it('has published pilots by theme and by the day they begin, with how they really ran', async () => {
    const gantt = await ganttOf(coordinator, 'fi', filters());
    expect(gantt.pilots.map(({ title, group }) => [title, group])).toEqual([['first', 'low-carbon'], ['late', 'low-carbon'], ['smart', 'smart']]);
    expect(gantt).toMatchObject({ count: 3, late: 1, page: 1, pages: 1, from: '2024-02-01', until: '2027-12-31', years: [2024, 2025, 2026, 2027], today: '2026-07-01' });
    expect(gantt.pilots[1]).toMatchObject({ lead: 'Oma kunta', began: '2026-01-02', ended: null, milestones: [{ id: 'm1', dueOn: '2026-06-01', state: 'ahead', title: 'Laitteet paikallaan' }] });
    expect(gantt.pilots[2]).toMatchObject({ began: '2024-02-03', ended: '2025-03-01' });
  });

  it.each([
    ['theme=socially-sustainable', ['smart', 'first', 'late']],
    ['theme=smart', ['smart']],
    ['status=running', ['late']],
    ['year=2027', ['first']],
    ['late=1', ['late']],
    ['late=1&theme=smart', []],
    ['theme=x&status=draft&year=99999&late=2&page=-1', ['first', 'late', 'smart']],
  ])('%s leaves %s', async (search, titles) => {
    expect((await ganttOf(coordinator, 'fi', filters(search))).pilots.map(({ title }) => title)).toEqual(titles);
  });

  it('shows editors the pilots of their own organisations, and nothing to others', async () => {
    expect((await ganttOf(editor, 'fi', filters())).pilots.map(({ title }) => title)).toEqual(['late']);
    expect((await ganttOf(editor, 'fi', filters())).years).toEqual([2026]);
    for (const viewer of [null, await aMember(), await aMember({ platform: ['administrator'] })]) await expect(ganttOf(viewer, 'fi', filters())).rejects.toThrow(NotFound);
  });

  it('carries its filters in its address', () => {
    expect(ganttSearch(filters('theme=smart&status=running&year=2026&late=1&page=3'), 2)).toBe('?theme=smart&status=running&year=2026&late=1&page=2');
    expect(ganttSearch(filters('theme=__proto__&year=0&page=x'), 1)).toBe('');
  });

  it('turns pages, each on the same axis', { timeout: 60_000 }, async () => {
    const lead = await aPartner();
    for (let i = 0; i < 42; i++) await aPublishedPilot(lead, { ...completePilot(`p${i}`), impact: { lowCarbon: '0', smart: '0', healthy: '+', sociallySustainable: '0' } }, { state: 'approved' });
    const one = await ganttOf(coordinator, 'fi', filters());
    const two = await ganttOf(coordinator, 'fi', filters('page=2'));
    expect([one.pilots.length, two.pilots.length, two.pages]).toEqual([40, 5, 2]);
    expect(new Set([...one.pilots, ...two.pilots].map(({ id }) => id)).size).toBe(45);
    expect([two.from, two.until]).toEqual([one.from, one.until]);
    expect((await ganttOf(coordinator, 'fi', filters('page=99'))).page).toBe(2);
    await db.pilot.updateMany({ where: { leadId: lead }, data: { isPublic: false } });
  });
});

describe('its rows', () => {
  it('draw plan and fact, and each milestone where it belongs', async () => {
    const gantt = await ganttOf(coordinator, 'fi', filters());
    const axis = ganttAxis(gantt);
    expect(axis).toMatchObject({ years: '2024–2027' });
    const [first, late, smart] = gantt.pilots.map((pilot) => axis?.barsOf(pilot));
    expect(first).toMatchObject({ actual: null, marks: [{ line: 'plan', standing: 'ahead' }] });
    expect(late?.actual?.isOpen).toBe(true);
    expect(late?.actual?.to).toBeCloseTo((axis?.today ?? 0) + (1 / 1461) * 100, 1);
    expect(late?.marks).toMatchObject([{ standing: 'late', line: 'plan' }]);
    expect(smart?.actual?.isOpen).toBe(false);
    expect(smart?.marks).toMatchObject([{ standing: 'missed' }]);
    expect(ganttAxis({ pilots: [], from: null, until: null, today: '2026-07-01' })).toBeNull();
  });

  it.each([['fi', '30 päivää myöhässä'], ['en', '30 days late'], ['sv', '30 dagar försenad']] as const)('say the same as a table in %s', async (lang, late) => {
    const gantt = await ganttOf(coordinator, lang, filters());
    const html = renderToStaticMarkup(<LangContext.Provider value={lang}><GanttFigure gantt={gantt} /><GanttTable gantt={gantt} /></LangContext.Provider>);
    expect(html.match(/class="gantt-row"/g)).toHaveLength(3);
    expect(html.match(/scope="row"/g)).toHaveLength(3);
    expect(html).toContain(late);
    expect(html).not.toMatch(/style=|undefined|NaN|null/);
  });
});
