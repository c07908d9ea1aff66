import { useLang, useT } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import type { ReplicationState } from './replication.type';
import './travel.css';

/** A practice that went from one organisation to another; `place` is the one at its other end. */
export type Exchanged = { id: string; href: string; practice: { title: string; lang: string }; place: { title: string; lang: string }; state: ReplicationState };

/** What an organisation gave to others and what it took from them. */
export function Exchange({ gave, took }: { gave: Exchanged[]; took: Exchanged[] }) {
  const t = useT(replicationMessages);
  const page = useLang();
  const other = (lang: string) => (lang === page ? undefined : lang);
  if (gave.length + took.length === 0) return null;
  const lists = [{ key: 'gave', rows: gave }, { key: 'took', rows: took }] as const;
  return (
    <div className="travel-exchange">
      {lists.map(({ key, rows }) => rows.length > 0 && (
        <section key={key} aria-labelledby={`exchange-${key}`}>
          <div className="section-head"><h2 id={`exchange-${key}`}>{t(`partner.${key}`)} {rows.length}</h2></div>
          <ul className="stack">
            {rows.map(({ id, href, practice, place, state }) => (
              <li key={id}>
                <a href={href} lang={other(practice.lang)}>{practice.title}</a>
                <p className="meta">{place.title && <>{key === 'took' && `${t('list.from')}: `}<span lang={other(place.lang)}>{place.title}</span>, </>}{t(`state.${state}`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
