import { defaultTheme, defaultWords } from '#app/domain/programme/programme.server';
import { THEMES } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** The demonstration's programme: five calendar years, of which the present one is the fourth. */
export async function seedProgramme(now: Date): Promise<void> {
  const year = now.getFullYear();
  const period = { startsOn: new Date(Date.UTC(year - 3, 0, 1)), endsOn: new Date(Date.UTC(year + 1, 11, 31)), isDemonstration: true };
  await db.programme.upsert({ where: { id: 1 }, create: { id: 1, ...period }, update: period });
  for (const lang of LANGUAGES) {
    const words = defaultWords(lang);
    await db.programmeText.upsert({ where: { lang }, create: { lang, ...words }, update: words });
    for (const theme of THEMES) {
      const text = defaultTheme(lang, theme);
      await db.themeText.upsert({ where: { theme_lang: { theme, lang } }, create: { theme, lang, ...text }, update: text });
    }
  }
}
