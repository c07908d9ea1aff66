import { isTheme, type Theme, THEMES } from '#app/domain/shared/themes';
import { db, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { programmeMessages } from './messages';
import type { ProgrammeWords, ThemeWords } from './programme.schema';

/** A programme year beyond this many is not drawn. */
const MOST_YEARS = 15;

const finnishYear = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Helsinki' });
const yearNow = () => Number(finnishYear.format(now()));

/** The programme's own words where a coordinator has not written any yet. */
export function defaultWords(lang: Lang): ProgrammeWords {
  const t = translator(programmeMessages, lang);
  return {
    name: t('defaults.name'),
    coordinator: t('defaults.coordinator'),
    tagline: t('defaults.tagline'),
    intro: t('defaults.intro'),
    about: t('defaults.about'),
  };
}

/** A theme's words where a coordinator has not written any yet. */
export function defaultTheme(lang: Lang, theme: Theme): ThemeWords {
  const t = translator(programmeMessages, lang);
  return { lead: t(`themes.${theme}.lead`), body: t(`themes.${theme}.body`) };
}

/** The years of a fresh installation: this one and four more. */
export function defaultPeriod(): { startsOn: Date; endsOn: Date } {
  const year = yearNow();
  return { startsOn: new Date(Date.UTC(year, 0, 1)), endsOn: new Date(Date.UTC(year + 4, 11, 31)) };
}

/** What the programme is called; one cheap query, for every page's header. */
export async function programmeName(lang: Lang): Promise<string> {
  const row = await db.programmeText.findUnique({ where: { lang }, select: { name: true } });
  return row?.name || translator(programmeMessages, lang)('defaults.name');
}

/** The programme's words in a language. */
export async function programmeWords(lang: Lang, client: Tx = db): Promise<ProgrammeWords> {
  const row = await client.programmeText.findUnique({ where: { lang }, omit: { lang: true } });
  return row ?? defaultWords(lang);
}

/** When the programme runs, as it stands or by default. `lock` counts its saves. */
export async function programmePeriod(client: Tx = db): Promise<{ startsOn: Date; endsOn: Date; lock: number }> {
  const row = await client.programme.findUnique({ where: { id: 1 }, select: { startsOn: true, endsOn: true, lock: true } });
  return row ?? { ...defaultPeriod(), lock: 0 };
}

export type ProgrammeYear = { year: number; when: 'past' | 'now' | 'later' };

export type Programme = ProgrammeWords & {
  years: ProgrammeYear[];
  /** Which of its years it is, counted from 1; null before and after */
  yearNumber: number | null;
  phase: 'before' | 'running' | 'after';
  /** Quarter of the present year that runs, 1 to 4 */
  quarter: number;
};

/** The programme as readers of a language see it. */
export async function programmeOf(lang: Lang): Promise<Programme> {
  const [words, { startsOn, endsOn }] = await Promise.all([programmeWords(lang), programmePeriod()]);
  const [first, last, present] = [startsOn.getUTCFullYear(), endsOn.getUTCFullYear(), yearNow()];
  const years = Array.from({ length: Math.min(MOST_YEARS, Math.max(1, last - first + 1)) }, (_, i): ProgrammeYear => {
    const year = first + i;
    return { year, when: year < present ? 'past' : year > present ? 'later' : 'now' };
  });
  const phase = present < first ? 'before' : present > last ? 'after' : 'running';
  return { ...words, years, phase, yearNumber: phase === 'running' ? present - first + 1 : null, quarter: Math.floor(now().getMonth() / 3) + 1 };
}

/** What each theme means, in the programme's order. */
export async function themesOf(lang: Lang): Promise<(ThemeWords & { theme: Theme })[]> {
  const rows = await db.themeText.findMany({ where: { lang } });
  return THEMES.map((theme) => {
    const row = rows.find((found) => found.theme === theme);
    return { theme, ...(row ? { lead: row.lead, body: row.body } : defaultTheme(lang, theme)) };
  });
}

/** One theme's words, or null when there is no such theme. */
export async function themeWords(lang: Lang, theme: string | undefined, client: Tx = db): Promise<(ThemeWords & { theme: Theme }) | null> {
  if (!isTheme(theme)) return null;
  const row = await client.themeText.findUnique({ where: { theme_lang: { theme, lang } }, select: { lead: true, body: true } });
  return { theme, ...(row ?? defaultTheme(lang, theme)) };
}
