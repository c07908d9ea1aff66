import type { SiteData } from './site-data';
import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** Below every page: whose site this is and the pages the law asks for. */
export function SiteFooter({ root }: { root: SiteData }) {
  const t = useT(uiMessages);
  const pages = ['about', 'people', 'partners-wanted', 'contact', 'open-data', 'accessibility', 'privacy'] as const;
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>
          <strong>{root.siteName}</strong>
          <br />
          {root.programme}
        </p>
        <nav aria-label={t('footer')}>
          <ul>
            {pages.map((page) => (
              <li key={page}><a href={`/${root.lang}/${page}`}>{t(page)}</a></li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
