import type { Lang } from '#app/platform/i18n/languages';
import { daysOf, kindOf, type Period } from './period';

const LOCALE: Record<Lang, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** A period in words: 2026, or its first and last month, e.g. January–June 2026. Finnish says the months' common ending once. */
export function formatPeriod(lang: Lang, period: Period): string {
  if (kindOf(period) === 'year') return period;
  const { startsOn, endsOn } = daysOf(period);
  const month = (day: string) => new Intl.DateTimeFormat(LOCALE[lang], { month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  const first = lang === 'fi' ? month(startsOn).replace(/kuu$/, '') : month(startsOn);
  return `${first}–${month(endsOn)} ${period.slice(0, 4)}`;
}
