import fc from 'fast-check';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { listPractices, practiceFiltersFrom } from '#app/domain/practices/practice-list.server';
import { ALL_PILOTS, programmeFigures, type ProgressFilters, progressFiltersFrom, publicFigures } from '#app/domain/progress/programme-figures.server';
import { programmeRows } from '#app/domain/progress/rows/programme-rows.server';
import { travelFigures } from '#app/domain/progress/travel/travel-figures.server';
import { travelRows } from '#app/domain/progress/travel/travel-rows.server';
import type { Linked, TravelFigures } from '#app/domain/progress/travel/travel.type';
import { countTravel } from '#app/domain/replications/count.server';
import { countedSource, isAdoption, isCounted, isShown, STATES } from '#app/domain/replications/replication.type';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPractice } from '#tests/factories/replications';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

const THEMES = ['smart', 'healthy'] as const;
const dayAt = (n: number) => new Date(Date.parse('2024-01-01') + n * 86_400_000);

const theme = fc.subarray([...THEMES]);
const practice = fc.record({ lead: fc.nat(4), isPublic: fc.constantFrom(true, true, true, false), outcome: fc.constantFrom('worked', 'worked', 'did-not-work'), themes: theme, publishedOn: fc.nat(800), pilots: fc.subarray([0, 1, 2]) });
const replication = fc.record({ practice: fc.nat(3), partner: fc.nat(5), source: fc.option(fc.nat(8)), state: fc.constantFrom(...STATES), given: fc.boolean(), taken: fc.boolean(), adoptedOn: fc.option(fc.nat(700)) });
type World = { practices: (typeof practice extends fc.Arbitrary<infer T> ? T : never)[]; replications: (typeof replication extends fc.Arbitrary<infer T> ? T : never)[] };

let partners: { id: string; isCity: boolean }[] = [];
const pilots: { id: string; begins: number | null }[] = [];
const practices: string[] = [];

beforeAll(async () => {
  await resetDatabase();
  const kinds = ['city', 'municipality', 'company', 'city', 'municipality', 'city'] as const;
  partners = [];
  for (const [i, kind] of kinds.entries()) partners.push({ id: await aPartner(`Paikka ${i}`, kind), isCity: kind !== 'company' });
  for (const [begins, state] of [[100, 'running'], [200, 'completed'], [50, 'approved']] as const) {
    const content = { ...completePilot(), startsOn: dayAt(begins).toISOString().slice(0, 10), endsOn: '2027-01-01' };
    pilots.push({ id: (await aPublishedPilot(partners[0]?.id as string, content, { state })).id, begins: state === 'approved' ? null : begins });
  }
  for (let i = 0; i < 4; i++) practices.push((await aPractice(partners[0]?.id as string, `Käytäntö ${i}`)).id);
}, 60_000);
afterEach(() => setClock(undefined));

type Row = { id: string; practiceId: string; partnerId: string; state: string; lang: string; revisionNumber: number; sourceId: string | null; givenAt: Date | null; takenAt: Date | null; adoptedOn: Date | null };

/** Stores a world; a replication's source is an earlier one of the same practice, and no place takes up a practice twice. */
async function store({ practices: made, replications }: World) {
  await db.replication.deleteMany();
  for (const [i, one] of made.entries()) {
    const [id, publishedAt] = [practices[i] as string, dayAt(one.publishedOn)];
    await db.entry.update({ where: { id }, data: { isPublic: one.isPublic, publishedAt, leadId: partners[one.lead]?.id } });
    await db.practice.update({ where: { id }, data: { isPublic: one.isPublic, publishedAt, outcome: one.outcome, themes: one.themes } });
    await db.practicePilot.deleteMany({ where: { practiceId: id } });
    await db.practicePilot.createMany({ data: one.pilots.map((pilot) => ({ practiceId: id, pilotId: pilots[pilot]?.id as string })) });
  }
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const one of replications) {
    const key = `${one.practice} ${one.partner}`;
    if (seen.has(key) || made[one.practice]?.lead === one.partner) continue;
    seen.add(key);
    const practiceId = practices[one.practice] as string;
    const before = rows.filter((row) => row.practiceId === practiceId);
    const isUsed = one.state === 'adopted' || one.state === 'mainstreamed';
    const row: Row = {
      id: crypto.randomUUID(), practiceId, partnerId: partners[one.partner]?.id as string, state: one.state, lang: 'fi', revisionNumber: 1,
      sourceId: one.source === null ? null : (before[one.source % Math.max(1, before.length)]?.id ?? null),
      givenAt: one.given ? dayAt(600) : null, takenAt: one.taken ? dayAt(601) : null, adoptedOn: isUsed && one.adoptedOn !== null ? dayAt(one.adoptedOn) : null,
    };
    rows.push(row);
    await db.replication.create({ data: row });
  }
  await db.$transaction((tx) => countTravel(tx, practices));
  return rows;
}

type Rows = Row[];

/** The same figures from what was made, told plainly. */
function told({ practices: made }: World, rows: Rows, themes: readonly string[]) {
  const chosen = made.flatMap((one, i) => (one.isPublic && themes.every((name) => (one.themes as string[]).includes(name)) ? [{ ...one, id: practices[i] as string }] : []));
  const all = new Map(rows.map((row) => [row.id, row]));
  const of = rows.filter(({ practiceId }) => chosen.some(({ id }) => id === practiceId));
  const counted = of.filter(isCounted);
  const giverOf = (row: Row) => {
    const source = countedSource(row, all);
    return source ? all.get(source)?.partnerId : partners[made[practices.indexOf(row.practiceId)]?.lead ?? -1]?.id;
  };
  const exchanged = partners.filter(({ isCity }) => isCity).map(({ id }) => ({ id, gave: counted.filter((row) => giverOf(row) === id).length, took: counted.filter((row) => row.partnerId === id).length }));
  const waits = chosen.flatMap(({ id, pilots: from }) => {
    const began = Math.min(...from.map((pilot) => pilots[pilot]?.begins ?? Infinity));
    const days = counted.filter((row) => row.practiceId === id && isAdoption(row) && row.adoptedOn).map(({ adoptedOn }) => (Number(adoptedOn) - Number(dayAt(0))) / 86_400_000).filter((day) => day >= began);
    return began === Infinity ? [] : [days.length > 0 ? Math.min(...days) - began : null];
  });
  const times = waits.filter((days) => days !== null).sort((a, b) => a - b);
  const ripe = chosen.filter(({ outcome, publishedOn }) => outcome === 'worked' && dayAt(publishedOn).toISOString().slice(0, 10) <= '2025-03-10');
  return {
    practices: chosen.length,
    outcomes: ['worked', 'did-not-work'].map((outcome) => chosen.filter((one) => one.outcome === outcome).length),
    states: STATES.map((state) => of.filter((row) => isShown(row) && row.state === state).length),
    unconfirmed: STATES.map((state) => of.filter((row) => !isShown(row) && row.state === state).length),
    counted: counted.length,
    first: { n: times.length, of: waits.length, days: times.length === 0 ? null : ((times[Math.floor((times.length - 1) / 2)] ?? 0) + (times[Math.ceil((times.length - 1) / 2)] ?? 0)) / 2 },
    cities: [exchanged.filter(({ gave }) => gave > 0).length, exchanged.filter(({ took }) => took > 0).length, exchanged.filter(({ gave, took }) => gave > 0 && took > 0).length, exchanged.filter(({ gave, took }) => gave + took > 0).length],
    most: exchanged.filter(({ gave, took }) => gave + took > 0).sort((a, b) => (a.id < b.id ? -1 : 1)),
    travelled: Object.fromEntries(chosen.map(({ id }) => [id, counted.filter((row) => row.practiceId === id).length] as const).filter(([, n]) => n > 0)),
    untaken: ripe.filter(({ id }) => counted.every(({ practiceId }) => practiceId !== id)).map(({ id }) => id).sort(),
    ripe: ripe.length,
  };
}

const shortened = (travel: TravelFigures) => ({
  practices: travel.practices.n,
  outcomes: travel.outcomes.map(({ n }) => n),
  states: travel.states.map(({ n }) => n),
  unconfirmed: travel.unconfirmed?.map(({ n }) => n),
  counted: travel.counted,
  first: { n: travel.firstAdoption.n, of: travel.firstAdoption.of, days: travel.firstAdoption.days },
  cities: [travel.cities.gave.n, travel.cities.took.n, travel.cities.both.n, travel.cities.any.n],
  most: travel.cities.most.map(({ id, gave, took }) => ({ id, gave: gave.n, took: took.n })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  travelled: Object.fromEntries(travel.travelled.most.map(({ id, taken }) => [id, taken.n])),
  untaken: travel.untaken.oldest.map(({ id }) => id).sort(),
  ripe: travel.untaken.of,
});

const linksOf = ({ practices: all, outcomes, maturities, states, unconfirmed, firstAdoption, cities, travelled, untaken }: TravelFigures): Linked[] => [
  all, ...outcomes, ...maturities, ...states, ...(unconfirmed ?? []), firstAdoption, cities.gave, cities.took, cities.both, cities.any,
  ...cities.most.flatMap(({ gave, took }) => [gave, took]), travelled, ...travelled.most.map(({ taken }) => taken), untaken,
];

/** How many rows stand behind a link. */
async function rowsBehind(href: string): Promise<number> {
  const { pathname, searchParams: params } = new URL(href, 'http://localhost');
  if (pathname === '/fi/practices') return (await listPractices('fi', practiceFiltersFrom(params))).count;
  const ask = { params, filters: progressFiltersFrom(params), lang: 'fi' as const };
  const [, where, name = ''] = /^\/fi\/(progress\/travel|desk\/programme)\/([\w-]+)$/.exec(pathname) ?? [];
  const behind = where === 'progress/travel' ? await travelRows(name, ask) : await programmeRows(name, ask);
  expect(behind?.rows, href).toHaveLength(behind?.count ?? -1);
  return behind?.count ?? -1;
}

it('counts how practices travel as a plain recount does, and leads from every number to as many rows', async () => {
  setClock(new Date('2026-03-10T10:00:00Z'));
  const world = fc.record({ practices: fc.array(practice, { minLength: 4, maxLength: 4 }), replications: fc.array(replication, { maxLength: 16 }) });
  await fc.assert(
    fc.asyncProperty(world, theme, async (made, themes) => {
      const rows = await store(made);
      const filters: ProgressFilters = { ...ALL_PILOTS, themes };
      const { travel } = await programmeFigures(filters, 'fi');
      expect(shortened(travel)).toEqual(told(made, rows, themes));
      expect((await publicFigures('fi', filters)).travel).toEqual({ ...travel, unconfirmed: null });
      for (const { n, href } of linksOf(travel)) expect([href, await rowsBehind(href)]).toEqual([href, n]);
    }),
    { numRuns: 12 },
  );
}, 300_000);

it('takes as giver the nearest place that counts, over as many that do not', async () => {
  setClock(new Date('2026-03-10T10:00:00Z'));
  const one = { practice: 0, state: 'adopted' as const, given: true, taken: true, adoptedOn: 500, source: null };
  const chain = [
    { ...one, partner: 1 },
    { ...one, partner: 3, source: 0, given: false },
    { ...one, partner: 4, source: 1, state: 'dropped' as const },
    { ...one, partner: 5, source: 2 },
  ];
  const rows = await store({ practices: practices.map(() => ({ lead: 0, isPublic: true, outcome: 'worked', themes: [], publishedOn: 0, pilots: [] })), replications: chain });
  const { cities, counted } = await travelFigures('fi', ALL_PILOTS, false);
  const of = (partner: number) => cities.most.find(({ id }) => id === partners[partner]?.id);
  expect([counted, rows.length]).toEqual([2, 4]);
  expect([0, 1, 3, 4, 5].map((partner) => [of(partner)?.gave.n ?? 0, of(partner)?.took.n ?? 0])).toEqual([[1, 0], [1, 1], [0, 0], [0, 0], [0, 1]]);
});

it('says of choices that mean pilots alone that they do not narrow it', async () => {
  await store({ practices: practices.map(() => ({ lead: 0, isPublic: true, outcome: 'worked', themes: ['smart'], publishedOn: 0, pilots: [] })), replications: [] });
  const narrow = await travelFigures('fi', { themes: [], status: 'running', year: 2026 }, false);
  expect([narrow.practices.n, narrow.isWider]).toEqual([4, true]);
  expect((await travelFigures('fi', { ...ALL_PILOTS, themes: ['healthy'] }, false)).practices.n).toBe(0);
});

it('knows nothing of other rows', async () => {
  const ask = (search: string) => ({ params: new URLSearchParams(search), filters: ALL_PILOTS, lang: 'fi' as const });
  for (const [name, search] of [['none', ''], ['__proto__', ''], ['replications', 'practice=none'], ['replications', 'giver=%00'], ['replications', 'taker=../x']]) expect(await travelRows(name as string, ask(search as string)), `${name} ${search}`).toBeNull();
  expect(await programmeRows('unconfirmed', ask('state=none'))).toBeNull();
});
