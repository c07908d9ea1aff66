import { practiceMessages } from '#app/domain/practices/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceListMessages } from './messages';
import type { ListItem } from './practice-list.type';
import '#app/domain/practices/compare.css';
import './practice-lists.css';

/** The practices of a list in the order in which they were collected. With `own` (the list's address) its keeper can note and take out. */
export function ListItems({ items, own }: { items: ListItem[]; own?: string }) {
  const t = useT(practiceListMessages);
  const practice = useT(practiceMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  return (
    <>
      <ul className="stack">
        {items.map((item) => (
          <li key={item.id} className="kept-item">
            <h2 className="text-lg" lang={other(item.lang)}><a href={`/${lang}/practices/${item.slug}`}>{item.title}</a></h2>
            <p className="meta">{item.leadName && `${item.leadName} · `}{t('one.added', { at: item.added })}</p>
            <p lang={other(item.lang)}>{item.summary}</p>
            {item.note && <p className="kept-lines list-note">{item.note}</p>}
            <div className="list-tools no-print">
              {items.length > 1 && (
                <label className="compare-box">
                  <input type="checkbox" name="with" value={item.slug} form="compare" /> {practice('compare.choose')}<span className="sr-only">: <span lang={other(item.lang)}>{item.title}</span></span>
                </label>
              )}
              {own && <a href={`${own}/items/${item.id}`}>{t(item.note ? 'one.noteEdit' : 'one.noteAdd')}<span className="sr-only"> ({item.title})</span></a>}
              {own && <form method="post" action={`${own}/items/${item.id}/removal`}><button type="submit" className="btn-link">{t('one.out')}<span className="sr-only"> ({item.title})</span></button></form>}
            </div>
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <form id="compare" method="get" action={`/${lang}/practices/compare`} className="mt-6 no-print">
          <p className="meta mb-3">{t('one.compareHint')}</p>
          <button type="submit" className="btn-secondary">{t('one.compare')}</button>
        </form>
      )}
    </>
  );
}
