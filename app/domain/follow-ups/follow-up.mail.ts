import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { LetterTemplate } from '#app/platform/mail/letters.server';
import type { LetterItem } from './asking.server';
import { followUpMessages } from './messages';

/** Several pilots one below the other, each with the address of its own form. */
const list = (lang: Lang, items: LetterItem[], link: (path: string) => string): string => {
  const t = translator(followUpMessages, lang);
  return items.map(({ id, title, months, endedOn }) => `• ${t('letter.item', { title, months, day: formatDate(lang, endedOn) })}\n  ${link(`/${lang}/desk/follow-ups/${id}`)}`).join('\n');
};

/** A letter that asks what became of pilots. Its links lead to forms for those who sign in, and answer nothing by themselves. */
const toLead = (key: 'asked' | 'reminded'): LetterTemplate => (lang, { name = '', items = '[]' }, link) => {
  const t = translator(followUpMessages, lang);
  const listed = JSON.parse(items) as LetterItem[];
  const [one] = listed;
  const said = { count: listed.length, title: one?.title ?? '', months: one?.months ?? 12, day: formatDate(lang, one?.endedOn ?? ''), asked: formatDate(lang, one?.askedOn ?? '') };
  return {
    subject: t(`letter.${key}.subject`, said),
    paragraphs: [t('letter.hello', { name }), t(`letter.${key}.body`, said), ...(listed.length > 1 ? [list(lang, listed, link)] : []), t(`letter.${key}.why`)],
    action: listed.length === 1 && one ? { label: t('letter.action'), url: link(`/${lang}/desk/follow-ups/${one.id}`) } : { label: t('letter.actionAll'), url: link(`/${lang}/desk/follow-ups`) },
  };
};

/** The letters of follow-up. */
export const followUpLetters: Record<'asked' | 'reminded', LetterTemplate> = { asked: toLead('asked'), reminded: toLead('reminded') };
