import { formatPeriod } from '#app/domain/shared/period-words';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { reportMessages } from './messages';

const about = (key: 'returned' | 'accepted'): LetterTemplate => (lang, { id = '', period = '', name = '', title = '', reasons = '' }, link) => {
  const t = translator(reportMessages, lang);
  const named = { title, period: formatPeriod(lang, period) };
  return {
    subject: t(`letter.${key}.subject`, named),
    paragraphs: [t('letter.greeting', { name }), t(`letter.${key}.body`, named), ...(reasons ? [reasons] : [])],
    action: { label: t(`letter.${key}.action`), url: link(`/${lang}/desk/reports/${id}`) },
  };
};

/** What a report's author is told of its review. */
export const reportLetters: Record<string, LetterTemplate> = { returned: about('returned'), accepted: about('accepted') };
