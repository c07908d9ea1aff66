import type { Bar, Block, Said } from '#app/platform/press/document';

/** Beyond this many characters a description is no help to anybody. */
const LONGEST = 1500;

/** Bars with the same said in words for those who cannot see them. */
export function barsOf(title: string, rows: Bar[]): Block[] {
  if (rows.length === 0) return [];
  const said = `${title}. ${rows.map(({ label, shown }) => `${label}: ${shown}`).join('; ')}.`;
  return [{ kind: 'bars', alt: said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said, rows }];
}

type Column = { head: string; width: number; number?: boolean };

/** A table; without rows there is none. */
export const tableOf = (caption: string, columns: Column[], rows: Said[][], total?: string[]): Block[] =>
  rows.length === 0
    ? []
    : [{ kind: 'table', caption, head: columns.map(({ head }) => head), align: columns.map(({ number }) => (number ? 'r' : 'l')), widths: columns.map(({ width }) => width), rows, ...(total && { total }) }];

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const note = (text: string): Block => ({ kind: 'note', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
