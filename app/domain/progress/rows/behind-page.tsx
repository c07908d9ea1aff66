import { Pagination } from '#app/components/pagination';
import { useT } from '#app/platform/i18n/messages';
import { progressMessages } from '../messages';
import type { Behind, Cell } from './behind.type';
import '../progress.css';

type Props = { behind: Behind; /** The page with the figure that counts these rows */ from: { href: string; label: string }; narrowed: boolean; hrefOf: (page: number) => string };

const Words = ({ cell: { text, href, lang } }: { cell: Cell }) => (href ? <a href={href} lang={lang}>{text}</a> : <span lang={lang}>{text}</span>);

/** The rows that a figure counts, as many as it says. */
export function BehindPage({ behind: { title, note, columns, rows, count, page, pages, narrowed: which }, from, narrowed, hrefOf }: Props) {
  const t = useT(progressMessages);
  const some = which ?? (narrowed ? t('rows.narrowed') : '');
  return (
    <div className="wrap progress">
      <header className="page-head">
        <p><a href={from.href}>{from.label}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('behind.count', { count })}</p>
        {note && <p className="progress-note">{note}</p>}
        {some && <p>{some}</p>}
      </header>
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="table table-stack behind-table">
            <caption className="sr-only">{title}</caption>
            <thead><tr>{columns.map(({ heading, isNumber }) => <th key={heading} scope="col" className={isNumber ? 'number' : undefined}>{heading}</th>)}</tr></thead>
            <tbody>
              {rows.map(({ key, cells: [first, ...others] }) => (
                <tr key={key}>
                  <th scope="row">{first && <Words cell={first} />}</th>
                  {others.map((cell, i) => <td key={columns[i + 1]?.heading} className={columns[i + 1]?.isNumber ? 'number' : undefined} data-heading={columns[i + 1]?.heading}><Words cell={cell} /></td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
    </div>
  );
}
