import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { questionMessages } from './messages';

const quoted = (text: string) => text.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');

/** Letters about questions. None holds an address; what is to be done has a page of its own. */
export const questionLetters: Record<'asked' | 'shown' | 'answered' | 'hidden', LetterTemplate> = {
  asked: (lang, { name = '', title = '', text = '', id = '' }, link) => {
    const t = translator(questionMessages, lang);
    return {
      subject: t('letter.asked.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.asked.body', { title }), quoted(text), t('letter.asked.todo')],
      action: { label: t('letter.asked.action'), url: link(`/${lang}/desk/questions/${id}`) },
    };
  },
  shown: (lang, { name = '', title = '', text = '', path = '' }, link) => {
    const t = translator(questionMessages, lang);
    return {
      subject: t('letter.shown.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.shown.body', { title }), quoted(text), t('letter.shown.next')],
      action: { label: t('letter.open'), url: link(`/${lang}${path}`) },
    };
  },
  answered: (lang, { name = '', title = '', text = '', answer = '', organisation = '', path = '' }, link) => {
    const t = translator(questionMessages, lang);
    return {
      subject: t('letter.answered.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.answered.body', { title, organisation }), quoted(text), answer],
      action: { label: t('letter.open'), url: link(`/${lang}${path}`) },
    };
  },
  hidden: (lang, { name = '', title = '', text = '', reason = '', path = '' }, link) => {
    const t = translator(questionMessages, lang);
    return {
      subject: t('letter.hidden.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.hidden.body', { title }), quoted(text), t('letter.hidden.why'), reason],
      action: { label: t('letter.hidden.action'), url: link(`/${lang}${path}`) },
    };
  },
};
