/** How many match: exactly so many, or more than that. */
export type Count = { n: number; over: boolean };

/** What is not counted beforehand is counted up to here. */
export const COUNTED = 1_000;

/** As far as one can turn pages; beyond, a list is narrowed down or downloaded. */
export const REACH = 10_000;

const MAX_WORDS = 200;
const MAX_PAGE = 1_000_000;

/** Control and formatting characters and halves of letters: nothing that anybody searches for. */
const UNSEARCHABLE = /[\p{Cc}\p{Cf}\p{Cs}\ufffd\ufffe\uffff]+/gu;

/** The page an address asks for, from 1; nonsense is the first one. */
export function pageIn(params: URLSearchParams): number {
  const page = params.get('page')?.trim() ?? '';
  return /^\d{1,9}$/.test(page) ? Math.min(Math.max(Number(page), 1), MAX_PAGE) : 1;
}

/** The words an address asks for, without anything that is no text. */
export const wordsIn = (params: URLSearchParams): string =>
  (params.get('q') ?? '').slice(0, MAX_WORDS * 4).replace(UNSEARCHABLE, ' ').normalize('NFC').slice(0, MAX_WORDS).replace(UNSEARCHABLE, '').trim();

/** The value an address gives where it is one of those known, else null. */
export const oneIn = <T extends string>(params: URLSearchParams, name: string, known: readonly T[]): T | null =>
  known.find((value) => value === params.get(name)) ?? null;

/** How many pages there are to turn, and which one to show of them. */
export function pagesOf({ n, over }: Count, size: number, wanted: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(Math.min(n, over ? COUNTED : REACH) / size));
  return { pages, page: Math.min(wanted, pages) };
}

/** An address' parameters as text, empty or from ? on; what is null or empty is left out. */
export function searchOf(pairs: [name: string, value: string | null][]): string {
  const search = new URLSearchParams(pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))).toString();
  return search && `?${search}`;
}

/** An address' parameters with another page, empty or from ? on. */
export function atPage(search: string, page: number): string {
  const params = new URLSearchParams(search);
  params.delete('page');
  return searchOf([...params, ['page', page > 1 ? String(page) : null]]);
}
