import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { reviewLetterMessages } from './letters/messages';

type Name = 'received' | 'returned' | 'declined' | 'approved';

const about = (key: Name): LetterTemplate => (lang, { kind = '', id = '', name = '', title = '', reasons = '' }, link) => {
  const t = translator(reviewLetterMessages, lang);
  const named = title || t('untitled');
  return {
    subject: t(`${key}.subject`, { title: named }),
    paragraphs: [t('greeting', { name }), t(`${key}.body`, { title: named }), ...(reasons ? [reasons] : [])],
    action: { label: t(`${key}.action`), url: link(`/${lang}/desk/${kind}/${id}`) },
  };
};

/** What a submission's author is told while it is reviewed. */
export const reviewLetters: Record<string, LetterTemplate> = {
  received: about('received'),
  returned: about('returned'),
  declined: about('declined'),
  approved: about('approved'),
};
