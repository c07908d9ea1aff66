import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** Previous and next page of a list; nothing when there is one page. Pages count from 1. */
export function Pagination({ page, pages, hrefOf }: { page: number; pages: number; hrefOf: (page: number) => string }) {
  const t = useT(uiMessages);
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label={t('pages.label')}>
      {page > 1 && <a href={hrefOf(page - 1)} rel="prev">{t('pages.previous')}</a>}
      <span>{t('pages.of', { page, pages })}</span>
      {page < pages && <a href={hrefOf(page + 1)} rel="next">{t('pages.next')}</a>}
    </nav>
  );
}

/** Previous and next page of a list inside a form: what is ticked on this page is sent along as `page` is asked for. */
export function PageButtons({ page, pages }: { page: number; pages: number }) {
  const t = useT(uiMessages);
  if (pages < 2) return null;
  return (
    <div className="pages" role="group" aria-label={t('pages.label')}>
      {page > 1 && <button type="submit" name="page" value={page - 1} className="btn-link">{t('pages.previous')}</button>}
      <span>{t('pages.of', { page, pages })}</span>
      {page < pages && <button type="submit" name="page" value={page + 1} className="btn-link">{t('pages.next')}</button>}
    </div>
  );
}
