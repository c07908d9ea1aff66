import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';

type Node = Record<string, unknown>;
type ReadCell = { text: string; isNumber: boolean; style: string };
/** A sheet as a stranger reads it: its name, its XML, and its cells by row and column letters. */
export type ReadSheet = { name: string; xml: string; hidden: boolean; rows: Record<string, ReadCell>[]; headings: string[]; cells: (string | number | null)[][] };

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, parseAttributeValue: false, trimValues: false, isArray: (name) => ['row', 'c', 'sheet'].includes(name) });
const textOf = (value: unknown): string => (typeof value === 'string' ? value : String((value as Node | undefined)?.['#text'] ?? '')).replaceAll('&#13;', '\r');

function cellOf(node: Node): ReadCell {
  const style = String(node['@_s'] ?? '');
  if (node['@_t'] === 'inlineStr') return { text: textOf((node.is as Node).t), isNumber: false, style };
  return { text: node.v === undefined ? '' : textOf(node.v), isNumber: node.v !== undefined, style };
}

const letters = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : letters(Math.floor(i / 26) - 1) + letters(i % 26));

/** Reads a workbook without the code that wrote it. Fails where a formula stands. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const parts = unzipSync(bytes);
  const part = (name: string) => {
    const found = parts[name];
    if (!found) throw new Error(`The workbook lacks ${name}`);
    return new TextDecoder('utf-8', { fatal: true }).decode(found);
  };
  for (const name of Object.keys(parts)) parser.parse(part(name), true);
  const { sheets } = parser.parse(part('xl/workbook.xml')).workbook as { sheets: { sheet: Node[] } };
  return sheets.sheet.map((sheet, i) => {
    const xml = part(`xl/worksheets/sheet${i + 1}.xml`);
    if (/<f[ >]/.test(xml)) throw new Error('A formula');
    const data = (parser.parse(xml).worksheet as { sheetData: { row?: { c?: Node[] }[] } }).sheetData;
    const rows = (data.row ?? []).map(({ c = [] }) => Object.fromEntries(c.map((node) => [String(node['@_r']).replace(/\d+$/, ''), cellOf(node)])));
    const headings = Object.values(rows[0] ?? {}).map(({ text }) => text);
    const cells = rows.slice(1).map((row) => headings.map((_, at) => {
      const cell = row[letters(at)];
      if (!cell || cell.text === '') return null;
      return cell.isNumber ? Number(cell.text) : cell.text;
    }));
    return { name: String(sheet['@_name']), xml, hidden: sheet['@_state'] === 'hidden', rows, headings, cells };
  });
}

/** A sheet's rows as objects by heading. */
export const records = ({ headings, cells }: Pick<ReadSheet, 'headings' | 'cells'>): Record<string, string | number | null>[] =>
  cells.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? null])));
