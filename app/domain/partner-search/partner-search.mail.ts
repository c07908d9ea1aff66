import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { partnerSearchMessages } from './messages';

const quoted = (text: string) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');

/** Letters between those who search and those who answer. Both write through the portal: no address is in them. */
export const partnerSearchLetters: Record<'offered' | 'replied', LetterTemplate> = {
  offered: (lang, { name = '', from = '', organisation = '', title = '', text = '', id = '' }, link) => {
    const t = translator(partnerSearchMessages, lang);
    const who = organisation ? `${from}, ${organisation}` : from;
    return {
      subject: t('letter.offered.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.offered.body', { who, title }), quoted(text), t('letter.offered.next')],
      action: { label: t('letter.offered.action'), url: link(`/${lang}/desk/offers/${id}`) },
    };
  },
  replied: (lang, { name = '', organisation = '', title = '', text = '', reply = '', id = '' }, link) => {
    const t = translator(partnerSearchMessages, lang);
    return {
      subject: t('letter.replied.subject', { organisation, title }),
      paragraphs: [t('letter.hello', { name }), t('letter.replied.body', { organisation, title }), reply, t('letter.replied.yours'), quoted(text)],
      action: { label: t('letter.replied.action'), url: link(`/${lang}/partners-wanted/${id}/answer`) },
    };
  },
};
