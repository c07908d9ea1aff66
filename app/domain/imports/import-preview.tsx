import { uiMessages } from '#app/components/messages';
import { useT, type Values } from '#app/platform/i18n/messages';
import type { CellChange, Preview, RowChange } from './import.type';
import { importMessages } from './messages';
import './imports.css';

function useProblem() {
  const t = useT(uiMessages);
  return (code: string, values?: Values) => t.at(t.has(`error.${code}`) ? `error.${code}` : 'error.invalid', { max: 0, ...values } as Values);
}

function Cell({ row, cell, first, span }: { row: RowChange; cell: CellChange | null; first: boolean; span: number }) {
  const t = useT(importMessages);
  const problem = useProblem();
  return (
    <tr className={cell?.code || row.code ? 'import-wrong' : undefined}>
      {first && (
        <>
          <th scope="rowgroup" rowSpan={span}>{row.number}</th>
          <td rowSpan={span} data-label={t('preview.what')}>
            {row.title}
            {row.code && <strong className="field-error">{problem(row.code)}</strong>}
          </td>
        </>
      )}
      <td data-label={t('preview.column')}>{cell?.label}</td>
      <td data-label={t('preview.from')}>{cell && <del>{cell.from || t('preview.empty')}</del>}</td>
      <td data-label={t('preview.to')}>
        {cell && <ins>{cell.to || t('preview.empty')}</ins>}
        {cell?.code && <strong className="field-error">{problem(cell.code, cell.values)}</strong>}
      </td>
    </tr>
  );
}

/** What a spreadsheet would change, row by row as the spreadsheet numbers them, with what is wrong in place. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const t = useT(importMessages);
  const sheets = [...new Set(preview.rows.map(({ sheetName }) => sheetName))];
  return sheets.map((name) => (
    <section key={name} aria-label={name} className="import-sheet">
      <table className="import-table">
        <caption>{name}</caption>
        <thead>
          <tr>{(['row', 'what', 'column', 'from', 'to'] as const).map((column) => <th key={column} scope="col">{t(`preview.${column}`)}</th>)}</tr>
        </thead>
        {preview.rows.filter(({ sheetName }) => sheetName === name).map((row) => {
          const cells = row.cells.length > 0 ? row.cells : [null];
          return <tbody key={`${row.sheet}${row.number}`}>{cells.map((cell, i) => <Cell key={cell?.column ?? ''} row={row} cell={cell} first={i === 0} span={cells.length} />)}</tbody>;
        })}
      </table>
    </section>
  ));
}
