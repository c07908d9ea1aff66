import { signedToken } from '#app/platform/auth/secrets.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { partnerMessages } from './messages';

const said = (lang: Lang) => translator(partnerMessages, lang);
const greeting = (lang: Lang, name = '') => (name ? said(lang)('letter.hello', { name }) : said(lang)('letter.helloStranger'));

/** The letters that organisations and their members get. */
export const partnerLetters: Record<'invitation' | 'memberAdded' | 'rolesChanged' | 'memberRemoved', LetterTemplate> = {
  invitation: (lang, { name, partner = '', inviter = '', tokenId = '' }, link) => {
    const t = said(lang);
    return {
      subject: t('letter.invitation.subject', { partner }),
      paragraphs: [greeting(lang, name), inviter ? t('letter.invitation.body', { partner, inviter }) : t('letter.invitation.bodyByNobody', { partner }), t('letter.invitation.lasts')],
      action: { label: t('letter.invitation.action'), url: link(`/${lang}/invitation?token=${signedToken('invitation', tokenId)}`) },
    };
  },
  memberAdded: (lang, { name, partner = '', member = '', partnerId = '' }, link) => {
    const t = said(lang);
    return {
      subject: t('letter.memberAdded.subject', { member, partner }),
      paragraphs: [greeting(lang, name), t('letter.memberAdded.body', { member, partner })],
      action: { label: t('letter.memberAdded.action'), url: link(`/${lang}/desk/partners/${partnerId}/members`) },
    };
  },
  rolesChanged: (lang, { name, partner = '', roles = '' }) => {
    const t = said(lang);
    const named = roles.split(',').filter(Boolean).map((role) => t.at(`role.${role}`));
    const list = new Intl.ListFormat(lang).format(named);
    return {
      subject: t('letter.rolesChanged.subject', { partner }),
      paragraphs: [greeting(lang, name), t('letter.rolesChanged.body', { partner, roles: list })],
    };
  },
  memberRemoved: (lang, { name, partner = '' }) => {
    const t = said(lang);
    return {
      subject: t('letter.memberRemoved.subject', { partner }),
      paragraphs: [greeting(lang, name), t('letter.memberRemoved.body', { partner })],
    };
  },
};
