import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgramme, openTheme, saveProgramme, saveTheme } from '#app/domain/programme/programme-editing.server';
import { programmeName, programmeOf, themesOf, themeWords } from '#app/domain/programme/programme.server';
import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { THEMES } from '#app/domain/shared/themes';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { seedProgramme } from '#seed/programme';
import { aCoordinator, aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

let coordinator: Member;

beforeEach(async () => {
  await resetDatabase();
  coordinator = await aCoordinator();
});

afterEach(() => setClock(undefined));

describe('reading the programme', () => {
  it('has words of its own in each language before anybody wrote any', async () => {
    for (const lang of LANGUAGES) {
      expect(await programmeName(lang)).not.toBe('');
      expect((await programmeOf(lang)).about).toMatch(/\S/);
      expect((await themesOf(lang)).map(({ theme }) => theme)).toEqual([...THEMES]);
    }
    expect(await themeWords('fi', 'toString')).toBeNull();
  });

  it('stands in its fourth year when seeded, and knows before and after', async () => {
    await seedProgramme(new Date('2026-11-23T10:00:00Z'));
    setClock(new Date('2026-05-02T10:00:00Z'));
    const running = await programmeOf('en');
    expect(running.years.map(({ year, when }) => `${year} ${when}`)).toEqual(['2023 past', '2024 past', '2025 past', '2026 now', '2027 later']);
    expect(running).toMatchObject({ yearNumber: 4, phase: 'running', quarter: 2 });
    setClock(new Date('2022-05-02T10:00:00Z'));
    expect(await programmeOf('en')).toMatchObject({ yearNumber: null, phase: 'before' });
    setClock(new Date('2028-05-02T10:00:00Z'));
    expect(await programmeOf('en')).toMatchObject({ yearNumber: null, phase: 'after' });
  });
});

describe('saving the programme', () => {
  it('is for coordinators', async () => {
    const { edit, base } = await openProgramme(coordinator);
    for (const viewer of [null, await aMember(), await aMember({ platform: ['administrator'] })]) {
      await expect(openProgramme(viewer)).rejects.toThrow(Forbidden);
      await expect(openTheme(viewer, 'smart')).rejects.toThrow(Forbidden);
      await expect(saveProgramme(viewer, base, edit)).rejects.toThrow(Forbidden);
      await expect(saveTheme(viewer, 'smart', base, { fi: edit.fi, sv: edit.sv, en: edit.en } as never)).rejects.toThrow(Forbidden);
    }
    expect(await db.programmeText.count()).toBe(0);
  });

  it('shows readers the new words and years', async () => {
    const { edit, base } = await openProgramme(coordinator);
    await saveProgramme(coordinator, base, { ...edit, startsOn: '2024-01-01', endsOn: '2028-12-31', sv: { ...edit.sv, name: 'Ett nytt namn' } });
    expect(await programmeName('sv')).toBe('Ett nytt namn');
    expect((await programmeOf('fi')).years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028]);
  });

  it('refuses an end before the beginning', async () => {
    const { edit, base } = await openProgramme(coordinator);
    await expect(saveProgramme(coordinator, base, { ...edit, startsOn: '2028-01-01', endsOn: '2027-12-31' })).rejects.toThrow(Invalid);
  });

  it('tells the second of two coordinators what the first one saved', async () => {
    const second = await aCoordinator();
    const { edit, base } = await openProgramme(coordinator);
    await saveProgramme(coordinator, base, { ...edit, fi: { ...edit.fi, tagline: 'Ensimmäisen lause' } });
    const late = saveProgramme(second, base, { ...edit, fi: { ...edit.fi, tagline: 'Toisen lause' } });
    await expect(late).rejects.toSatisfy((error) => error instanceof Conflict && JSON.stringify(error.theirs).includes('Ensimmäisen lause'));
    expect((await programmeOf('fi')).tagline).toBe('Ensimmäisen lause');
  });

  it('lets one of two simultaneous saves through', async () => {
    const { edit, base } = await openTheme(coordinator, 'healthy');
    const saves = ['A', 'B', 'C'].map((lead) => saveTheme(coordinator, 'healthy', base, { ...edit, en: { ...edit.en, lead } }));
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])).every((reason) => reason instanceof Conflict)).toBe(true);
  });

  it('does not know a fifth theme', async () => {
    await expect(openTheme(coordinator, 'golden')).rejects.toThrow(NotFound);
  });
});
