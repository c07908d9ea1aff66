import { type DocumentKind, DocumentRefused } from './document-kinds';

const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff\u202a-\u202e\u2066-\u2069]/;
/** What begins so would be run or drawn by somebody, whatever it is called. */
const OTHER_TYPE = /^\s*(?:<|%PDF|#!|\{\\rtf|MZ|PK)/i;
const FORMULA = /(^|[;,\t\n])("?)(?=[=@]|[+-](?![\d.,\s]))/g;

/** Whether lines hold the same number of cells, at least two. */
function isTable(text: string): boolean {
  const lines = text.split('\n').filter(Boolean).slice(0, 20);
  return lines.length > 1 && [';', '\t', ','].some((mark) => {
    const cells = lines.map((line) => line.replace(/"[^"]*"/g, '').split(mark).length);
    return (cells[0] ?? 0) > 1 && cells.every((count) => count === cells[0]);
  });
}

/**
 * Text written anew as UTF-8 with plain line ends. In a table, cells that a spreadsheet would take for a formula get an apostrophe.
 * @throws DocumentRefused docType
 */
export function cleanText(bytes: Uint8Array): { kind: DocumentKind; bytes: Uint8Array } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DocumentRefused('docType');
  }
  text = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n').normalize('NFC');
  if (NOT_TEXT.test(text) || OTHER_TYPE.test(text) || !text.trim()) throw new DocumentRefused('docType');
  const table = isTable(text);
  return { kind: table ? 'csv' : 'txt', bytes: new TextEncoder().encode(table ? text.replace(FORMULA, "$1$2'") : text) };
}
