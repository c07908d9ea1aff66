import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';

/** A period where words begin: in a heading or a list of choices. */
export function periodHeading(lang: Lang, period: string): string {
  const words = formatPeriod(lang, period);
  return words.charAt(0).toLocaleUpperCase(lang) + words.slice(1);
}

/** What happened to a round, in words. */
export function stepWords(lang: Lang, { step, count, day }: { step: string; count: number | null; day: string | null }): string {
  const t = translator(roundMessages, lang);
  return t.has(`step.${step}`) ? t.at(`step.${step}`, { count: count ?? 0, date: day ? formatDate(lang, day) : '' }) : step;
}

/** What letters were about, in words. `day` is the due day, or the day they were written by hand. */
export function occasionWords(lang: Lang, { kind, day }: { kind: string; day: string | null }): string {
  const t = translator(roundMessages, lang);
  const name = t.has(`reminders.${kind}`) ? t.at(`reminders.${kind}`) : kind;
  return day && kind !== 'by-hand' && kind !== 'opened' ? t('reminders.about', { name, date: formatDate(lang, day) }) : name;
}
