/** A word as the vocabulary knows it: in lower case, without diacritics, its stem, and what its forms have in common beyond that. */
export type WordForms = {
  word: string;
  plain: string;
  stem: string;
  key: string;
  /** Its dictionary forms and those of the words it is made of; null or empty where no dictionary knows it */
  bases?: string[] | null;
  parts?: string[] | null;
};

const meet = (some: string[] | null | undefined, others: string[] | null | undefined) => Boolean(some?.some((one) => others?.includes(one)));

/** What the dictionary says of two words: the same word, the other made of the typed one, both made of one; null where it knows of nothing. */
function dictionarySays(typed: WordForms, other: WordForms): 'form' | 'made' | 'akin' | null {
  if (meet(typed.bases, other.bases)) return 'form';
  if (meet(typed.bases, other.parts)) return 'made';
  return meet(typed.parts, other.bases) || meet(typed.parts, other.parts) ? 'akin' : null;
}

/** From here on, a word counts as another form of the one typed; below, as a word made of it or much like it. */
export const FORM = 0.7;
/** Up to here, a word is only much like the one typed: perhaps that was meant. */
export const SIMILAR = 0.4;

function sharedStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** How many letters must be put in, taken out, changed or swapped to make one word the other. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** A typing mistake: one letter in words of five and more, two in words of nine and more. */
function isMistyped(typed: WordForms, other: WordForms): boolean {
  const allowed = typed.plain.length >= 9 ? 2 : typed.plain.length >= 5 ? 1 : 0;
  if (allowed === 0) return false;
  return editDistance(typed.plain, other.plain) <= allowed || (typed.key.length >= 5 && editDistance(typed.key, other.key) <= allowed);
}

/**
 * How much a word of the vocabulary means the word typed: 1 the same stem, FORM and more another form of it, then words
 * made of it, up to SIMILAR one that it may be mistyped for, 0 none of these.
 */
export function likeness(typed: WordForms, other: WordForms): number {
  if (other.stem === typed.stem) return 1;
  const said = dictionarySays(typed, other);
  if (said === 'form') return 0.95;
  if (said === 'made') return 0.6;
  if (said === 'akin') return SIMILAR;
  // Who types diacritics means them: "våg" is not "väg".
  if (other.key === typed.key || (other.plain === typed.plain && typed.word === typed.plain)) return 0.9;
  const longer = other.plain.length - typed.plain.length;
  if (typed.plain.length >= 3 && other.plain.startsWith(typed.plain)) return longer <= 4 ? 0.8 : 0.6;
  if (other.plain.length >= 4 && typed.plain.startsWith(other.plain) && longer >= -3) return longer >= -2 ? 0.75 : 0.55;
  if (typed.key.length >= 4) {
    if (other.key.startsWith(typed.key)) return other.key.length - typed.key.length <= 3 ? FORM : 0.55;
    if (other.key.endsWith(typed.key)) return 0.6;
  }
  const shared = sharedStart(typed.key, other.key);
  if (shared >= 5 && typed.key.length - shared <= 3 && other.key.length - shared <= 3) return 0.55;
  if (typed.key.length >= 5 && other.key.includes(typed.key)) return 0.45;
  return isMistyped(typed, other) ? SIMILAR : 0;
}
