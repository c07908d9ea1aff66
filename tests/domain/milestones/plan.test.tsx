import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { delayOf, type MilestoneState, type ShownMilestone, standingOf } from '#app/domain/milestones/milestone.type';
import { type Plan, planAxis } from '#app/domain/milestones/plan-axis';
import { PlanStrip } from '#app/domain/milestones/plan-strip';
import { LangContext } from '#app/platform/i18n/messages';

const TODAY = '2026-06-30';
const running = { today: TODAY, pilotState: 'running' };

const milestone = (id: string, dueOn: string | null, state: MilestoneState = 'ahead', reachedOn: string | null = null): ShownMilestone => ({
  id, title: `Step ${id}`, lang: 'en', dueOn, state, reachedOn, note: '', noteLang: 'en', evidenceUrl: '', evidenceFileId: null, evidenceDocument: null,
});

describe('how a milestone stands', () => {
  it.each([
    // state, pilot, planned, reached → standing, days
    ['ahead', 'running', '2026-06-29', null, 'late', 1],
    ['underway', 'running', '2026-05-31', null, 'late', 30],
    ['ahead', 'running', '2026-06-30', null, 'ahead', null],
    ['underway', 'running', '2026-07-01', null, 'underway', null],
    ['ahead', 'running', null, null, 'ahead', null],
    ['ahead', 'approved', '2026-01-01', null, 'ahead', null],
    ['ahead', 'completed', '2026-01-01', null, 'missed', null],
    ['underway', 'stopped', '2030-01-01', null, 'missed', null],
    ['reached', 'running', '2026-06-01', '2026-06-29', 'reached', 28],
    ['reached', 'completed', '2026-06-01', '2026-05-31', 'reached', -1],
    ['reached', 'stopped', '2026-06-01', '2026-06-01', 'reached', 0],
    ['reached', 'running', '2026-06-01', null, 'reached', null],
    ['reached', 'running', null, '2026-06-01', 'reached', null],
    ['dropped', 'running', '2026-01-01', null, 'dropped', null],
    ['dropped', 'stopped', '2026-01-01', null, 'dropped', null],
  ] as const)('%s in a pilot that is %s, planned %s, reached %s: %s, %s days', (state, pilotState, dueOn, reachedOn, standing, days) => {
    const when = { today: TODAY, pilotState };
    expect(standingOf({ state, dueOn }, when)).toBe(standing);
    expect(delayOf({ state, dueOn, reachedOn }, when)).toBe(days);
  });

  it('counts days across the change of clocks', () => {
    expect(delayOf({ state: 'reached', dueOn: '2026-03-28', reachedOn: '2026-03-30' }, running)).toBe(2);
    expect(delayOf({ state: 'reached', dueOn: '2026-10-24', reachedOn: '2026-10-26' }, running)).toBe(2);
  });
});

const plan = (part: Partial<Plan>) => planAxis({ startsOn: null, endsOn: null, began: null, ended: null, milestones: [], when: running, ...part });

describe('the axis', () => {
  it('stands on whole years, with plan and fact in lanes of their own and a line between them', () => {
    const axis = plan({
      startsOn: '2026-01-01', endsOn: '2027-12-31', began: '2026-01-10',
      milestones: [milestone('a', '2026-02-01', 'reached', '2026-03-01'), milestone('b', '2026-04-01'), milestone('c', '2027-01-01'), milestone('d', null), milestone('e', '2027-06-01', 'dropped')],
    });
    expect(axis).toMatchObject({ years: '2026–2027', ticks: [{ at: 0, label: '2026' }, { at: 50, label: '2027' }], period: { from: 0, to: 100 }, run: { isOpen: true } });
    expect(axis?.planned.map(({ number, standing, lane }) => [number, standing, lane])).toEqual([[1, 'reached', 0], [2, 'late', 0], [3, 'ahead', 0], [5, 'dropped', 0]]);
    expect(axis?.actual.map(({ number, standing }) => [number, standing])).toEqual([[1, 'reached'], [2, 'late']]);
    expect(axis?.joins.map(({ id }) => id)).toEqual(['a', 'b']);
    const [reached, late] = axis?.joins ?? [];
    expect((reached?.to ?? 0) - (reached?.from ?? 0)).toBeCloseTo((28 / 730) * 100, 1);
    expect(late?.to).toBe(axis?.today);
  });

  it('moves marks of one day away from each other, in both lanes', () => {
    const axis = plan({ milestones: Array.from({ length: 30 }, (_, i) => milestone(String(i), '2026-05-01')) });
    expect(axis?.lanes).toEqual({ planned: 30, actual: 30 });
    expect(new Set(axis?.planned.map(({ lane }) => lane)).size).toBe(30);
  });

  it('reaches as far as what really happened, and to today only for what is late or still runs', () => {
    expect(plan({ milestones: [milestone('a', '2024-05-01', 'reached', '2025-02-01')] })).toMatchObject({ years: '2024–2025', today: null });
    expect(plan({ milestones: [milestone('a', '2024-05-01')] })?.years).toBe('2024–2026');
    expect(plan({ began: '2024-05-01' })).toMatchObject({ years: '2024–2026', run: { isOpen: true } });
    expect(plan({ began: '2024-05-01', ended: '2025-05-01', when: { today: TODAY, pilotState: 'stopped' } })).toMatchObject({ years: '2024–2025', run: { isOpen: false } });
  });

  it('draws no period that ends before it begins, and nothing without a day', () => {
    expect(plan({ startsOn: '2020-01-01', endsOn: '2021-01-01' })).toMatchObject({ today: null });
    expect(plan({ startsOn: '2026-05-01', endsOn: '2026-01-01' })).toMatchObject({ period: null });
    expect(plan({ startsOn: '2026-05-01' })).toMatchObject({ years: '2026', period: null, run: null });
    expect(plan({ milestones: [milestone('a', null)] })).toBeNull();
    expect(plan({ startsOn: '0001-01-01', endsOn: '9998-12-31' })?.ticks.length).toBeLessThanOrEqual(12);
    expect(plan({ startsOn: '9999-12-31', endsOn: 'soon' })).toBeNull();
  });
});

describe('the strip', () => {
  const shown = (state: string, milestones: ShownMilestone[], lang: 'en' | 'fi' | 'sv' = 'en') =>
    renderToStaticMarkup(
      <LangContext.Provider value={lang}>
        <PlanStrip pilot={{ state, startsOn: '2026-01-01', endsOn: '2026-12-31', today: TODAY, timeline: [{ step: 'running', at: '2026-01-05T08:00:00Z' }] }} milestones={milestones} />
      </LangContext.Provider>,
    );

  it('says in words what it draws', () => {
    const html = shown('running', [
      { ...milestone('a', '2026-02-01', 'reached', '2026-02-11'), note: 'Frost.', evidenceUrl: 'https://city.example/report', evidenceFileId: 'f' },
      milestone('b', '2026-06-01'),
      milestone('c', '2026-03-01', 'reached', '2026-02-27'),
      milestone('d', '2026-03-01', 'reached', '2026-03-01'),
    ]);
    for (const words of ['4 milestones: 3 reached, 1 late.', '10 days later than planned', '29 days late', '2 days earlier than planned', 'on the planned day', 'Frost.', 'Evidence: city.example', 'Evidence: picture']) expect(html).toContain(words);
    expect(html).not.toMatch(/style=|undefined|NaN/);
  });

  it('promises nothing of a pilot that has stopped', () => {
    const html = shown('stopped', [milestone('a', '2030-01-01')]);
    expect(html).toContain('not reached');
    expect(html).not.toContain('ahead');
  });

  it.each(['fi', 'sv'] as const)('speaks %s', (lang) => {
    expect(shown('running', [milestone('a', '2026-06-29'), milestone('b', '2026-02-01', 'reached', '2026-02-02')], lang)).toContain(lang === 'fi' ? '1 päivän myöhässä' : '1 dag försenad');
  });
});
