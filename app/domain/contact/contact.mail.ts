import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { contactMessages } from './messages';

const quoted = (message: string) => message.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');

/** What visitors write through the contact forms. */
export const contactLetters: Record<'programme' | 'entry', LetterTemplate> = {
  programme: (lang, { name = '', email = '', message = '' }) => {
    const t = translator(contactMessages, lang);
    return {
      subject: t('letter.subjectProgramme', { name }),
      paragraphs: [t('letter.hello'), t('letter.introProgramme', { name }), quoted(message), t('letter.reply', { email })],
    };
  },
  entry: (lang, { name = '', email = '', message = '', title = '', path = '' }, link) => {
    const t = translator(contactMessages, lang);
    return {
      subject: t('letter.subjectEntry', { title }),
      paragraphs: [t('letter.hello'), t('letter.introEntry', { name, title }), quoted(message), t('letter.reply', { email })],
      action: { label: t('letter.open'), url: link(`/${lang}${path}`) },
    };
  },
};
