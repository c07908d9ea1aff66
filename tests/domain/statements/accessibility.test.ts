import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessibilitySchema, MOST_LACKING } from '#app/domain/statements/accessibility.schema';
import { accessibilityOf, accessibilityWork, openAccessibility, saveAccessibility } from '#app/domain/statements/accessibility.server';
import { Conflict, Forbidden, Invalid } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { setClock } from '#app/platform/env/clock.server';
import { db } from '#app/platform/db/db.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { aCoordinator, aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

let administrator: Member;
const texts = (text: string) => ({ fi: `${text} fi`, sv: `${text} sv`, en: `${text} en` });
const edit = (more = {}) => accessibilitySchema.parse({ assessedOn: '2027-03-01', status: 'partial', basis: 'outside', method: texts('Tested'), lacking: [{ ...texts('Maps'), due: '2027-06-30' }], ...more });

beforeEach(async () => {
  await resetDatabase();
  administrator = await aMember({ platform: ['administrator'] });
  setClock(new Date('2027-03-02T10:00:00Z'));
});

afterEach(() => setClock(undefined));

describe('the accessibility statement', () => {
  it('says what the software comes with until an administrator has told of an assessment', async () => {
    for (const lang of LANGUAGES) {
      const { status, basis, method, lacking, assessedOn, nextBy } = await accessibilityOf(lang);
      expect({ status, basis, assessedOn, nextBy }).toEqual({ status: 'partial', basis: 'own', assessedOn: '2026-11-23', nextBy: '2027-11-23' });
      expect([method, ...lacking.map(({ text }) => text)].join('')).not.toContain('accessibility.');
      expect(lacking.length).toBeGreaterThan(3);
    }
  });

  it('says what was told last, and keeps what was told before', async () => {
    const { base } = await openAccessibility(administrator);
    await saveAccessibility(administrator, base, edit());
    await saveAccessibility(administrator, (await openAccessibility(administrator)).base, edit({ status: 'full', lacking: [] }));
    expect(await accessibilityOf('sv')).toMatchObject({ status: 'full', basis: 'outside', assessedOn: '2027-03-01', nextBy: '2028-03-01', method: 'Tested sv', lacking: [] });
    expect(await db.accessibilityAssessment.count()).toBe(2);
  });

  it('is told by administrators alone', async () => {
    const { base } = await openAccessibility(administrator);
    for (const viewer of [null, await aMember(), await aCoordinator()]) {
      await expect(openAccessibility(viewer)).rejects.toThrow(Forbidden);
      await expect(saveAccessibility(viewer, base, edit())).rejects.toThrow(Forbidden);
      expect(await accessibilityWork(viewer)).toBeNull();
    }
    expect(await db.accessibilityAssessment.count()).toBe(0);
  });

  it('takes one of two who save at once, and shows the other what stands', async () => {
    const { base } = await openAccessibility(administrator);
    const results = await Promise.allSettled(['full', 'none', 'partial'].map((status) => saveAccessibility(administrator, base, edit({ status }))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused.every((reason) => reason instanceof Conflict)).toBe(true);
    expect((refused[0] as Conflict).theirs).toEqual((await openAccessibility(administrator)).edit);
  });

  it('is not made of a day to come', async () => {
    const { base } = await openAccessibility(administrator);
    await expect(saveAccessibility(administrator, base, edit({ assessedOn: '2027-03-03' }))).rejects.toThrow(Invalid);
  });

  it('leaves out rows that are empty, and wants the others in every language', () => {
    const row = (more = {}) => ({ fi: '', sv: '', en: '', due: '', ...more });
    expect(edit({ lacking: [row(), { ...texts('Maps'), due: '' }, row()] }).lacking).toEqual([{ ...texts('Maps'), due: '' }]);
    const result = accessibilitySchema.safeParse({ ...edit(), lacking: [row(), row({ due: '2027-01-01' }), row({ fi: 'Kartta' })] });
    expect(result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual(['lacking.1.fi', 'lacking.1.sv', 'lacking.1.en', 'lacking.2.sv', 'lacking.2.en'].map((at) => `${at} required`));
    expect(accessibilitySchema.safeParse({ ...edit(), lacking: Array(MOST_LACKING + 1).fill({ ...texts('x'), due: '' }) }).success).toBe(false);
  });
});

describe('the administrator’s desk', () => {
  it('says so once the assessment is a year old', async () => {
    await saveAccessibility(administrator, (await openAccessibility(administrator)).base, edit({ lacking: [] }));
    setClock(new Date('2028-02-29T20:00:00Z'));
    expect(await accessibilityWork(administrator)).toBeNull();
    setClock(new Date('2028-02-29T22:30:00Z')); // the first of March in Helsinki
    expect(await accessibilityWork(administrator)).toEqual({ assessedOn: '2027-03-01', isOld: true, late: 0 });
  });

  it('says so once the day for mending something has passed, and readers see it', async () => {
    await saveAccessibility(administrator, (await openAccessibility(administrator)).base, edit());
    setClock(new Date('2027-06-30T10:00:00Z'));
    expect(await accessibilityWork(administrator)).toBeNull();
    setClock(new Date('2027-07-01T10:00:00Z'));
    expect(await accessibilityWork(administrator)).toEqual({ assessedOn: '2027-03-01', isOld: false, late: 1 });
    expect((await accessibilityOf('en')).lacking).toEqual([{ text: 'Maps en', due: '2027-06-30', isLate: true }]);
  });
});
