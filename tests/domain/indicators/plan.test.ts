import { beforeEach, describe, expect, it } from 'vitest';
import { indicatorsOf } from '#app/domain/indicators/indicators.server';
import { type Given, readPlan } from '#app/domain/indicators/plan';
import { addIndicator, openPlan, retireIndicator, saveIndicator } from '#app/domain/indicators/plan-writing.server';
import { Forbidden, NotFound } from '#app/domain/shared/outcome';
import type { Sent } from '#app/domain/shared/sent';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aCommonIndicator, anAcceptedValue, aRunningPilot } from '#tests/factories/rounds';

const form = (fields: Record<string, string>): Sent => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
const own = { 'fi.name': 'Melu pihalla', unit: 'dB', direction: 'down', cumulative: 'no', baselineYear: '2024', baselineValue: '62,5' };
const targets = (...rows: [string, string][]) => Object.fromEntries(rows.flatMap(([period, value], at) => [[`targets.${at}.period`, period], [`targets.${at}.value`, value]]));

let editor: Member;
let coordinator: Member;
let pilotId: string;

beforeEach(async () => {
  await db.indicator.deleteMany();
  await db.commonIndicator.deleteMany();
  const lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'] });
  coordinator = await aCoordinator();
  pilotId = (await aRunningPilot(lead)).id;
});

const unpublish = () => db.entry.update({ where: { id: pilotId }, data: { isPublic: false } });
const steps = async () => (await db.timelineStep.findMany({ where: { entryId: pilotId, step: { startsWith: 'indicator' } }, orderBy: { at: 'asc' } })).map(({ step, note, isPublic }) => [step, note, isPublic]);

describe('what a pilot measures', () => {
  it('is added with a baseline and targets, and the pilot’s readers are told', async () => {
    await addIndicator(editor, pilotId, { kind: 'quantitative' }, form({ ...own, ...targets(['2026', '55'], ['2027', '50']) }));
    const [indicator] = await indicatorsOf(pilotId, 'fi');
    expect(indicator).toMatchObject({ name: 'Melu pihalla', unit: 'dB', direction: 'down', baseline: { year: 2024, value: 62.5 }, targets: [{ period: '2026', value: 55 }, { period: '2027', value: 50 }] });
    expect(await steps()).toEqual([['indicatorAdded', 'Melu pihalla', true]]);
  });

  it('takes a common indicator with what all pilots share, in another unit of the same quantity, once', async () => {
    await aCommonIndicator('co2', { unit: 'tCO2e', direction: 'up', cumulative: true, sdgIndicator: '13.2.2' });
    const taken = { common: 'co2' };
    expect(await codes(addIndicator(editor, pilotId, taken, form({ unit: 'MWh' })))).toEqual(['unit:unitDiffers']);
    await addIndicator(editor, pilotId, taken, form({ unit: 'kgCO2e', direction: 'down', cumulative: 'no', 'fi.name': 'Oma' }));
    expect((await indicatorsOf(pilotId, 'fi'))[0]).toMatchObject({ name: 'co2', unit: 'kgCO2e', direction: 'up', cumulative: true, sdgIndicator: '13.2.2' });
    expect(await codes(addIndicator(editor, pilotId, taken, form({ unit: 'tCO2e' })))).toEqual([':measuredAlready']);
    await db.commonIndicator.update({ where: { key: 'co2' }, data: { retiredAt: new Date() } });
    await expect(addIndicator(editor, pilotId, taken, form({ unit: 'tCO2e' }))).rejects.toThrow(NotFound);
  });

  it('shows the code that the library gives a common indicator today', async () => {
    await aCommonIndicator('co2', { unit: 'tCO2e', sdgIndicator: '13.2.1' });
    await addIndicator(editor, pilotId, { common: 'co2' }, form({ unit: 'tCO2e' }));
    await db.commonIndicator.update({ where: { key: 'co2' }, data: { sdgIndicator: '13.2.2' } });
    expect((await indicatorsOf(pilotId, 'fi'))[0]?.sdgIndicator).toBe('13.2.2');
  });

  it('takes a common indicator once, also when something else takes it up at the same moment', async () => {
    await aCommonIndicator('co2', { unit: 'tCO2e' });
    const taken = { common: 'co2' };
    let second: Promise<string[]> | undefined;
    await db.$transaction(async (tx) => {
      await tx.indicator.create({ data: { pilotId, commonKey: 'co2', kind: 'quantitative', names: {}, originalLang: 'fi', unit: 'tCO2e', direction: 'up', cumulative: false } });
      second = codes(addIndicator(editor, pilotId, taken, form({ unit: 'tCO2e' })));
      await new Promise((wait) => setTimeout(wait, 200));
    });
    expect(await second).toEqual([':measuredAlready']);
    expect(await db.indicator.count({ where: { pilotId } })).toBe(1);
    const again = { pilotId, commonKey: null, kind: 'qualitative', names: {}, originalLang: 'fi', unit: '', direction: 'up', cumulative: false };
    await expect(db.indicator.create({ data: { ...again, commonKey: 'co2' } })).rejects.toThrow();
    await db.indicator.createMany({ data: [again, again] });
  });

  it.each(['11.6.2', '13.a.1', '8.10.2', '17.19.1'])('may name the SDG indicator %s', (code) => {
    expect(readPlan(form({ ...own, sdgIndicator: code }), { kind: 'quantitative', originalLang: 'fi', common: null })).toMatchObject({ plan: { sdgIndicator: code }, issues: [] });
  });

  it.each(['11', '11.6', '11.6.0', '11.06.2', '11.9.1', '18.1.1', '11.6.2.1', '13.e.1', 'x'])('never names %j as one', (code) => {
    const { issues } = readPlan(form({ ...own, sdgIndicator: code }), { kind: 'quantitative', originalLang: 'fi', common: null });
    expect(issues).toEqual([{ field: 'sdgIndicator', code: 'sdgIndicator' }]);
  });

  it('changes its promises only with a reason, which readers see with what was before', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form({ ...own, ...targets(['2026', '55']) }));
    const { base } = await openPlan(editor, pilotId, id);
    const changed = form({ ...own, baselineValue: '60', ...targets(['2026', '58'], ['2027', '50']) });
    expect(await codes(saveIndicator(editor, pilotId, id, base, changed))).toEqual(['reason:reasonNeeded']);
    await saveIndicator(editor, pilotId, id, base, { ...changed, reason: ['Mittauspiste siirtyi.'] });
    const [, step] = await steps();
    expect(step?.slice(0, 1)).toEqual(['indicatorChanged']);
    expect(String(step?.[1]).replace(/[\u00a0\u202f]/g, ' ')).toBe('Melu pihalla: lähtötaso 62,5 dB (2024) → 60 dB (2024); tavoite 2026: 55 dB → 58 dB; tavoite 2027: ei mitään → 50 dB. Mittauspiste siirtyi.');
  });

  it('changes its name without one, and before publication anything', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form({ ...own, ...targets(['2026', '55']) }));
    await saveIndicator(editor, pilotId, id, (await openPlan(editor, pilotId, id)).base, form({ ...own, 'fi.name': 'Melu', 'sv.name': 'Buller', ...targets(['2026', '55']) }));
    expect((await indicatorsOf(pilotId, 'sv'))[0]?.name).toBe('Buller');
    await unpublish();
    await saveIndicator(editor, pilotId, id, (await openPlan(editor, pilotId, id)).base, form({ ...own, ...targets(['2026', '1']) }));
    expect((await steps()).length).toBe(1);
  });

  it('keeps what its values are made of', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form(own));
    await anAcceptedValue(id, '2025H1', 60);
    const { base, hasValues } = await openPlan(editor, pilotId, id);
    expect(hasValues).toBe(true);
    expect(await codes(saveIndicator(editor, pilotId, id, base, form({ ...own, unit: 'percent', direction: 'up', cumulative: 'yes', dimension: 'area' })))).toEqual(['unit:measured', 'direction:measured', 'cumulative:measured', 'dimension:measured']);
  });

  it('shows the second of two editors what the first wrote, and keeps it', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form(own));
    const { base } = await openPlan(editor, pilotId, id);
    await saveIndicator(editor, pilotId, id, base, form({ ...own, 'fi.name': 'Ensimmäinen' }));
    await expect(saveIndicator(editor, pilotId, id, base, form({ ...own, 'fi.name': 'Toinen' }))).rejects.toMatchObject({ theirs: { 'fi.name': 'Ensimmäinen' } });
    expect((await indicatorsOf(pilotId, 'fi'))[0]?.name).toBe('Ensimmäinen');
  });

  it('stops with a reason, goes on again, and is gone only where nobody knew of it', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form(own));
    expect(await codes(retireIndicator(editor, pilotId, id, true, ' '))).toEqual(['reason:required']);
    expect(await codes(retireIndicator(editor, pilotId, id, true, 'a\u0000b'))).toEqual(['reason:badCharacters']);
    await retireIndicator(editor, pilotId, id, true, 'Mittari hajosi.');
    await retireIndicator(editor, pilotId, id, true, 'Toisen kerran.');
    await retireIndicator(editor, pilotId, id, false, 'Uusi mittari.');
    expect((await steps()).slice(1)).toEqual([['indicatorRetired', 'Melu pihalla: Mittari hajosi.', true], ['indicatorResumed', 'Melu pihalla: Uusi mittari.', true]]);
    await unpublish();
    await retireIndicator(editor, pilotId, id, true, '');
    expect(await indicatorsOf(pilotId, 'fi')).toEqual([]);
  });

  it('is the lead’s editors’', async () => {
    const id = await addIndicator(editor, pilotId, { kind: 'quantitative' }, form(own));
    const stranger = await aMember({ in: await aPartner(), roles: ['editor'] });
    for (const [who, error] of [[coordinator, Forbidden], [stranger, NotFound], [null, NotFound]] as const) {
      await expect(addIndicator(who, pilotId, { kind: 'quantitative' }, form(own))).rejects.toThrow(error);
      await expect(openPlan(who, pilotId, id)).rejects.toThrow(error);
      await expect(saveIndicator(who, pilotId, id, '', form(own))).rejects.toThrow(error);
      await expect(retireIndicator(who, pilotId, id, true, 'x')).rejects.toThrow(error);
    }
    const other = await aRunningPilot(await aPartner());
    await expect(saveIndicator(editor, other.id, id, '', form(own))).rejects.toThrow(NotFound);
  });
});

describe('a form of an indicator', () => {
  const given: Given = { kind: 'quantitative', originalLang: 'fi', common: null };
  const issues = (more: Record<string, string>, of = given) => readPlan(form({ ...own, ...more }), of).issues.map(({ field, code }) => `${field}:${code}`);

  it.each([
    [{ 'fi.name': ' ' }, ['fi.name:required']],
    [{ unit: 'furlong' }, ['unit:choose']],
    [{ unit: 'constructor' }, ['unit:choose']],
    [{ direction: 'sideways' }, ['direction:choose']],
    [{ dimension: '__proto__' }, ['dimension:choose']],
    [{ sdgIndicator: '11.6' }, ['sdgIndicator:sdgIndicator']],
    [{ baselineYear: '1066' }, ['baselineYear:year']],
    [{ baselineYear: 'viime vuonna' }, ['baselineYear:year']],
    [{ baselineValue: 'noin 60' }, ['baselineValue:number']],
    [{ baselineValue: '0,1234' }, ['baselineValue:decimals']],
    [{ unit: 'people', baselineValue: '-3' }, ['baselineValue:negative']],
    [{ unit: 'people', baselineValue: '', ...targets(['2026', '-1']) }, ['targets.0.value:negative']],
    [targets(['2026Q5', '1']), ['targets.0.period:period']],
    [targets(['', '1']), ['targets.0.period:choose']],
    [targets(['2026', '1'], ['2026', '2']), ['targets.1.period:twice']],
    [targets(['2026', '1'], ['2026H1', '2']), ['targets.1.period:targetsOverlap']],
    [targets(['2026', '']), ['targets.0.value:number']],
    [{ baselineComment: 'x'.repeat(501) }, ['baselineComment:tooLong']],
  ])('%j', (more, expected) => {
    expect(issues(more as Record<string, string>)).toEqual(expected);
  });

  it('has no unit, figures or targets where words are asked', () => {
    const { plan, issues: none } = readPlan(form({ ...own, ...targets(['2026', '1']), dimension: 'gender', cumulative: 'yes' }), { ...given, kind: 'qualitative' });
    expect(none).toEqual([]);
    expect(plan).toMatchObject({ unit: '', baselineValue: null, targets: [], dimension: null, cumulative: false, baselineYear: 2024 });
  });
});
