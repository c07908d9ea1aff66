import { type Cell, type CellKind, cellText, columnName, defused, isDangerous, serialOf, xmlText } from './cell';
import { HEADING_STYLE, styleOf } from './styles';

/** What may be chosen in a column: a few words, or those that stand in a column of another sheet below its heading. */
export type Choices = string[] | { sheet: string; column: number; rows: number };

export type SheetColumn = {
  heading: string;
  as: CellKind;
  /** In characters */
  width: number;
  /** In a locked sheet: may be written in */
  editable?: boolean;
  choices?: Choices;
  /** Kept from the eye, e.g. ids that a spreadsheet comes back with */
  hidden?: boolean;
};

export type Sheet = {
  /** At most 31 characters, each name once */
  name: string;
  columns: SheetColumn[];
  /** Batches of rows, read as they are written */
  rows: () => AsyncIterable<Cell[][]>;
  hidden?: boolean;
  /** Only cells of editable columns can be changed, until somebody takes the lock off. It guards against slips, not against intent. */
  locked?: boolean;
  /** Texts stay as they are, for a sheet that is read back; dangerous ones are marked as text instead of getting an apostrophe. */
  exact?: boolean;
};

/** Excel's own limit. */
export const MOST_ROWS = 1_048_576;

export const sheetHead = ({ columns, hidden }: Sheet, isFirst: boolean): string =>
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<sheetViews><sheetView${isFirst && !hidden ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  '<sheetFormatPr defaultRowHeight="15"/>' +
  `<cols>${columns.map(({ width, hidden: gone }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${gone ? ' hidden="1"' : ''}/>`).join('')}</cols>` +
  `<sheetData><row r="1">${columns.map(({ heading }, i) => inline(columnName(i), 1, HEADING_STYLE, defused(heading))).join('')}</row>`;

const inline = (column: string, row: number, style: number, text: string): string =>
  `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;

function cellXml(name: string, row: number, { as, editable }: SheetColumn, value: Cell, exact: boolean): string {
  if (value === null || value === '') return editable ? `<c r="${name}${row}" s="${styleOf(as, true)}"/>` : '';
  const number = typeof value === 'number' ? value : as === 'day' || as === 'moment' ? serialOf(value as string | Date) : null;
  if (as !== 'text' && number !== null && Number.isFinite(number)) return `<c r="${name}${row}" s="${styleOf(as, editable)}"><v>${number}</v></c>`;
  const text = value instanceof Date ? value.toISOString() : String(value);
  return exact ? inline(name, row, styleOf('text', editable, isDangerous(text)), text) : inline(name, row, styleOf('text', editable), defused(text));
}

/** Rows as XML. @param first number of the first of them, where the headings are row 1 */
export function rowsXml({ columns, exact = false }: Sheet, rows: Cell[][], first: number): string {
  const names = columns.map((_, i) => columnName(i));
  return rows
    .map((cells, i) => `<row r="${first + i}">${columns.map((column, at) => cellXml(names[at] as string, first + i, column, cells[at] ?? null, exact)).join('')}</row>`)
    .join('');
}

/** A sheet's name in a formula. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

const listOf = (choices: Choices): string =>
  Array.isArray(choices)
    ? `"${choices.join(',')}"`
    : `${quoted(choices.sheet)}!$${columnName(choices.column)}$2:$${columnName(choices.column)}$${choices.rows + 1}`;

function validations(columns: SheetColumn[], last: number): string {
  const rules = columns.flatMap(({ as, editable, choices }, i) => {
    const at = `sqref="${columnName(i)}2:${columnName(i)}${Math.max(last, 2)}"`;
    if (choices) return [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${at}><formula1>${xmlText(listOf(choices))}</formula1></dataValidation>`];
    if (!editable || as === 'text' || as === 'moment') return [];
    const [type, low] = as === 'number' ? ['decimal', '-999999999999'] : ['date', '1'];
    return [`<dataValidation type="${type}" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" ${at}><formula1>${low}</formula1></dataValidation>`];
  });
  return rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : '';
}

/** The part of a sheet used by its filter. @param last number of its last row */
export const filterRange = ({ columns }: Sheet, last: number): string => `A1:${columnName(columns.length - 1)}${last}`;

export const sheetFoot = (sheet: Sheet, last: number): string =>
  '</sheetData>' +
  (sheet.locked ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>' : '') +
  `<autoFilter ref="${filterRange(sheet, last)}"/>` +
  validations(sheet.columns, last) +
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';

/** A sheet's name in a formula, for the workbook. */
export const sheetReference = quoted;
