import { THEMES } from '#app/domain/shared/themes';
import { formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { Count } from './count';
import { AreaSquare } from './crossing-mark';
import { useThemeNames } from './crossing-words';
import type { Cell } from './crossing.type';
import { crossingMessages } from './messages';
import { ThemeHead } from './theme-head';
import './crossing.css';

/** How many pilots strengthen both of two themes, for each two; on the diagonal those of the one. */
export function PairTable({ rows }: { rows: Cell[][] }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const names = useThemeNames();
  const most = Math.max(...rows.flat().map(({ pilots }) => pilots));
  const wholeOf = (row: number) => rows[row]?.[row]?.pilots ?? 0;
  return (
    <table className="table crossing-table">
      <caption>{t('pairs.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('pairs.corner')}</th>
          {THEMES.map((theme) => <th key={theme} scope="col"><ThemeHead theme={theme} /></th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={THEMES[row]}>
            <th scope="row">{names(THEMES.slice(row, row + 1))}</th>
            {cells.map((cell, column) => {
              const what = names(cell.themes);
              return (
                <td key={THEMES[column]} className={row === column ? 'crossing-whole' : undefined}>
                  <AreaSquare pilots={cell.pilots} most={most} />
                  <Count cell={cell} what={what} name={t('cell', { themes: what, count: cell.pilots })} />
                  {row !== column && cell.pilots > 0 && <small className="crossing-share">{formatShare(lang, cell.pilots / wholeOf(row))}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many pilots strengthen three themes, for each three. */
export function Triples({ cells }: { cells: Cell[] }) {
  const t = useT(crossingMessages);
  const names = useThemeNames();
  return (
    <>
      <h3>{t('pairs.triples')}</h3>
      <ul className="crossing-triples">
        {cells.map((cell) => (
          <li key={cell.themes.join()}>
            <span>{names(cell.themes)}</span> <span><Count cell={cell} what={names(cell.themes)} name={t('cell', { themes: names(cell.themes), count: cell.pilots })} /></span>
          </li>
        ))}
      </ul>
    </>
  );
}
