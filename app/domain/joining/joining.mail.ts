import { signedToken } from '#app/platform/auth/secrets.server';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { joiningMessages } from './messages';

const greeting = 'mail.greeting';

const confirm: LetterTemplate = (lang, { name = '', tokenId = '' }, link) => {
  const t = translator(joiningMessages, lang);
  return {
    subject: t('mail.confirm.subject'),
    paragraphs: [t(greeting, { name }), t('mail.confirm.body'), t('mail.confirm.notYou')],
    action: { label: t('mail.confirm.action'), url: link(`/${lang}/join/confirm?token=${signedToken('confirm-application', tokenId)}`) },
  };
};

const haveAccount: LetterTemplate = (lang, { name = '' }, link) => {
  const t = translator(joiningMessages, lang);
  return {
    subject: t('mail.haveAccount.subject'),
    paragraphs: [t(greeting, { name }), t('mail.haveAccount.body'), t('mail.haveAccount.notYou')],
    action: { label: t('mail.haveAccount.action'), url: link(`/${lang}/forgotten-password`) },
  };
};

const haveApplied: LetterTemplate = (lang, { name = '' }) => {
  const t = translator(joiningMessages, lang);
  return { subject: t('mail.haveApplied.subject'), paragraphs: [t(greeting, { name }), t('mail.haveApplied.body')] };
};

const received: LetterTemplate = (lang, { name = '' }) => {
  const t = translator(joiningMessages, lang);
  return { subject: t('mail.received.subject'), paragraphs: [t(greeting, { name }), t('mail.received.body')] };
};

const asksRepresentative: LetterTemplate = (lang, { name = '', applicant = '', organisation = '', applicationId = '' }, link) => {
  const t = translator(joiningMessages, lang);
  return {
    subject: t('mail.asks.subject', { applicant, organisation }),
    paragraphs: [t(greeting, { name }), t('mail.asks.body', { applicant, organisation })],
    action: { label: t('mail.asks.action'), url: link(`/${lang}/desk/applications/${applicationId}`) },
  };
};

const approved: LetterTemplate = (lang, { name = '', organisation = '', tokenId }, link) => {
  const t = translator(joiningMessages, lang);
  const paragraphs = [t(greeting, { name }), t('mail.approved.body', { organisation })];
  const subject = t('mail.approved.subject');
  if (!tokenId) return { subject, paragraphs, action: { label: t('mail.approved.signIn'), url: link(`/${lang}/sign-in`) } };
  return {
    subject,
    paragraphs: [...paragraphs, t('mail.approved.password')],
    action: { label: t('mail.approved.action'), url: link(`/${lang}/set-password?token=${signedToken('set-password', tokenId)}`) },
  };
};

const declined: LetterTemplate = (lang, { name = '', reason = '' }) => {
  const t = translator(joiningMessages, lang);
  return {
    subject: t('mail.declined.subject'),
    paragraphs: [t(greeting, { name }), t('mail.declined.body'), reason, t('mail.declined.again')],
  };
};

/** The letters of joining. */
export const joiningLetters: Record<string, LetterTemplate> = {
  confirm,
  'have-account': haveAccount,
  'have-applied': haveApplied,
  received,
  'asks-representative': asksRepresentative,
  approved,
  declined,
};
