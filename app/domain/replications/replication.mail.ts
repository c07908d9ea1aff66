import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { replicationMessages } from './messages';

/** What the representatives of the two sides are told. Their links lead to pages where something can be confirmed, never confirm by themselves. */
export const replicationLetters: Record<'confirm' | 'confirmed' | 'withdrawn' | 'dropped', LetterTemplate> = {
  confirm: (lang, { name = '', id = '', side = '', practice = '', giver = '', receiver = '' }, link) => {
    const t = translator(replicationMessages, lang);
    return {
      subject: t('letter.confirm.subject', { practice }),
      paragraphs: [t('letter.hello', { name }), t.at(`letter.confirm.${side}`, { practice, giver, receiver }), t('letter.confirm.why')],
      action: { label: t('letter.confirm.action'), url: link(`/${lang}/desk/replications/${id}/confirmation?side=${side}`) },
    };
  },
  confirmed: (lang, { name = '', id = '', side = '', counted = '', practice = '', giver = '', receiver = '' }, link) => {
    const t = translator(replicationMessages, lang);
    const who = side === 'giving' ? receiver : giver;
    return {
      subject: t('letter.confirmed.subject', { practice }),
      paragraphs: [t('letter.hello', { name }), t('letter.confirmed.body', { who, practice, receiver }), t(counted ? 'letter.confirmed.counted' : 'letter.confirmed.waits')],
      action: { label: t('letter.open'), url: link(`/${lang}/desk/replications/${id}`) },
    };
  },
  withdrawn: (lang, { name = '', id = '', side = '', reason = '', practice = '', giver = '', receiver = '' }, link) => {
    const t = translator(replicationMessages, lang);
    return {
      subject: t('letter.withdrawn.subject', { practice }),
      paragraphs: [t('letter.hello', { name }), t('letter.withdrawn.body', { who: side === 'giving' ? receiver : giver, practice, receiver }), reason],
      action: { label: t('letter.open'), url: link(`/${lang}/desk/replications/${id}`) },
    };
  },
  dropped: (lang, { name = '', id = '', reason = '', practice = '', receiver = '' }, link) => {
    const t = translator(replicationMessages, lang);
    return {
      subject: t('letter.dropped.subject', { practice }),
      paragraphs: [t('letter.hello', { name }), t('letter.dropped.body', { practice, receiver }), reason],
      action: { label: t('letter.open'), url: link(`/${lang}/desk/replications/${id}`) },
    };
  },
};
