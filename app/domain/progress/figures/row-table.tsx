import type { ReactNode } from 'react';
import '../progress.css';

const percent = (part: number, whole: number) => `${whole > 0 ? Math.max(0, Math.min(100, Math.round((part / whole) * 10_000) / 100)) : 0}%`;

/** A bar for a part of a scale, on the line that is the scale. What it shows stands beside it in figures. */
export function Bar({ part, of, from = 0, tone = '' }: { part: number; of: number; from?: number; tone?: string }) {
  return (
    <svg className={`figure-bar ${tone}`} width="100%" height={12} aria-hidden="true">
      <line x1="0" x2="100%" y1={11.5} y2={11.5} />
      {part > 0 && <rect x={percent(from, of)} width={percent(part, of)} height={11} />}
    </svg>
  );
}

export type FigureRow = {
  key: string;
  label: ReactNode;
  lang?: string;
  href?: string | null;
  /** A line under the label */
  note?: ReactNode;
  /** How long the bar is; all bars of a table share a scale that begins at zero. */
  length: number;
  /** What stands beside the bar; the first one is the number that it draws. */
  cells: ReactNode[];
  tone?: string;
};

type Props = { caption: string; hidden?: boolean; headings: string[]; rows: FigureRow[]; foot?: { label: string; cells: ReactNode[] }; scale?: number };

/** Things with their numbers as a table, each with a bar under it: the figure is its own data table. */
export function RowTable({ caption, hidden, headings, rows, foot, scale }: Props) {
  const most = scale ?? Math.max(0, ...rows.map(({ length }) => length));
  return (
    // Letters that a reader spaces widely may need more room than a narrow window has.
    <div className="table-scroll">
      <table className="table figure-table">
        <caption className={hidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>{headings.map((heading, i) => <th key={heading} scope="col" className={i > 0 ? 'number' : undefined}>{heading}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, lang, href, note, length, cells, tone }) => (
            <tr key={key}>
              <th scope="row" className="font-normal">{href ? <a href={href} lang={lang}>{label}</a> : <span lang={lang}>{label}</span>}{note && <span className="meta block">{note}</span>}<Bar part={length} of={most} tone={tone} /></th>
              {cells.map((cell, i) => <td key={headings[i + 1]} className="number">{cell}</td>)}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{foot.label}</th>
              {foot.cells.map((cell, i) => <td key={headings[i + 1]} className="number font-bold">{cell}</td>)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
