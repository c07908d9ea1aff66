import { formatPeriod } from '#app/domain/shared/period-words';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { indicatorMessages } from './messages';

const about = (key: 'returned' | 'accepted'): LetterTemplate => (lang, { id = '', indicatorId = '', period = '', name = '', title = '', indicator = '', reason = '' }, link) => {
  const t = translator(indicatorMessages, lang);
  const named = { title, indicator, period: formatPeriod(lang, period) };
  return {
    subject: t(`letter.${key}.subject`, named),
    paragraphs: [t('letter.greeting', { name }), t(`letter.${key}.body`, named), ...(reason ? [reason] : [])],
    action: { label: t(`letter.${key}.action`), url: link(`/${lang}/desk/pilots/${id}/indicators/${indicatorId}/values/${period}`) },
  };
};

/** What the person who handed a value in is told of it. */
export const indicatorLetters: Record<string, LetterTemplate> = { returned: about('returned'), accepted: about('accepted') };
