import { beforeEach, describe, expect, it } from 'vitest';
import { type CommonEdit, commonSchema } from '#app/domain/indicators/common.schema';
import { addCommon, listCommon, openCommon, retireCommon, saveCommon } from '#app/domain/indicators/library.server';
import { Conflict, Forbidden, NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { codes } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anIndicator, aRunningPilot } from '#tests/factories/rounds';

const edit = (more: Partial<CommonEdit> = {}): CommonEdit => ({
  fi: { name: 'Vältetyt päästöt', explanation: '' }, sv: { name: 'Undvikna utsläpp', explanation: '' }, en: { name: 'Emissions avoided', explanation: 'Measured so.' },
  unit: 'tCO2e', direction: 'up', cumulative: 'no', sdgIndicator: '13.2.2', target: 50_000, position: 1, ...more,
});

let coordinator: Member;

beforeEach(async () => {
  await db.indicator.deleteMany();
  await db.commonIndicator.deleteMany();
  coordinator = await aCoordinator();
});

describe('the library', () => {
  it('gets indicators with keys of their own, in the order that was given', async () => {
    expect(await addCommon(coordinator, edit({ position: 2 }))).toBe('emissions-avoided');
    expect(await addCommon(coordinator, edit({ position: 1, sdgIndicator: null, target: null }))).toBe('emissions-avoided-2');
    expect((await listCommon('sv')).map(({ key, name, target, pilots }) => [key, name, target, pilots])).toEqual([['emissions-avoided-2', 'Undvikna utsläpp', null, 0], ['emissions-avoided', 'Undvikna utsläpp', 50_000, 0]]);
  });

  it('never takes the address of the form for a new one', async () => {
    expect(await addCommon(coordinator, edit({ en: { name: 'New', explanation: '' } }))).toBe('new-2');
  });

  it('keeps unit, direction and way of counting once a pilot uses it, but not its words', async () => {
    const key = await addCommon(coordinator, edit());
    const { id } = await aRunningPilot(await aPartner());
    await anIndicator(id, { commonKey: key, unit: 'kgCO2e' });
    const { base, count, pilots } = await openCommon(coordinator, key, 'fi');
    expect([count, pilots.map(({ pilotId, unit }) => [pilotId, unit])]).toEqual([1, [[id, 'kgCO2e']]]);
    expect(await codes(saveCommon(coordinator, key, base, edit({ unit: 'kgCO2e', direction: 'down', cumulative: 'yes' })))).toEqual(['unit:inUse', 'direction:inUse', 'cumulative:inUse']);
    await saveCommon(coordinator, key, base, edit({ target: 60_000 }));
    expect((await listCommon('en'))[0]).toMatchObject({ target: 60_000, pilots: 1, unit: 'tCO2e' });
  });

  it('shows the second of two coordinators what the first wrote', async () => {
    const key = await addCommon(coordinator, edit());
    const { base } = await openCommon(coordinator, key, 'fi');
    const second = await aCoordinator();
    await saveCommon(second, key, base, edit({ fi: { name: 'Päästöt', explanation: '' } }));
    await expect(saveCommon(coordinator, key, base, edit())).rejects.toMatchObject({ theirs: { fi: { name: 'Päästöt' } } });
    const both = await Promise.allSettled([1, 2].map(async (target) => saveCommon(second, key, (await openCommon(second, key, 'fi')).base, edit({ target }))));
    expect(both.filter(({ status }) => status === 'rejected').every((one) => one.status === 'rejected' && one.reason instanceof Conflict)).toBe(true);
  });

  it('lets one go and takes it back; twice is once', async () => {
    const key = await addCommon(coordinator, edit());
    await retireCommon(coordinator, key, true);
    const { retiredAt } = await db.commonIndicator.findUniqueOrThrow({ where: { key } });
    await retireCommon(coordinator, key, true);
    expect((await db.commonIndicator.findUniqueOrThrow({ where: { key } })).retiredAt).toEqual(retiredAt);
    await retireCommon(coordinator, key, false);
    expect((await listCommon('fi'))[0]?.retired).toBe(false);
  });

  it('is the coordinators’', async () => {
    const key = await addCommon(coordinator, edit());
    const editor = await aMember({ in: await aPartner(), roles: ['editor'] });
    await expect(addCommon(editor, edit())).rejects.toThrow(Forbidden);
    for (const who of [editor, null]) {
      await expect(openCommon(who, key, 'fi')).rejects.toThrow(NotFound);
      await expect(saveCommon(who, key, '', edit())).rejects.toThrow(NotFound);
      await expect(retireCommon(who, key, true)).rejects.toThrow(NotFound);
    }
    for (const nothing of ['none', '__proto__', '%00', '']) await expect(openCommon(coordinator, nothing, 'fi')).rejects.toThrow(NotFound);
  });
});

it('reads a form and says what is wrong in it', () => {
  const words = { name: 'x', explanation: '' };
  const good = { fi: words, sv: words, en: words, unit: 'MWh', direction: 'up', cumulative: 'yes', sdgIndicator: ' 11.6.2 ', target: '1 200,5', position: '3' };
  expect(commonSchema.parse(good)).toMatchObject({ sdgIndicator: '11.6.2', target: 1200.5, position: 3 });
  expect(commonSchema.parse({ ...good, sdgIndicator: '', target: '', position: '' })).toMatchObject({ sdgIndicator: null, target: null, position: 0 });
  const wrong = commonSchema.safeParse({ ...good, sv: { name: ' ', explanation: '' }, unit: '__proto__', direction: 'sideways', cumulative: '', sdgIndicator: '18.1.1', target: 'paljon', position: '-1' });
  expect(wrong.error?.issues.map(({ path, message }) => `${path.join('.')}:${message}`)).toEqual(['sv.name:required', 'unit:choose', 'direction:choose', 'cumulative:choose', 'sdgIndicator:sdgIndicator', 'target:number', 'position:wholeNumber']);
});
