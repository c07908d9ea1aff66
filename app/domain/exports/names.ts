import type { Lang } from '#app/platform/i18n/languages';

/** Texts by language. */
export type Names = Partial<Record<Lang, string>>;

/** A name in the file's language, else as it was written, else any. */
export const nameIn = (names: Names, lang: Lang, original: string): string => names[lang] || names[original as Lang] || Object.values(names).find(Boolean) || '';
