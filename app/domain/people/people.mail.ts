import type { Purpose } from '#app/platform/auth/one-time.server';
import { signedToken } from '#app/platform/auth/secrets.server';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { peopleMessages } from './messages';

type Name = 'resetPassword' | 'setPassword' | 'confirmAddress';

/** A letter whose one link works once. */
const withLink = (key: Name, path: string, purpose: Purpose): LetterTemplate => (lang, { name = '', tokenId = '' }, link) => {
  const t = translator(peopleMessages, lang);
  return {
    subject: t(`mail.${key}.subject`),
    paragraphs: [t('mail.greeting', { name }), t(`mail.${key}.body`), t(`mail.${key}.note`)],
    action: { label: t(`mail.${key}.action`), url: link(`/${lang}/${path}?token=${signedToken(purpose, tokenId)}`) },
  };
};

const notice = (key: 'passwordChanged' | 'addressAsked'): LetterTemplate => (lang, { name = '' }, link) => {
  const t = translator(peopleMessages, lang);
  return {
    subject: t(`mail.${key}.subject`),
    paragraphs: [t('mail.greeting', { name }), t(`mail.${key}.body`)],
    action: { label: t(`mail.${key}.action`), url: link(`/${lang}/forgotten-password`) },
  };
};

/** The letters about accounts. */
export const peopleLetters: Record<string, LetterTemplate> = {
  'reset-password': withLink('resetPassword', 'set-password', 'reset-password'),
  'set-password': withLink('setPassword', 'set-password', 'set-password'),
  'confirm-address': withLink('confirmAddress', 'account/address/confirm', 'change-address'),
  'password-changed': notice('passwordChanged'),
  'address-asked': notice('addressAsked'),
};
