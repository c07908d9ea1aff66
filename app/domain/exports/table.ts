import type { Cell, CellKind } from '#app/platform/sheet/cell';

/** A column: its heading in the file's language, what it holds, how wide it stands (in characters) and what stands in it. */
export type Column<Row> = { heading: string; as: CellKind; width: number; cell: (row: Row) => Cell };

/** A table of a file, read in batches. */
export type Table = {
  name: string;
  columns: Omit<Column<never>, 'cell'>[];
  /** How many rows there are, for the progress */
  count: () => Promise<number>;
  rows: () => AsyncGenerator<Cell[][]>;
};

type Made<Row> = { name: string; columns: Column<Row>[]; count: () => Promise<number>; batches: () => AsyncGenerator<Row[]> };

/** Puts rows and columns together. */
export const tableOf = <Row>({ name, columns, count, batches }: Made<Row>): Table => ({
  name,
  columns: columns.map(({ heading, as, width }) => ({ heading, as, width })),
  count,
  async *rows() {
    for await (const rows of batches()) yield rows.map((row) => columns.map(({ cell }) => cell(row)));
  },
});

const column = (as: CellKind, usual: number) => <Row>(heading: string, cell: (row: Row) => Cell, width = usual): Column<Row> => ({ heading, as, width, cell });

export const text = column('text', 24);
export const number = column('number', 12);
export const day = column('day', 12);
export const moment = column('moment', 17);
