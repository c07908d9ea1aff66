const FOLDED: Record<string, string> = { ä: 'a', ö: 'o', å: 'a', ø: 'o', æ: 'ae', ß: 'ss', đ: 'd', ł: 'l', õ: 'o' };

/** An address from a title: lower-case ASCII words joined by hyphens, at most 70 characters; empty when nothing is left. */
export function slugify(title: string): string {
  return title
    .toLowerCase()
    .replace(/[äöåøæßđłõ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/^-+|-+$/g, '');
}

/** Addresses of pages that stand beside entries, in the folder of any kind; a test holds them against all routes. No entry can take one. */
const RESERVED: readonly string[] = ['compare', 'suiting'];

export const isReserved = (slug: string): boolean => RESERVED.includes(slug);
