/** A stretch of text; `mark` when it is what was searched for. */
export type Piece = { text: string; mark?: true };

/** Words in lower case, with the number of the term that each answers. */
export type Sighted = Map<string, number>;

const LENGTH = 220;
const BEFORE = 60;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

type Sight = { at: number; end: number; term: number };

const sights = (text: string, words: Sighted): Sight[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const term = words.get(word.toLowerCase());
    return term === undefined ? [] : [{ at: index, end: index + word.length, term }];
  });

/** How many different terms a text answers. */
export const answered = (text: string, words: Sighted): number => new Set(sights(text, words).map(({ term }) => term)).size;

/** The text in pieces, with the words marked. */
export function marked(text: string, words: Sighted): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { at, end } of sights(text, words)) {
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: text.slice(at, end), mark: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The stretch of a long text that answers most terms, cut between words; the start when it answers none. */
export function excerpt(text: string, words: Sighted): string {
  if (text.length <= LENGTH) return text;
  const all = sights(text, words);
  let best = { at: 0, terms: 0 };
  for (const [i, { at }] of all.entries()) {
    const terms = new Set(all.slice(i).filter((other) => other.end - at < LENGTH - BEFORE).map(({ term }) => term)).size;
    if (terms > best.terms) best = { at, terms };
  }
  const wanted = Math.max(0, best.at - BEFORE);
  const from = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  if (text.length - from <= LENGTH) return `… ${text.slice(from)}`;
  const to = text.lastIndexOf(' ', from + LENGTH);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to > from ? to : from + LENGTH)} …`;
}
