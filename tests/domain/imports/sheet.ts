import { unzipSync, zipSync } from 'fflate';
import { readWorkbook } from '#tests/setup/xlsx';

const letters = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : letters(Math.floor(i / 26) - 1) + letters(i % 26));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What somebody typed into a cell: row by its key, column by its heading. */
export type Typed = { sheet: string; key: string; heading: string; value: string | number };

/** Changes cells of a workbook as a spreadsheet program would: the rest of the file stays as it is. */
export function typedInto(bytes: Uint8Array, typed: Typed[]): Uint8Array {
  const files = unzipSync(bytes);
  const sheets = readWorkbook(bytes);
  for (const { sheet, key, heading, value } of typed) {
    const at = sheets.findIndex(({ name }) => name === sheet);
    const read = sheets[at];
    if (!read) throw new Error(`No sheet ${sheet}`);
    const row = read.rows.findIndex((cells) => cells.A?.text === key) + 1;
    const column = letters(read.headings.indexOf(heading));
    if (row < 1 || !read.headings.includes(heading)) throw new Error(`No cell ${key} ${heading}`);
    const name = `xl/worksheets/sheet${at + 1}.xml`;
    const cell = typeof value === 'number' ? `<c r="${column}${row}"><v>${value}</v></c>` : `<c r="${column}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    const xml = new TextDecoder().decode(files[name]);
    const there = new RegExp(`<c r="${column}${row}"[^>]*?(/>|>.*?</c>)`);
    const changed = there.test(xml) ? xml.replace(there, () => cell) : xml.replace(new RegExp(`(<row r="${row}"[^>]*>.*?)(</row>)`), (_, before, after) => before + cell + after);
    files[name] = new TextEncoder().encode(changed);
  }
  return zipSync(files);
}
