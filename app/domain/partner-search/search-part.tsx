import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerMessages } from '#app/domain/partners/messages';
import { partnerSearchMessages } from './messages';
import type { PublicSearch } from './partner-search.type';
import './partner-search.css';

/** What a search says: the text in its own language, for whom, and until when. */
export function SearchText({ search }: { search: PublicSearch }) {
  const t = useT(partnerSearchMessages);
  const kinds = useT(partnerMessages);
  const lang = useLang();
  return (
    <>
      <p className="kept-lines partner-search-text" lang={search.lang === lang ? undefined : search.lang}>{search.text}</p>
      <p className="meta">
        {search.kinds.length > 0 && <>{t('part.kinds', { kinds: search.kinds.map((kind) => kinds.at(`kind.${kind}`).toLocaleLowerCase(lang)).join(', ') })} · </>}
        {t('part.until', { day: search.until })}
      </p>
    </>
  );
}

/** The open search for partners on an entry's own page. */
export function SearchPart({ search }: { search: PublicSearch }) {
  const t = useT(partnerSearchMessages);
  const lang = useLang();
  return (
    <section aria-labelledby="partners-wanted" className="partner-search mt-12">
      <h2 id="partners-wanted">{t('part.title')}</h2>
      <SearchText search={search} />
      <p className="no-print"><a className="btn-secondary" href={`/${lang}/partners-wanted/${search.id}/answer`}>{t('part.answer')}</a></p>
    </section>
  );
}
