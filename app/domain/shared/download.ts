/** A column of a list as a table: its heading in the reader's language and what stands in it. */
export type Column<Row> = { heading: string; cell: (row: Row) => string | number | null };

/** A whole list as a file, read in batches so that its length costs time alone. */
export type Download<Row> = {
  /** What the file and its list of records are called, e.g. `pilots` */
  name: string;
  /** The filters in use, as the address has them */
  filters: [name: string, value: string][];
  columns: Column<Row>[];
  /** A row as data for machines */
  record: (row: Row) => object;
  batches: () => AsyncGenerator<Row[]>;
};

/** Rows read at a time. */
export const BATCH = 500;

/** Reads batch after batch until one is not full. `read` gets the last row of the batch before. */
export async function* inBatches<Row>(read: (after: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after: Row | null = null; ; ) {
    const rows: Row[] = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1) ?? null;
  }
}
