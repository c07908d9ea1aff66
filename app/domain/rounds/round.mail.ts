import { formatPeriod } from '#app/domain/shared/period-words';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import { roundMessages } from './messages';

type Listed = { id: string; title: string; dueOn: string; /** Not in letters written before it was kept */ state?: string };

const titled = (lang: Lang, title: string) => title || translator(roundMessages, lang)('untitled');

/** The reports a letter is about, each with its address; their due days too when they differ, or when `dated`. */
function list(lang: Lang, reports: Listed[], link: (path: string) => string, dated: boolean): string {
  const t = translator(roundMessages, lang);
  const differ = dated || new Set(reports.map(({ dueOn }) => dueOn)).size > 1;
  return reports
    .map(({ id, title, dueOn, state }) => {
      const name = titled(lang, title);
      const item = differ ? t('mail.item', { title: name, date: formatDate(lang, dueOn) }) : name;
      return `• ${state === 'returned' ? t('mail.returned', { item }) : item}\n  ${link(`/${lang}/desk/reports/${id}`)}`;
    })
    .join('\n');
}

/** A letter to an editor about the reports they owe. */
const toEditor = (key: 'opened' | 'before' | 'overdue' | 'byHand' | 'extended' | 'reopened'): LetterTemplate => (lang, { name = '', period = '', dueOn = '', days = '0', reports = '[]', reason = '' }, link) => {
  const t = translator(roundMessages, lang);
  const listed = JSON.parse(reports) as Listed[];
  const [one] = listed;
  const said = { name, period: formatPeriod(lang, period), date: formatDate(lang, dueOn), days: Math.abs(Number(days)), count: listed.length, late: Number(days) < 0 ? 'yes' : 'no', state: one?.state === 'returned' ? 'returned' : 'owed', title: titled(lang, one?.title ?? '') };
  const isSingle = listed.length === 1 && one;
  return {
    subject: t(`mail.${key}.subject`, said),
    paragraphs: [t('mail.greeting', { name }), t(`mail.${key}.body`, said), ...(reason ? [reason] : []), ...(isSingle ? [] : [list(lang, listed, link, key === 'byHand')]), ...(key === 'opened' ? [t('mail.opened.help')] : [])],
    action: isSingle ? { label: t('mail.openReport'), url: link(`/${lang}/desk/reports/${one.id}`) } : { label: t('mail.openDesk'), url: link(`/${lang}/desk`) },
  };
};

/** Tells coordinators that the clock has opened a round. */
const nextOpened: LetterTemplate = (lang, { name = '', id = '', period = '', dueOn = '', count = '0' }, link) => {
  const t = translator(roundMessages, lang);
  const said = { period: formatPeriod(lang, period), date: formatDate(lang, dueOn), count: Number(count) };
  return {
    subject: t('mail.nextOpened.subject', said),
    paragraphs: [t('mail.greeting', { name }), t('mail.nextOpened.body', said)],
    action: { label: t('mail.nextOpened.action'), url: link(`/${lang}/desk/rounds/${id}`) },
  };
};

/** The letters of report rounds. */
export const roundLetters: Record<string, LetterTemplate> = {
  opened: toEditor('opened'),
  before: toEditor('before'),
  overdue: toEditor('overdue'),
  'by-hand': toEditor('byHand'),
  extended: toEditor('extended'),
  reopened: toEditor('reopened'),
  'next-opened': nextOpened,
};
