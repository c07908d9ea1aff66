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

const quoted = (message: string) => message.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n');

/** What one member writes to another. */
const fromMember: LetterTemplate = (lang, { name = '', email = '', message = '' }, link) => {
  const t = translator(peopleMessages, lang);
  return {
    subject: t('mail.message.subject', { name }),
    paragraphs: [t('mail.message.intro', { name }), quoted(message), t('mail.message.reply', { email }), t('mail.message.note')],
    action: { label: t('mail.message.action'), url: link(`/${lang}/account`) },
  };
};

/** The letters about accounts, and between members. */
export const peopleLetters: Record<string, LetterTemplate> = {
  'reset-password': withLink('resetPassword', 'set-password', 'reset-password'),
  'set-password': withLink('setPassword', 'set-password', 'set-password'),
  'confirm-address': withLink('confirmAddress', 'account/address/confirm', 'change-address'),
  'password-changed': notice('passwordChanged'),
  'address-asked': notice('addressAsked'),
  message: fromMember,
};
