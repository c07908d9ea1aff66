import type { Lang } from '#app/platform/i18n/languages';
import { daysOf, kindOf, type Period } from './period';

// Made once: a file names the period of every figure, and each formatter holds memory that is not given back for long.
const MONTHS: Record<Lang, Intl.DateTimeFormat> = {
  fi: new Intl.DateTimeFormat('fi-FI', { month: 'long', timeZone: 'UTC' }),
  sv: new Intl.DateTimeFormat('sv-FI', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
};

/** A period in words: 2026, or its first and last month, e.g. January–June 2026. Finnish says the months' common ending once. */
export function formatPeriod(lang: Lang, period: Period): string {
  if (kindOf(period) === 'year') return period;
  const { startsOn, endsOn } = daysOf(period);
  const month = (day: string) => MONTHS[lang].format(new Date(`${day}T00:00:00Z`));
  const first = lang === 'fi' ? month(startsOn).replace(/kuu$/, '') : month(startsOn);
  return `${first}–${month(endsOn)} ${period.slice(0, 4)}`;
}
