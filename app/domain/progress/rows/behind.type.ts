/** What stands in a cell: a word or number, and where it leads. */
export type Cell = { text: string; href?: string; lang?: string };

/** The rows that a figure counts, one each, a page of them. The first cell of a row says what it is. */
export type Behind = {
  title: string;
  /** What is said about them beside their number */
  note: string | null;
  /** Which of all they are, where another word than that for pilots is needed; empty: all of them */
  narrowed?: string;
  columns: { heading: string; isNumber?: boolean }[];
  rows: { key: string; cells: Cell[] }[];
  /** Of all pages */
  count: number;
  page: number;
  pages: number;
};
