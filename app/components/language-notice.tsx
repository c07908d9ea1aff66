import { useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** Tells a reader that a text is in another language than the page, is a machine's, or lags behind its original. */
export function LanguageNotice({ lang, state }: { lang: string; state?: string }) {
  const t = useT(uiMessages);
  const page = useLang();
  if (lang !== page) return <p className="notice">{t('notTranslated', { language: t.at(`inLanguage.${lang}`) })}</p>;
  if (state === 'outdated') return <p className="notice">{t('outdated')}</p>;
  if (state === 'machine') return <p className="notice">{t('machine')}</p>;
  return null;
}
