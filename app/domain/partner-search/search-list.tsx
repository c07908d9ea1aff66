import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerSearchMessages } from './messages';
import type { PublicSearch } from './partner-search.type';
import { SearchText } from './search-part';
import './partner-search.css';

/** Open searches, each with what it is for and a way to answer. `kinds`: what the kinds of entries are called. */
export function SearchList({ searches, kinds }: { searches: PublicSearch[]; kinds: Record<string, string> }) {
  const t = useT(partnerSearchMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  return (
    <ul className="stack">
      {searches.map((search) => (
        <li key={search.id} className="partner-search">
          <h2><a href={search.href} lang={other(search.titleLang)}>{search.title}</a></h2>
          <p className="meta">{kinds[search.kind]}{search.lead && <> · <a href={`/${lang}/partners/${search.lead.slug}`} lang={other(search.lead.lang)}>{search.lead.name}</a></>}</p>
          <SearchText search={search} />
          <p><a className="btn-secondary" href={`/${lang}/partners-wanted/${search.id}/answer`} aria-label={`${t('part.answer')}: ${search.title}`}>{t('part.answer')}</a></p>
        </li>
      ))}
    </ul>
  );
}
