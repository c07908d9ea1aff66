import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from '../messages';
import '../list.css';

/** A filter in use and where taking it off leads. */
export type Chip = { label: string; href: string; theme?: string };

/** Each filter in use, with a link that takes it off and keeps the others. On paper they say what the list shows. */
export function Chips({ chips, clearHref }: { chips: Chip[]; clearHref: string }) {
  const t = useT(uiMessages);
  if (chips.length === 0) return null;
  return (
    <nav className="chips" aria-label={t('list.inUse')}>
      <ul className="tags">
        {chips.map(({ label, href, theme }) => (
          <li key={href}>
            <a href={href} className={theme ? `tag tag-${theme}` : 'tag tag-outline'} rel="nofollow">
              <span className="sr-only">{t('list.takeOff')} </span>{label} <span aria-hidden="true" className="no-print">×</span>
            </a>
          </li>
        ))}
      </ul>
      {chips.length > 1 && <a className="no-print" href={clearHref}>{t('list.clear')}</a>}
    </nav>
  );
}

/** Another way to see the same list, or another order of it. */
export type Way = { label: string; href: string; current: boolean };

/** Ways beside each other, e.g. orders or views; the present one is marked. */
export function Ways({ label, ways, className = '' }: { label: string; ways: Way[]; className?: string }) {
  return (
    <nav className={`ways no-print ${className}`} aria-label={label}>
      <span className="ways-label" aria-hidden="true">{label}</span>
      <ul>
        {ways.map((way) => (
          <li key={way.href}><a href={way.href} aria-current={way.current ? 'true' : undefined} rel="nofollow">{way.label}</a></li>
        ))}
      </ul>
    </nav>
  );
}

/** The words a list is searched by, as a plain form that keeps everything else the address says. */
export function WordsForm({ action, label, button, value, kept }: { action: string; label: string; button: string; value: string; kept: URLSearchParams }) {
  const others = [...kept].filter(([name]) => name !== 'q' && name !== 'page');
  return (
    <form action={action} role="search" aria-label={label} className="no-print">
      <label className="field-label" htmlFor="list-words">{label}</label>
      <div className="search-form">
        <input id="list-words" className="input" type="search" name="q" defaultValue={value} maxLength={200} />
        {/* Ticked boxes that nobody sees: a name may stand several times. */}
        {others.map(([name, other]) => <input key={`${name}=${other}`} type="checkbox" hidden name={name} value={other} defaultChecked />)}
        <button className="btn" type="submit">{button}</button>
      </div>
    </form>
  );
}

/** The whole list to take along: as a table, as data, on paper. */
export function Downloads({ label, csv, json }: { label: string; csv: string; json: string }) {
  const t = useT(uiMessages);
  return (
    <nav className="downloads no-print" aria-label={t('list.take')}>
      <span>{label}</span>
      <ul>
        <li><a href={csv} rel="nofollow" download>CSV</a></li>
        <li><a href={json} rel="nofollow" download>JSON</a></li>
        <li><print-button><button type="button" className="btn-link">{t('list.print')}</button></print-button></li>
      </ul>
    </nav>
  );
}

/** What taking one filter off would bring back. */
export type Loosened = { label: string; href: string; count: string };

/** Nothing matches: which filter keeps everything out, and the way back to the whole list. */
export function NoResults({ title, loosened, clearHref }: { title: string; loosened: Loosened[]; clearHref: string }) {
  const t = useT(uiMessages);
  return (
    <div className="no-results">
      <p className="lead">{title}</p>
      {loosened.length > 0 ? <p>{t('list.loosen')}</p> : <p>{t('list.loosenAll')}</p>}
      {loosened.length > 0 && (
        <ul>
          {loosened.map(({ label, href, count }) => (
            <li key={href}><a href={href} rel="nofollow">{t('list.without', { name: label })}</a> <span className="meta">{count}</span></li>
          ))}
        </ul>
      )}
      <p><a className="btn-secondary" href={clearHref}>{t('list.clear')}</a></p>
    </div>
  );
}
