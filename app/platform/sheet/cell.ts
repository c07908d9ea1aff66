/** What can stand in a cell. A day is a text yyyy-mm-dd in a column of days. */
export type Cell = string | number | boolean | Date | null;

/** What a column holds; days and moments are true dates to a spreadsheet, moments in Finnish time. */
export type CellKind = 'text' | 'number' | 'day' | 'moment';

/** Beginnings that a spreadsheet could take for a formula; full-width ones are folded by some. */
const DANGEROUS = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Whether a spreadsheet could take a text for a formula. */
export const isDangerous = (text: string): boolean => DANGEROUS.test(text);

/** A text that no spreadsheet runs, also after it was saved as CSV: an apostrophe stands before a dangerous one. */
export const defused = (text: string): string => (isDangerous(text) ? `'${text}` : text);

/** More characters than this in a cell and Excel calls a workbook broken. */
export const MOST_CHARACTERS = 32_767;

const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** A text for XML: what XML has no place for is left out. */
export const xmlText = (text: string): string => text.replace(NO_XML, '').replace(/[&<>"\r]/g, (character) => ENTITIES[character] as string);

/** A text as a cell's content. Excel reads _x0041_ as A, so a text that says so is marked as text. */
export function cellText(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return xmlText(short.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const finnish = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Helsinki' });

/** A moment as people in Finland write it down: 2026-11-23 09:30:00. */
export const momentText = (at: Date): string => finnish.format(at);

/** A day or moment as spreadsheets count: days since the end of 1899. Null for what is no day. */
export function serialOf(value: string | Date): number | null {
  const text = typeof value === 'string' ? `${value}T00:00:00` : momentText(value).replace(' ', 'T');
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at) ? null : (at - EPOCH) / DAY;
}

/** A column's letters: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnName(Math.floor(index / 26) - 1) + rest;
}
