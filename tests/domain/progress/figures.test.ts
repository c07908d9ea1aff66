import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listPilots } from '#app/domain/pilots/pilot-list.server';
import { pilotFiltersFrom } from '#app/domain/pilots/pilots.server';
import { ALL_PILOTS, programmeFigures, type ProgressFilters, progressFiltersFrom, progressPage } from '#app/domain/progress/programme-figures.server';
import { PLAN_OUTCOMES } from '#app/domain/progress/progress.type';
import { milestoneRows } from '#app/domain/progress/rows/milestone-rows.server';
import { programmeRows } from '#app/domain/progress/rows/programme-rows.server';
import { type Impact, IMPACT_KEYS, type Theme, THEMES, themesOf } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { resetDatabase } from '#tests/setup/database';
import { aPartner } from '#tests/factories/people';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { completePilot } from '#tests/factories/pilots';
import { anOpenRound } from '#tests/factories/rounds';

const TODAY = '2026-03-10';
const DAY = 86_400_000;
const at = (day: string, hour = 10) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const dayFrom = (days: number) => new Date(Date.parse('2025-01-01') + days * DAY).toISOString().slice(0, 10);

const mark = fc.constantFrom<Impact>('+', '0', '-');
const milestone = fc.record({ due: fc.option(fc.nat(700)), state: fc.constantFrom('ahead', 'underway', 'reached', 'dropped'), reached: fc.option(fc.nat(430)) });
const sources = ['own', 'state', 'eu'] as const;
const pilot = fc.record({
  city: fc.nat(2),
  partner: fc.option(fc.nat(2)),
  state: fc.constantFrom('approved', 'running', 'completed', 'stopped'),
  marks: fc.tuple(mark, mark, mark, mark),
  starts: fc.nat(400),
  lasts: fc.integer({ min: 1, max: 800 }),
  goal: fc.constantFrom('11.6', '13.2', '3.9'),
  funding: fc.array(fc.record({ source: fc.constantFrom(...sources), amount: fc.nat(90_000) }), { maxLength: 3 }),
  milestones: fc.array(milestone, { maxLength: 3 }),
  /** In which state its report is, by when it is due, and how long its submissions waited for an answer */
  report: fc.option(fc.record({ state: fc.constantFrom('due', 'draft', 'submitted', 'returned', 'accepted', 'skipped'), grace: fc.option(fc.constantFrom('2026-03-09', '2026-03-10', '2026-04-01')), answered: fc.array(fc.nat(40), { maxLength: 3 }) })),
});
type Made = (typeof pilot extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const themesIn = ({ marks }: Pick<Made, 'marks'>): Theme[] => themesOf(Object.fromEntries(THEMES.map((theme, i) => [IMPACT_KEYS[theme], marks[i]])) as never);
const daysOfRun = ({ starts, lasts }: Pick<Made, 'starts' | 'lasts'>) => ({ startsOn: dayFrom(starts), endsOn: dayFrom(starts + lasts) });
const yearsOf = (one: Made) => {
  const { startsOn, endsOn } = daysOfRun(one);
  return Array.from({ length: Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) + 1 }, (_, i) => Number(startsOn.slice(0, 4)) + i);
};

let cities: string[] = [];

async function store(list: Omit<Made, 'id'>[], roundState: string): Promise<{ round: string; pilots: Made[] }> {
  await db.reportRound.deleteMany({ where: { reports: { none: {} } } });
  await db.entry.deleteMany({ where: { kind: 'pilots' } });
  await db.reportRound.deleteMany();
  const pilots: Made[] = [];
  for (const one of list) {
    const partnerId = one.partner === null ? undefined : cities[one.partner];
    const content = {
      ...completePilot(), ...daysOfRun(one), sdgTargets: [one.goal], funding: one.funding,
      budget: one.funding.map(({ amount }) => ({ category: 'staff' as const, amount })),
      impact: Object.fromEntries(THEMES.map((theme, i) => [IMPACT_KEYS[theme], one.marks[i]])) as ReturnType<typeof completePilot>['impact'],
      partners: partnerId ? [{ partnerId, role: 'advising' as const }] : [],
      milestones: one.milestones.map(({ due }, i) => ({ id: `m${i}`, dueOn: due === null ? null : dayFrom(due), done: false, titles: { fi: 'M' } })),
    };
    const { id } = await aPublishedPilot(cities[one.city] as string, content, { state: one.state });
    for (const [i, { state, reached }] of one.milestones.entries()) {
      await db.milestone.updateMany({ where: { pilotId: id, milestoneId: `m${i}` }, data: { state, reachedOn: state === 'reached' && reached !== null ? at(dayFrom(reached), 0) : null } });
    }
    pilots.push({ ...one, id });
  }
  const owing = pilots.filter(({ report }) => report);
  const { id: round, reports } = await anOpenRound(owing.map(({ id }) => id), { period: '2025H2', dueOn: at('2026-02-15', 0), state: roundState });
  for (const [i, one] of owing.entries()) {
    const { state, grace, answered } = one.report as NonNullable<Made['report']>;
    const reportId = reports[i] as string;
    await db.report.update({ where: { id: reportId }, data: { state, dueOn: grace ? at(grace, 0) : null, submittedAt: state === 'submitted' ? at('2026-03-01') : null } });
    let when = at('2025-10-01').getTime();
    for (const [n, days] of answered.entries()) {
      const step = (name: string, time: number) => ({ entryId: one.id, reportId, step: name, at: new Date(time), actorRole: 'editor' });
      await db.timelineStep.create({ data: step('reportSubmitted', when) });
      await db.timelineStep.create({ data: step(n === answered.length - 1 ? 'reportAccepted' : 'reportReturned', when + days * DAY) });
      when += (days + 1) * DAY;
    }
    if (state === 'submitted') await db.timelineStep.create({ data: { entryId: one.id, reportId, step: 'reportSubmitted', at: at('2026-03-01'), actorRole: 'editor' } });
  }
  return { round, pilots };
}

const sum = (list: number[]) => list.reduce((all, n) => all + n, 0);
function median(list: number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? null);
}

const isCounted = ({ themes, status, year }: ProgressFilters) => (one: Made): boolean =>
  themes.every((theme) => themesIn(one).includes(theme)) && (!status || one.state === status) && (!year || yearsOf(one).includes(year));

function standingOfReport({ state, grace }: NonNullable<Made['report']>, roundState: string): string {
  if (state === 'accepted' || state === 'skipped') return state;
  if (state === 'submitted') return 'waiting';
  if (roundState === 'closed' && state !== 'returned') return 'missed';
  return (grace ?? '2026-02-15') < TODAY ? 'overdue' : 'owed';
}

beforeEach(async () => {
  await resetDatabase();
  setClock(at(TODAY, 12));
  cities = [await aPartner('Ahola', 'city'), await aPartner('Boholm', 'municipality'), await aPartner('Cäpälä', 'city')];
});
afterEach(() => setClock(undefined));

const filters = fc.record({ themes: fc.constantFrom<Theme[]>([], [], ['smart'], ['low-carbon', 'healthy']), status: fc.constantFrom(null, null, 'running' as const, 'stopped' as const), year: fc.constantFrom(null, null, 2025, 2026) });

it('says of random programmes what counting them one by one says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pilot, { maxLength: 5 }), filters, fc.constantFrom('open', 'closed'), async (list, by, roundState) => {
      const { pilots, round } = await store(list, roundState);
      const counted = pilots.filter(isCounted(by));
      const found = await programmeFigures(by, 'fi');
      const { pilots: all, plan, reports, gaps } = found;

      expect(all.pilots).toBe(counted.length);
      const budgetOf = (one: Made) => sum(one.funding.map(({ amount }) => amount));
      expect(all.budget).toBe(sum(counted.map(budgetOf)));
      expect(all.funding).toBe(all.budget);
      for (const { theme, budget, pilots: n } of all.themes) {
        const having = counted.filter((one) => themesIn(one).includes(theme));
        expect([n, budget]).toEqual([having.length, sum(having.map(budgetOf))]);
      }
      expect(all.budgetOfThemes).toBe(sum(counted.map((one) => budgetOf(one) * themesIn(one).length)));
      for (const source of sources) {
        const amount = sum(counted.flatMap((one) => one.funding.filter((line) => line.source === source).map((line) => line.amount)));
        expect(all.sources.find((one) => one.source === source)?.amount ?? 0, source).toBe(amount);
      }
      expect(sum(all.states.map((one) => one.pilots))).toBe(counted.length);
      expect(sum(all.crossing.map((one) => one.pilots))).toBe(counted.filter((one) => themesIn(one).length > 0).length);
      expect(all.goalsWithout).toHaveLength(17 - new Set(counted.map(({ goal }) => goal)).size);

      const taking = (city: number) => counted.filter((one) => one.city === city || one.partner === city).length;
      expect(all.cities.map((one) => one.pilots)).toEqual([0, 1, 2].map(taking).filter(Boolean).sort((a, b) => b - a));
      expect([gaps.citiesInAll, gaps.cities.length, gaps.ofCities, all.citiesTakingPart]).toEqual([[0, 1, 2].filter((city) => taking(city) === 0).length, gaps.citiesInAll, 3, 3 - gaps.citiesInAll]);

      const due = counted.flatMap((one) => one.milestones.map((m) => ({ ...m, pilotState: one.state })).filter((m) => m.due !== null && dayFrom(m.due) < TODAY));
      const isOpen = ({ state }: (typeof due)[number]) => state === 'ahead' || state === 'underway';
      const isOver = ({ pilotState }: (typeof due)[number]) => pilotState === 'completed' || pilotState === 'stopped';
      expect(plan.dueInAll).toBe(due.length);
      expect(plan.due.late).toBe(due.filter((m) => isOpen(m) && m.pilotState === 'running').length);
      expect(plan.late).toHaveLength(Math.min(8, plan.due.late));
      expect(plan.due.missed).toBe(due.filter((m) => isOpen(m) && isOver(m)).length);
      expect(plan.due.dropped).toBe(due.filter((m) => m.state === 'dropped').length);
      expect(plan.due.kept).toBe(due.filter((m) => m.state === 'reached' && m.reached !== null && m.reached <= (m.due ?? 0)).length);
      expect(plan.due.reachedLate).toBe(due.filter((m) => m.state === 'reached' && m.reached !== null && m.reached > (m.due ?? 0)).length);

      const owing = counted.flatMap(({ report }) => report ?? []);
      const inRound = reports.rounds.find(({ id }) => id === round);
      expect(inRound?.inAll).toBe(owing.length);
      for (const [name, n] of Object.entries(inRound?.reports ?? {})) expect(n, name).toBe(owing.filter((one) => standingOfReport(one, roundState) === name).length);
      const overdue = owing.filter((one) => standingOfReport(one, roundState) === 'overdue');
      expect([reports.overdue, reports.mostOverdue]).toEqual([overdue.length, overdue.length === 0 ? null : Math.max(...overdue.map(({ grace }) => Math.round((Date.parse(TODAY) - Date.parse(grace ?? '2026-02-15')) / DAY)))]);
      const waits = owing.flatMap(({ answered }) => answered);
      expect(inRound?.answers).toBe(waits.length);
      expect(inRound?.reviewDays ?? null).toEqual(median(waits) === null ? null : expect.closeTo(median(waits) ?? 0, 6));
      const submitted = owing.filter(({ state }) => state === 'submitted').length;
      expect(reports.waiting.waiting).toBe(submitted);
      expect(reports.waiting.oldest).toEqual(submitted > 0 ? expect.closeTo(9 + 2 / 24, 3) : null);

      for (const outcome of PLAN_OUTCOMES) expect((await milestoneRows(outcome, by, 'fi', 1))?.count, outcome).toBe(outcome === 'ahead' ? plan.ahead : plan.due[outcome]);
      const rowsOf = async (href: string) => {
        const { pathname, searchParams: params } = new URL(href, 'http://x');
        return (await programmeRows(pathname.replace('/fi/desk/programme/', ''), { params, filters: progressFiltersFrom(params), lang: 'fi' }))?.count;
      };
      for (const { href, source } of all.sources) expect(await rowsOf(href), href).toBe(counted.filter((one) => one.funding.some((line) => line.source === source)).length);
      expect(await rowsOf(all.citiesHref)).toBe(all.citiesTakingPart);
      if (inRound) expect([await rowsOf(inRound.allHref), await rowsOf(inRound.answersHref)]).toEqual([inRound.inAll, inRound.answers]);

      for (const { href, pilots: n } of [all, ...all.themes, ...all.states, ...all.years, ...all.cities, ...all.crossing]) {
        expect((await listPilots('fi', pilotFiltersFrom(new URL(href, 'http://x').searchParams))).count, href).toBe(n);
      }

      // What readers are shown is counted another way.
      const [whole, shown] = [await programmeFigures(ALL_PILOTS, 'fi'), await progressPage('fi')];
      expect(whole.pilots).toMatchObject(shown.pilots);
      expect(whole.plan).toMatchObject(shown.plan);
    }),
    { numRuns: 20 },
  );
}, 240_000);

it('has an answer for a programme in which nothing has happened', async () => {
  const { pilots, indicators, plan, reports, review } = await programmeFigures(ALL_PILOTS, 'sv');
  expect([pilots.pilots, pilots.budget, pilots.goalsWithout.length, indicators.length, plan.dueInAll, reports.rounds.length, review.periods.length]).toEqual([0, 0, 17, 0, 0, 0, 0]);
});
