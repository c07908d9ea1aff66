import { useT } from '#app/platform/i18n/messages';
import { practiceListMessages } from './messages';
import type { GoneItem } from './practice-list.type';
import './practice-lists.css';

/** What is in a list and no longer public, for its keeper at `own`, the list's address: what they wrote of it, and a way to take it out. */
export function GoneItems({ gone, own }: { gone: GoneItem[]; own: string }) {
  const t = useT(practiceListMessages);
  if (gone.length === 0) return null;
  return (
    <section aria-labelledby="gone" className="mt-12">
      <h2 id="gone" className="mb-3">{t('one.gone')}</h2>
      <p>{t('one.goneLead', { count: gone.length })}</p>
      <ul className="stack mt-4">
        {gone.map(({ id, note, added }) => (
          <li key={id} className="kept-item">
            <p>{t('one.goneItem')}</p>
            <p className="meta">{t('one.added', { at: added })}</p>
            {note && <p className="kept-lines list-note">{note}</p>}
            <form method="post" action={`${own}/items/${id}/removal`} className="list-tools no-print">
              <button type="submit" className="btn-link">{t('one.out')}<span className="sr-only"> ({t('one.goneItem')}, {t('one.added', { at: added })})</span></button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
