import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { forPlace, practiceFiltersFrom } from '#app/domain/practices/practice-filters';
import { listPractices } from '#app/domain/practices/practice-list.server';
import { suitabilityPoints } from '#app/domain/suitability/order.server';
import { type Offer, type Place, suitability } from '#app/domain/suitability/suitability.type';
import { db, Prisma } from '#app/platform/db/db.server';
import { manyPractices } from '#tests/factories/practices';
import { resetDatabase } from '#tests/setup/database';

beforeAll(async () => {
  await resetDatabase();
  await manyPractices(130);
}, 60_000);

const some = (max: number) => fc.integer({ min: 0, max });
const offers: fc.Arbitrary<Offer> = fc
  .record({
    outcome: fc.constantFrom('worked', 'did-not-work'),
    leastStaff: fc.option(fc.constantFrom(0, 1, 2, 3, 4, 5, 8, 9, 20, 21, 1000)),
    costClass: fc.option(fc.constantFrom('low', 'moderate', 'high')),
    populationClass: fc.option(fc.constantFrom('any', 'under-10000', 'over-20000', 'over-100000')),
    maturity: fc.constantFrom('tried', 'repeated', 'established'),
    takenUnder10000: some(5),
    takenUnder20000: some(5),
    takenUnder100000: some(5),
    takenOver100000: some(5),
    others: some(5),
  })
  .map(({ others, ...offer }) => ({ ...offer, taken: others + offer.takenUnder10000 + offer.takenUnder20000 + offer.takenUnder100000 + offer.takenOver100000 }));
const places: fc.Arbitrary<Place> = fc.record({
  kind: fc.constantFrom('city', 'municipality', 'region', 'university'),
  population: fc.option(fc.constantFrom(0, 1, 9_999, 10_000, 19_999, 20_000, 99_999, 100_000, 5_000_000)),
});

describe('the order for a place', () => {
  it('gives in the database the points that the rule gives', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.array(offers, { minLength: 1, maxLength: 40 }), async (place, many) => {
        const rows = await db.$queryRaw<{ points: number }[]>(Prisma.sql`
          SELECT ${suitabilityPoints(place)}::int AS points
          FROM jsonb_to_recordset(${JSON.stringify(many.map((offer, n) => ({ ...offer, n })))}::jsonb) AS p(n int, outcome text, "leastStaff" int, "costClass" text, "populationClass" text,
            maturity text, taken int, "takenUnder10000" int, "takenUnder20000" int, "takenUnder100000" int, "takenOver100000" int) ORDER BY n`);
        expect(rows.map(({ points }) => points)).toEqual(many.map((offer) => suitability(place, offer).points));
      }),
      { numRuns: 150 },
    );
  });

  const read = async (query: string, place: Place | null) => {
    const filters = forPlace(practiceFiltersFrom(new URLSearchParams(query)), place ? 'somewhere' : null);
    const first = await listPractices('fi', filters, place);
    const rest = await Promise.all(Array.from({ length: first.pages - 1 }, (_, i) => listPractices('fi', { ...filters, page: i + 2 }, place)));
    return { count: first.count, practices: [first, ...rest].flatMap(({ practices }) => practices) };
  };

  it.each([['', 8_000], ['', 300_000], ['theme=smart', 8_000], ['outcome=did-not-work', 15_000], ['cost=high&sdg=11', 8_000], ['population=over-100000', 8_000], ['maturity=tried', 8_000]])(
    'hides nothing: "%s" for a town of %i',
    async (query, population) => {
      const place = { kind: 'city', population };
      const [without, withPlace] = [await read(query, null), await read(query, place)];
      expect(withPlace.count).toBe(without.count);
      expect(withPlace.practices.map(({ id }) => id).sort()).toEqual(without.practices.map(({ id }) => id).sort());
      const points = withPlace.practices.map((practice) => suitability(place, practice).points);
      expect(points).toEqual([...points].sort((a, b) => b - a));
      expect(without.practices.length).toBeGreaterThan(0);
    },
  );

  it('puts the newer of two alike first', async () => {
    const place = { kind: 'city', population: 8_000 };
    const { practices } = await read('', place);
    const sorted = [...practices].sort((a, b) => suitability(place, b).points - suitability(place, a).points || b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? -1 : 1));
    expect(practices.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
  });

  it('puts what did not work among the first, not behind the rest', async () => {
    const { practices } = await read('', { kind: 'municipality', population: 8_000 });
    expect(practices.slice(0, 40).some(({ outcome }) => outcome === 'did-not-work')).toBe(true);
  });
});
