import type { Lang } from '#app/platform/i18n/languages';

/** A text in another language than the document's, or one in its own. */
export type Said = string | { text: string; lang: Lang };

/** A bar with its number in words; `mark` is what it is held against. */
export type Bar = { label: string; value: number; shown: string; mark?: number; theme?: string };

/** A piece of a document. Figures say in `alt` what they show; a table beside them has the numbers. */
export type Block =
  | { kind: 'lead' | 'paragraph' | 'note' | 'heading'; text: string }
  | { kind: 'list'; items: Said[] }
  | { kind: 'numbers'; items: { value: string; label: Said }[] }
  | { kind: 'bars'; alt: string; rows: Bar[] }
  | { kind: 'table'; /** Empty where the heading above says the same */ caption: string; head: string[]; align: ('l' | 'r')[]; /** In parts of the width */ widths: number[]; rows: Said[][]; total?: string[] };

/** A document as data: the press sets it, and everything that is said in it is here. */
export type PressDocument = {
  lang: Lang;
  title: string;
  author: string;
  description: string;
  keywords: string[];
  /** Above the title, below it, at the foot of its page, and at the foot of the others */
  kicker: string;
  subtitle: string;
  imprint: string[];
  running: string;
  /** The heading of the list of contents */
  contents: string;
  parts: { heading: string; /** Begins a page */ new?: boolean; blocks: Block[] }[];
};

/** Controls, marks of direction, and halves of characters */
const UNPRINTABLE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;

/** A document as JSON in which every text can be printed. @param without characters that no typeface at hand has */
export function printable(document: PressDocument, without: ReadonlySet<string> = new Set()): string {
  return JSON.stringify(document, (_, value) => {
    if (typeof value !== 'string') return value;
    const clean = value.replace(UNPRINTABLE, '');
    return without.size === 0 ? clean : Array.from(clean, (character) => (without.has(character) ? '?' : character)).join('');
  });
}
