import { Conflict, Forbidden, Invalid, NotFound } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import { isTheme, type Theme } from '#app/domain/shared/themes';
import { isCoordinator, type Viewer } from '#app/domain/shared/viewer';
import { db, transaction, type Tx } from '#app/platform/db/db.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { programmePeriod, programmeWords, themeWords } from './programme.server';
import type { ProgrammeEdit, ThemeEdit } from './programme.schema';

const asDay = (at: Date) => at.toISOString().slice(0, 10);

async function standingProgramme(client: Tx): Promise<ProgrammeEdit> {
  const { startsOn, endsOn } = await programmePeriod(client);
  const [fi, sv, en] = [await programmeWords('fi', client), await programmeWords('sv', client), await programmeWords('en', client)];
  return { startsOn: asDay(startsOn), endsOn: asDay(endsOn), fi, sv, en };
}

async function standingTheme(client: Tx, theme: Theme): Promise<ThemeEdit> {
  const words = [];
  for (const lang of LANGUAGES) words.push(await themeWords(lang, theme, client));
  const [fi, sv, en] = words.map((found) => ({ lead: found?.lead ?? '', body: found?.body ?? '' }));
  if (!fi || !sv || !en) throw new NotFound();
  return { fi, sv, en };
}

/** The programme's period and texts as they stand, and the mark that a save must name. @throws Forbidden */
export async function openProgramme(viewer: Viewer): Promise<{ edit: ProgrammeEdit; base: string }> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  const edit = await standingProgramme(db);
  return { edit, base: fingerprint(edit) };
}

/** A theme's texts as they stand, and the mark that a save must name. @throws NotFound, Forbidden */
export async function openTheme(viewer: Viewer, theme: string): Promise<{ edit: ThemeEdit; base: string }> {
  if (!isTheme(theme)) throw new NotFound();
  if (!isCoordinator(viewer)) throw new Forbidden();
  const edit = await standingTheme(db, theme);
  return { edit, base: fingerprint(edit) };
}

/** One save of the programme at a time: the row is locked until the transaction ends. */
async function lockProgramme(tx: Tx): Promise<void> {
  const { startsOn, endsOn } = await programmePeriod(tx);
  await tx.programme.createMany({ data: [{ id: 1, startsOn, endsOn }], skipDuplicates: true });
  await tx.programme.update({ where: { id: 1 }, data: { lock: { increment: 1 } } });
}

/**
 * Saves the programme's period and texts; readers see them at once.
 * @param base fingerprint of what stood when the form was opened
 * @throws Conflict with what stands now, when somebody saved meanwhile
 */
export async function saveProgramme(viewer: Viewer, base: string, edit: ProgrammeEdit): Promise<void> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  if (edit.startsOn >= edit.endsOn) throw new Invalid([{ field: 'endsOn', code: 'order' }]);
  await transaction(async (tx) => {
    await lockProgramme(tx);
    const stands = await standingProgramme(tx);
    if (fingerprint(stands) !== base) throw new Conflict(stands);
    await tx.programme.update({ where: { id: 1 }, data: { startsOn: new Date(edit.startsOn), endsOn: new Date(edit.endsOn) } });
    for (const lang of LANGUAGES) {
      await tx.programmeText.upsert({ where: { lang }, create: { lang, ...edit[lang] }, update: edit[lang] });
    }
  });
}

/**
 * Saves a theme's texts; readers see them at once.
 * @throws NotFound, Forbidden, Conflict with what stands now
 */
export async function saveTheme(viewer: Viewer, theme: string, base: string, edit: ThemeEdit): Promise<void> {
  if (!isTheme(theme)) throw new NotFound();
  if (!isCoordinator(viewer)) throw new Forbidden();
  await transaction(async (tx) => {
    await lockProgramme(tx);
    const stands = await standingTheme(tx, theme);
    if (fingerprint(stands) !== base) throw new Conflict(stands);
    for (const lang of LANGUAGES) {
      await tx.themeText.upsert({ where: { theme_lang: { theme, lang } }, create: { theme, lang, ...edit[lang] }, update: edit[lang] });
    }
  });
}
