import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { assessmentMessages } from './messages';

/** What assessors are asked and told, and the coordinator who named them. */
export const assessmentLetters: Record<'named' | 'replaced' | 'handedBack', LetterTemplate> = {
  named: (lang, { name = '', title = '', id = '', word = '' }, link) => {
    const t = translator(assessmentMessages, lang);
    return {
      subject: t('letter.named.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.named.body', { title }), ...(word ? [word] : []), t('letter.named.how')],
      action: { label: t('letter.named.action'), url: link(`/${lang}/desk/assessments/${id}`) },
    };
  },
  replaced: (lang, { name = '', title = '', id = '' }, link) => {
    const t = translator(assessmentMessages, lang);
    return {
      subject: t('letter.replaced.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.replaced.body', { title })],
      action: { label: t('letter.replaced.action'), url: link(`/${lang}/desk/assessments/${id}`) },
    };
  },
  handedBack: (lang, { name = '', title = '', kind = '', entry = '', assessor = '', reason = '' }, link) => {
    const t = translator(assessmentMessages, lang);
    return {
      subject: t('letter.handedBack.subject', { title }),
      paragraphs: [t('letter.hello', { name }), t('letter.handedBack.body', { assessor, title }), reason],
      action: { label: t('letter.handedBack.action'), url: link(`/${lang}/desk/${kind}/${entry}/assessor`) },
    };
  },
};
