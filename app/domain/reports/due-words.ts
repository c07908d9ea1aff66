import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { reportMessages } from './messages';

const DAY = 86_400_000;

/** Whole days from one day to another; negative when the other lies before. @param from yyyy-mm-dd @param to yyyy-mm-dd */
export const daysUntil = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

export type Due = { text: string; isOver: boolean };

/** When a report is due, said plainly with the days left or past. @param today yyyy-mm-dd */
export function dueInWords(lang: Lang, dueOn: string, today: string): Due {
  const t = translator(reportMessages, lang);
  const days = daysUntil(today, dueOn);
  const day = formatDate(lang, dueOn);
  if (days === 0) return { text: t('due.today', { day }), isOver: false };
  return days > 0 ? { text: t('due.left', { day, n: days }), isOver: false } : { text: t('due.over', { day, n: -days }), isOver: true };
}
