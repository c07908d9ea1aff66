import { useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';
import './search-box.css';

/** One labelled field that leads to the search page; with scripting it offers suggestions while one types. */
export function SearchForm({ words = '', hint }: { words?: string; hint?: string }) {
  const t = useT(uiMessages);
  const path = `/${useLang()}/search`;
  return (
    <form action={path} role="search">
      <label className="field-label" htmlFor="search-words">{t('searchSite')}</label>
      {hint && <p className="field-hint" id="search-hint">{hint}</p>}
      <search-box from={`${path}/suggestions`}>
        <div className="search-form">
          <input id="search-words" className="input" type="search" name="q" defaultValue={words} maxLength={300} aria-describedby={hint && 'search-hint'} />
          <button className="btn" type="submit">{t('search')}</button>
        </div>
      </search-box>
    </form>
  );
}
