import { useLang, useT } from '#app/platform/i18n/messages';
import { portfolioMessages } from './messages';
import { type PortfolioFilters, portfolioSearch } from './portfolio-filters';
import type { SavedView } from './saved-views.type';
import './portfolio.css';

/** The views one can open, and a way to keep the present one. */
export function SavedViews({ views, filters }: { views: SavedView[]; filters: PortfolioFilters }) {
  const t = useT(portfolioMessages);
  const lang = useLang();
  const here = portfolioSearch({ ...filters, page: 1 });
  const open = (search: string) => `/${lang}/desk/portfolio${search}`;
  const isKept = here === '' || views.some(({ search }) => search === here);
  return (
    <nav className="saved-views no-print" aria-label={t('views.title')}>
      <ul>
        <li><a href={open('')} aria-current={here === '' ? 'true' : undefined}>{t('views.whole')}</a></li>
        {views.map(({ id, name, search, shared, own }) => (
          <li key={id}>
            <a href={open(search)} aria-current={here === search ? 'true' : undefined}>{name}</a>
            {shared && <span className="meta"> ({t('views.shared')})</span>}
            {own && here === search && <a className="saved-views-edit" href={open(`/views/${id}`)}>{t('views.edit')}<span className="sr-only"> {name}</span></a>}
          </li>
        ))}
        {!isKept && <li><a className="saved-views-keep" href={open(`/views/new${here}`)}>{t('views.keep')}</a></li>}
      </ul>
    </nav>
  );
}
