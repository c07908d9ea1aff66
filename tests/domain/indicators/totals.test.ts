import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { contributionsOf } from '#app/domain/indicators/contributions.server';
import { commonTotals } from '#app/domain/indicators/indicator-totals.server';
import { UNITS, type UnitName } from '#app/domain/indicators/unit.type';
import { daysOf } from '#app/domain/shared/period';
import { db } from '#app/platform/db/db.server';
import { aPartner } from '#tests/factories/people';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { completePilot } from '#tests/factories/pilots';
import { aCommonIndicator, anIndicator } from '#tests/factories/rounds';

const PERIODS = ['2024H1', '2024H2', '2025H1', '2025H2'];
const units: Record<string, UnitName[]> = { co2: ['tCO2e', 'kgCO2e', 'ktCO2e'], people: ['people'], share: ['percent'] };

/** A value's versions in order; the last accepted one counts. */
const versions = fc.array(fc.record({ state: fc.constantFrom('accepted', 'superseded'), value: fc.option(fc.integer({ min: -50_000, max: 5_000_000 }).map((n) => n / 1000)) }), { maxLength: 3 });
const open = fc.option(fc.constantFrom('draft', 'submitted', 'returned'));
const indicator = fc.record({
  common: fc.constantFrom('co2', 'people', 'share'),
  unit: fc.nat(2),
  cumulative: fc.boolean(),
  retired: fc.boolean(),
  periods: fc.tuple(...PERIODS.map(() => fc.option(fc.record({ versions, open, target: fc.option(fc.integer({ min: 0, max: 1000 })) })))),
});
const programme = fc.array(fc.record({ state: fc.constantFrom('running', 'completed', 'stopped'), isPublic: fc.boolean(), indicators: fc.uniqueArray(indicator, { selector: ({ common }) => common, maxLength: 3 }) }), { maxLength: 4 });
type Programme = (typeof programme extends fc.Arbitrary<infer T> ? T : never)[number][];

const unitOf = ({ common, unit }: { common: string; unit: number }): UnitName => units[common]?.[unit % (units[common]?.length ?? 1)] ?? 'people';

/** At most one accepted version of a period counts: the last; earlier ones were corrected. */
const settled = (list: { state: string; value: number | null }[]) => {
  const last = list.findLastIndex(({ state }) => state === 'accepted');
  return list.map((one, i) => ({ ...one, state: i === last ? 'accepted' : 'superseded' }));
};

let lead: string;

beforeEach(async () => {
  await db.entry.deleteMany({ where: { kind: 'pilots' } });
  await db.commonIndicator.deleteMany();
  lead = await aPartner();
  await aCommonIndicator('co2', { unit: 'tCO2e', position: 1 });
  await aCommonIndicator('people', { unit: 'people', position: 2 });
  await aCommonIndicator('share', { unit: 'percent', position: 3 });
});

async function store(pilots: Programme): Promise<void> {
  await db.entry.deleteMany({ where: { kind: 'pilots' } });
  for (const pilot of pilots) {
    const { id } = await aPublishedPilot(lead, completePilot(), { state: pilot.state });
    if (!pilot.isPublic) {
      await db.entry.update({ where: { id }, data: { isPublic: false } });
      await db.pilot.update({ where: { id }, data: { isPublic: false } });
    }
    for (const one of pilot.indicators) {
      const indicatorId = await anIndicator(id, { commonKey: one.common, unit: unitOf(one), cumulative: one.cumulative, retiredAt: one.retired ? new Date() : null });
      for (const [i, period] of PERIODS.entries()) {
        const at = one.periods[i];
        if (!at) continue;
        const rows = [...settled(at.versions), ...(at.open ? [{ state: at.open, value: 777 }] : [])];
        await db.indicatorValue.createMany({
          data: rows.map(({ state, value }, version) => ({ indicatorId, period, periodEndsOn: new Date(`${daysOf(period).endsOn}T00:00:00Z`), version: version + 1, state, value })),
        });
        if (at.target !== null) await db.indicatorTarget.create({ data: { indicatorId, period, value: at.target } });
      }
    }
  }
}

/** The same, step by step and without any SQL. */
function plainly(pilots: Programme, common: string, until: number) {
  let [total, planned] = [0, 0];
  let [behind, measuring, aiming] = [0, 0, 0];
  for (const pilot of pilots) {
    if (!pilot.isPublic) continue;
    for (const one of pilot.indicators) {
      if (one.common !== common) continue;
      measuring++;
      const toTonnes = { kgCO2e: 0.001, ktCO2e: 1000 }[unitOf(one) as string] ?? 1;
      const reached: number[] = [];
      const targets: number[] = [];
      for (let i = 0; i <= until; i++) {
        const counted = one.periods[i]?.versions.filter(({ state }) => state === 'accepted').at(-1)?.value;
        if (counted !== null && counted !== undefined) reached.push(counted);
        const target = one.periods[i]?.target;
        if (target !== null && target !== undefined) targets.push(target);
      }
      const together = (list: number[]) => (one.cumulative ? list.at(-1) ?? 0 : list.reduce((sum, n) => sum + n, 0));
      if (reached.length > 0) {
        behind++;
        total += together(reached) * toTonnes;
      }
      if (targets.length > 0) {
        aiming++;
        planned += together(targets) * toTonnes;
      }
    }
  }
  return { total: behind > 0 ? total : null, planned: aiming > 0 ? planned : null, behind, measuring };
}

const close = (one: number | null | undefined, other: number | null) => (other === null ? one === null : typeof one === 'number' && Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(other)));

it('adds up what a plain recomputation adds up, over random programmes', async () => {
  await fc.assert(
    fc.asyncProperty(programme, fc.nat(PERIODS.length - 1), async (pilots, until) => {
      await store(pilots);
      const asOf = daysOf(PERIODS[until] ?? '2025H2').endsOn;
      const totals = await commonTotals({ asOf });
      for (const common of ['co2', 'people']) {
        const expected = plainly(pilots, common, until);
        const found = totals.find(({ key }) => key === common);
        expect(found).toMatchObject({ behind: expected.behind, measuring: expected.measuring });
        expect([close(found?.total, expected.total), close(found?.planned, expected.planned)], `${common}: ${JSON.stringify([found, expected])}`).toEqual([true, true]);
        const steps = found?.trend ?? [];
        expect(found?.until ?? null).toBe(steps.at(-1)?.endsOn ?? null);
        const parts = (await contributionsOf({ key: common, unit: units[common]?.[0] ?? 'people' }, 'fi', { asOf })).map(({ part }) => part);
        const given = parts.filter((part) => part !== null);
        expect([parts.length, given.length, close(given.length > 0 ? given.reduce((sum, part) => sum + part, 0) : null, expected.total)]).toEqual([expected.measuring, expected.behind, true]);
        for (const [i, period] of PERIODS.slice(0, until + 1).entries()) {
          const soFar = plainly(pilots, common, i);
          const step = steps.findLast(({ endsOn }) => endsOn <= daysOf(period).endsOn);
          expect([step?.behind ?? 0, close(step?.total ?? null, soFar.total)], `${common} until ${period}: ${JSON.stringify([step, soFar])}`).toEqual([soFar.behind, true]);
        }
      }
      expect(totals.find(({ key }) => key === 'share')).toMatchObject({ total: null, planned: null, trend: [] });
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('knows every unit of a quantity by its factor to the first', () => {
  for (const { factor } of Object.values(UNITS)) expect(Number(String(factor))).toBe(factor);
});
