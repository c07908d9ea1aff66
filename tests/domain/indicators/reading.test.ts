import { beforeEach, expect, it } from 'vitest';
import { acceptedOf, historyOf, indicatorsOf, lastValuesBefore } from '#app/domain/indicators/indicators.server';
import { db } from '#app/platform/db/db.server';
import { aMember, aPartner } from '#tests/factories/people';
import { aCommonIndicator, anAcceptedValue, anIndicator, aRunningPilot } from '#tests/factories/rounds';

let pilotId: string;

beforeEach(async () => {
  await db.commonIndicator.deleteMany({ where: { indicators: { none: {} } } });
  pilotId = (await aRunningPilot(await aPartner())).id;
});

it('reads an indicator in the asked language, or says which language it is in', async () => {
  const key = `co2-${crypto.randomUUID()}`;
  await aCommonIndicator(key, { names: { fi: 'Päästöt', sv: 'Utsläpp', en: 'Emissions' }, explanations: { sv: 'Räknas så här' } });
  await anIndicator(pilotId, { commonKey: key, names: {}, unit: 'kgCO2e', position: 1, baselineYear: 2020, baselineValue: 12.5 });
  const own = await anIndicator(pilotId, { position: 2, retiredAt: new Date() });
  await db.indicatorTarget.createMany({ data: [{ indicatorId: own, period: '2026', value: 2 }, { indicatorId: own, period: '2025H1', value: 1 }] });
  const [first, second] = await indicatorsOf(pilotId, 'sv');
  expect(first).toMatchObject({ name: 'Utsläpp', lang: 'sv', explanation: 'Räknas så här', unit: 'kgCO2e', baseline: { year: 2020, value: 12.5 }, retired: false });
  expect(second).toMatchObject({ name: 'Tavoitetut ihmiset', lang: 'fi', retired: true, targets: [{ period: '2025H1', value: 1 }, { period: '2026', value: 2 }] });
});

it('gives what counts and what is open, but readers only what counts', async () => {
  const id = await anIndicator(pilotId);
  await anAcceptedValue(id, '2025H1', 5, { state: 'superseded' });
  await anAcceptedValue(id, '2025H1', 6, { version: 2, reason: 'Laskettiin uudelleen' });
  await anAcceptedValue(id, '2025H2', 9, { state: 'draft' });
  await anIndicator(pilotId);
  expect((await indicatorsOf(pilotId, 'fi')).map(({ values }) => values.map(({ period, version, state }) => [period, version, state]))).toEqual([[['2025H1', 2, 'accepted'], ['2025H2', 1, 'draft']], []]);
  expect((await acceptedOf(pilotId, 'fi')).map(({ values }) => values.map(({ value }) => value))).toEqual([[6]]);
  await db.entry.update({ where: { id: pilotId }, data: { isPublic: false } });
  expect(await acceptedOf(pilotId, 'fi')).toEqual([]);
});

it('tells who entered each version, former members without a name', async () => {
  const id = await anIndicator(pilotId);
  const { personId } = await aMember({ name: 'Aino' });
  await anAcceptedValue(id, '2025H1', 5, { state: 'superseded', enteredById: personId });
  await anAcceptedValue(id, '2025H1', 6, { version: 2, decidedById: crypto.randomUUID() });
  expect((await historyOf(id, '2025H1')).map(({ version, enteredBy, decidedBy }) => [version, enteredBy, decidedBy])).toEqual([[2, null, null], [1, 'Aino', null]]);
});

it('knows the last value from before a period', async () => {
  const id = await anIndicator(pilotId);
  for (const [period, value] of [['2024H2', 1], ['2025H1', 2], ['2025H2', 3]] as const) await anAcceptedValue(id, period, value);
  expect((await lastValuesBefore(pilotId, '2025H2')).get(id)).toMatchObject({ period: '2025H1', value: 2 });
  expect((await lastValuesBefore(pilotId, '2024H1')).size).toBe(0);
});
