import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { reviewLetterMessages } from './letters/messages';

type Name = 'received' | 'waitsForRelease' | 'release' | 'returned' | 'declined' | 'approved' | 'retired' | 'resumed';

/** Leads to the entry's public page where the letter knows it, else to its desk. @param page the part of the desk */
const about = (key: Name, page = ''): LetterTemplate => (lang, { kind = '', id = '', slug = '', name = '', title = '', reasons = '' }, link) => {
  const t = translator(reviewLetterMessages, lang);
  const named = title || t('untitled');
  return {
    subject: t(`${key}.subject`, { title: named }),
    paragraphs: [t('greeting', { name }), t(`${key}.body`, { title: named }), ...(reasons ? [reasons] : [])],
    action: { label: t(`${key}.action`), url: link(slug ? `/${lang}/${kind}/${slug}` : `/${lang}/desk/${kind}/${id}${page}`) },
  };
};

/** What a submission's author is told while it is reviewed, and those who release it. */
export const reviewLetters: Record<string, LetterTemplate> = {
  received: about('received'),
  waitsForRelease: about('waitsForRelease'),
  release: about('release', '/release'),
  returned: about('returned'),
  declined: about('declined'),
  approved: about('approved'),
  retired: about('retired'),
  resumed: about('resumed'),
};
