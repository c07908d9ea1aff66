/** A stretch of a text that stands in both versions, only in the later one, or only in the earlier one. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** How a text differs from an earlier one. rewritten: so little stayed that marks would only hide the new text. */
export type Change = 'same' | 'changed' | 'rewritten' | 'new' | 'gone';

/** Beyond this, a comparison word by word costs more than it tells. */
const MOST_CELLS = 6_000_000;
/** Least part of the words that must have stayed for marks to help. */
const STAYED = 0.25;

const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** For each pair of ends, how many tokens the longest common run of the two has; row by row. */
function lengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i], rows[i + 1]] as [Uint16Array, Uint16Array];
    for (let j = b.length - 1; j >= 0; j--) row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return rows;
}

function middle(a: string[], b: string[]): Piece[] {
  if (a.length * b.length > MOST_CELLS) return [{ kind: 'removed', text: a.join('') }, { kind: 'added', text: b.join('') }];
  const common = lengths(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && one === other) {
      pieces.push({ kind: 'same', text: one });
      i++;
      j++;
    } else if (other === undefined || (one !== undefined && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      pieces.push({ kind: 'removed', text: one ?? '' });
      i++;
    } else {
      pieces.push({ kind: 'added', text: other });
      j++;
    }
  }
  return pieces;
}

/** Joins neighbours. A space between two changes is no common ground: whole phrases are marked, not every second word. */
function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) found.push({ kind: 'removed', text: removed });
    if (added) found.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  pieces.forEach(({ kind, text }, at) => {
    const bridges = kind === 'same' && !text.trim() && Boolean(removed || added) && pieces[at + 1] !== undefined && pieces[at + 1]?.kind !== 'same';
    if (kind === 'removed' || bridges) removed += text;
    if (kind === 'added' || bridges) added += text;
    if (kind !== 'same' || bridges) return;
    flush();
    const last = found.at(-1);
    if (last?.kind === 'same') last.text += text;
    else found.push({ kind, text });
  });
  flush();
  return found;
}

/** What words were removed and added between two texts, in reading order. Without what was added it is the earlier text, without what was removed the later one. */
export function wordChanges(before: string, after: string): Piece[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (tokens: string[]): Piece[] => (tokens.length > 0 ? [{ kind: 'same', text: tokens.join('') }] : []);
  return joined([...same(a.slice(0, head)), ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), ...same(a.slice(a.length - tail))]);
}

const textOf = (pieces: Piece[], without: Piece['kind']): string => pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');

/** The earlier of the two texts that were compared. */
export const textBefore = (pieces: Piece[]): string => textOf(pieces, 'added');
/** The later of the two. */
export const textAfter = (pieces: Piece[]): string => textOf(pieces, 'removed');

/** How much changed, in one word. */
export function changeOf(pieces: Piece[]): Change {
  const [before, after] = [textBefore(pieces), textAfter(pieces)];
  if (before === after) return 'same';
  if (!before.trim()) return 'new';
  if (!after.trim()) return 'gone';
  const size = (text: string) => text.replace(/\s/g, '').length;
  const stayed = pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? size(text) : 0), 0);
  return stayed < STAYED * Math.max(size(before), size(after)) ? 'rewritten' : 'changed';
}
