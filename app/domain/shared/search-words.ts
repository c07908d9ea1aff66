/** What a person typed, taken apart. All in lower case. */
export type Typed = {
  words: string[];
  /** In quotation marks: words beside each other */
  phrases: string[];
  /** After a minus: words and phrases that must not occur */
  without: string[];
};

const MOST_WORDS = 8;

/** What a person typed, fit for the database: no control characters or broken letters, at most 300 characters. */
export const searchWords = (typed: string): string => typed.slice(0, 300).replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();

const tokens = (text: string): string[] => text.match(/\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Takes apart what a person typed: words, phrases in quotation marks, and what a minus leaves out. */
export function takeApart(typed: string): Typed {
  const text = searchWords(typed).normalize('NFC').toLowerCase().replace(/[“”„«»]/g, '"');
  const taken: Typed = { words: [], phrases: [], without: [] };
  for (const [, minus, quoted, bare = ''] of text.matchAll(/(?:(?<=^|\s)([-−–]))?(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const found = tokens(quoted ?? bare);
    if (found.length === 0) continue;
    if (minus) taken.without.push(found.join(' '));
    else if (quoted !== undefined && found.length > 1) taken.phrases.push(found.join(' '));
    else taken.words.push(...found);
  }
  return {
    words: [...new Set(taken.words)].slice(0, MOST_WORDS),
    phrases: taken.phrases.slice(0, 3),
    without: taken.without.slice(0, 3),
  };
}
