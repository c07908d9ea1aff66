import type { Lang } from './languages';

const LOCALE: Record<Lang, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

const cached = <T>(make: (lang: Lang) => T) => {
  const made = new Map<Lang, T>();
  return (lang: Lang): T => {
    const found = made.get(lang) ?? make(lang);
    made.set(lang, found);
    return found;
  };
};

const dates = cached((lang) => new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'long', timeZone: 'Europe/Helsinki' }));
const shortDates = cached((lang) => new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'medium', timeZone: 'Europe/Helsinki' }));
const moments = cached(
  (lang) => new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Helsinki' }),
);
const months = cached(
  (lang) => new Intl.DateTimeFormat(LOCALE[lang], { month: 'numeric', year: 'numeric', timeZone: 'Europe/Helsinki' }),
);
const numbers = cached((lang) => new Intl.NumberFormat(LOCALE[lang]));
const euros = cached(
  (lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
);

const shortEuros = cached(
  (lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'currency', currency: 'EUR', notation: 'compact', maximumFractionDigits: 1 }),
);
const shares = cached((lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 0 }));
const fineShares = cached((lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 1 }));
const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Helsinki' });
const lists = cached((lang) => new Intl.ListFormat(LOCALE[lang], { type: 'conjunction' }));

/** A day, e.g. 3. toukokuuta 2026. Takes a Date or an ISO string. */
export const formatDate = (lang: Lang, at: Date | string): string => dates(lang).format(new Date(at));
/** A day where there is little room, e.g. 3.5.2026 or 3 May 2026. */
export const formatShortDate = (lang: Lang, at: Date | string): string => shortDates(lang).format(new Date(at));
/** A day and time in Finnish time. */
export const formatMoment = (lang: Lang, at: Date | string): string => moments(lang).format(new Date(at));
/** A month and year, e.g. 5/2026. */
export const formatMonth = (lang: Lang, at: Date | string): string => months(lang).format(new Date(at));
export const formatNumber = (lang: Lang, n: number): string => numbers(lang).format(n);
/** Whole euros. */
export const formatEuros = (lang: Lang, n: number): string => euros(lang).format(n);
/** Euros for a headline, rounded, e.g. 17,2 milj. €. */
export const formatShortEuros = (lang: Lang, n: number): string => shortEuros(lang).format(n);
/** A part of one, e.g. 25 %; below one per cent with a decimal, e.g. 0.3 % or < 0.1 %. */
export function formatShare(lang: Lang, part: number): string {
  if (part === 0 || part >= 0.01) return shares(lang).format(part);
  return part < 0.001 ? `< ${fineShares(lang).format(0.001)}` : fineShares(lang).format(part);
}
const changes = cached((lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }));
/** A relative change, e.g. +25 % or −12.5 %. @param part 0.25 for a quarter more */
export const formatChange = (lang: Lang, part: number): string => changes(lang).format(part).replace('-', '−');
/** A difference with its sign before the words for its size, e.g. +30 t. */
export const withSign = (n: number, size: string): string => `${n > 0 ? '+' : n < 0 ? '−' : ''}${size}`;
/** Names one after the other with an and, e.g. smart and healthy. */
export const formatList = (lang: Lang, names: string[]): string => lists(lang).format(names);
/** The day of a moment in Finnish time, yyyy-mm-dd. */
export const dayOf = (at: Date): string => days.format(at);

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
const sizes = SIZES.map((unit) => cached((lang) => new Intl.NumberFormat(LOCALE[lang], { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })));

/** A size in the unit that makes it short, e.g. 1.2 MB. */
export function formatBytes(lang: Lang, bytes: number): string {
  const at = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const scaled = bytes / 1000 ** at;
  return sizes[at]?.(lang).format(scaled < 10 && at > 0 ? scaled : Math.round(scaled)) ?? '';
}
