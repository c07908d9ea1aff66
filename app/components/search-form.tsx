import { useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** One labelled field that leads to the search page. */
export function SearchForm({ words = '' }: { words?: string }) {
  const t = useT(uiMessages);
  return (
    <form action={`/${useLang()}/search`} role="search">
      <label className="field-label" htmlFor="search-words">{t('searchSite')}</label>
      <div className="search-form">
        <input id="search-words" className="input" type="search" name="q" defaultValue={words} maxLength={300} />
        <button className="btn" type="submit">{t('search')}</button>
      </div>
    </form>
  );
}
