import { uiMessages } from '#app/components/messages';
import { formatPeriod } from '#app/domain/shared/period-words';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportView } from './export.type';
import { exportMessages } from './messages';

/** What a file is about, with what it is narrowed to, e.g. Reports · January–June 2026 · Smart. */
export function exportTitle(lang: Lang, { subject, filters: { theme, year, round }, lang: written }: Pick<ExportView, 'subject' | 'filters' | 'lang'>): string {
  const t = translator(exportMessages, lang);
  const language = LANGUAGES.find((one) => one === written && one !== lang);
  const parts = [t(`subject.${subject}`), round && formatPeriod(lang, round), year && String(year), theme && translator(uiMessages, lang).at(`theme.${theme}`), language && t(`language.${language}`).toLowerCase()];
  return parts.filter(Boolean).join(' · ');
}

/** The name a file is saved under, e.g. aukio-raportit-2026-11-23.xlsx */
export function fileName(view: Pick<ExportView, 'subject' | 'format'>, lang: Lang, day: string): string {
  const subject = translator(exportMessages, lang)(`subject.${view.subject}`).toLowerCase().replace(/\s+/g, '-');
  return `aukio-${subject}-${day}.${view.format}`;
}
