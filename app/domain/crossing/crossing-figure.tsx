import { formatNumber, formatShare } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { InReview } from './count';
import { CrossingMark } from './crossing-mark';
import { useThemeNames } from './crossing-words';
import type { Cell } from './crossing.type';
import { crossingMessages } from './messages';
import './crossing.css';

const SIZES = [1, 2, 3, 4];
const allOf = ({ pilots, submitted }: Cell) => pilots + (submitted?.pilots ?? 0);
const mostOf = (cells: readonly Cell[]) => Math.max(0, ...cells.map(allOf));

/** Nobody joins these themes yet. A theme that no pilot strengthens alone is no gap. */
const isOpen = (cell: Cell) => cell.themes.length > 1 && cell.pilots === 0;

type SquareProps = { cell: Cell; most: number; beginHref: string | null };

function Square({ cell, most, beginHref }: SquareProps) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const themes = useThemeNames()(cell.themes);
  const open = isOpen(cell);
  const href = open ? beginHref : cell.pilots > 0 ? cell.href : null;
  const shown = (
    <>
      <CrossingMark themes={cell.themes} pilots={cell.pilots} withSubmitted={allOf(cell)} most={most} isOpen={open} />
      <span className="crossing-names">{themes}</span>
      <span className="sr-only">: </span>
      <strong className="crossing-number">{formatNumber(lang, cell.pilots)}</strong>
      <span className="sr-only"> {t('unit', { count: cell.pilots })}</span>
      {open && href && <span className="crossing-begin"><span className="sr-only">. </span>{t('exact.begin')}</span>}
    </>
  );
  return (
    <li>
      {href ? <a className="crossing-square" href={href}>{shown}</a> : <span className="crossing-square">{shown}</span>}
      <InReview cell={cell} what={themes} />
    </li>
  );
}

/**
 * Every set of themes as a square with these sides, filled by the pilots that strengthen exactly these; by how many they join.
 * `beginHref` is where somebody can fill an open place; null when an empty square says nothing of that kind.
 */
export function ExactFigure({ cells, total, beginHref }: { cells: Cell[]; total: number; beginHref: string | null }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const most = mostOf(cells);
  return (
    <div className="crossing-figure">
      {SIZES.map((size) => {
        const group = cells.filter(({ themes }) => themes.length === size);
        const sum = group.reduce((all, { pilots }) => all + pilots, 0);
        return (
          <section key={size} className="crossing-size" aria-labelledby={`size-${size}`}>
            <div>
              <h3 id={`size-${size}`}>{t('exact.size', { size: String(size) })}</h3>
              <p className="meta">{t('pilots', { count: sum })}{sum > 0 && <>, {t('share', { share: formatShare(lang, sum / total) })}</>}</p>
            </div>
            <ul>{group.map((cell) => <Square key={cell.themes.join()} cell={cell} most={most} beginHref={beginHref} />)}</ul>
          </section>
        );
      })}
    </div>
  );
}

/** The same in small for other pages: squares and numbers; `crossingFigureOf` gives the cells. */
export function CrossingFigure({ cells }: { cells: Cell[] }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const names = useThemeNames();
  const most = mostOf(cells);
  return (
    <ul className="crossing-small">
      {cells.map((cell) => {
        const { themes, pilots, href } = cell;
        const name = t('cell', { themes: names(themes), count: pilots });
        const shown = <><CrossingMark themes={themes} pilots={pilots} most={most} isOpen={isOpen(cell)} />{formatNumber(lang, pilots)}</>;
        return <li key={themes.join()}>{pilots > 0 ? <a href={href} aria-label={name}>{shown}</a> : <><span aria-hidden="true">{shown}</span><span className="sr-only">{name}</span></>}</li>;
      })}
    </ul>
  );
}
