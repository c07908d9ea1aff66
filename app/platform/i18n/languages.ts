/** The languages every page exists in, in the order shown. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;

export type Lang = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Lang, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

export const isLang = (value: unknown): value is Lang => LANGUAGES.includes(value as Lang);

/** The language that an address begins with, else Finnish. */
export const langIn = (pathname: string): Lang => LANGUAGES.find((lang) => lang === pathname.split('/')[1]) ?? 'fi';

/** The best language for an Accept-Language header, or undefined when none of ours is wanted. */
export function preferredLang(header: string | null): Lang | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.find((p) => p.trim().startsWith('q='))?.trim().slice(2) ?? '1';
      return { lang: tag.toLowerCase().split('-')[0], weight: Number.parseFloat(weight) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.find(({ lang, weight }) => weight > 0 && isLang(lang))?.lang as Lang | undefined;
}
