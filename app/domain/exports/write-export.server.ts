import { programmeName } from '#app/domain/programme/programme.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { writeWorkbook } from '#app/platform/sheet/workbook.server';
import { writeCsv } from './csv.server';
import type { ExportFormat, ExportParams, ExportSubject, TableSubject } from './export.type';
import { followUpTables } from './follow-up-table.server';
import { indicatorTables } from './indicator-table.server';
import { pilotTables } from './pilot-table.server';
import { writeProgrammeReport } from './programme-report.server';
import { reportTables } from './report-table.server';
import { reviewTables } from './review-table.server';
import type { Table } from './table';

/** What a file is to hold. */
export type Order = { subject: ExportSubject; format: ExportFormat; lang: Lang; params: ExportParams };

/** Told how far a file has come; it may throw to end it. */
export type Progress = { expect: (rows: number) => Promise<void>; wrote: (rows: number) => Promise<void> };

const tables: Record<TableSubject, (lang: Lang, params: ExportParams) => Table[] | Promise<Table[]>> = {
  pilots: pilotTables,
  indicators: indicatorTables,
  reports: reportTables,
  reviews: reviewTables,
  'follow-ups': followUpTables,
};

const watched = (table: Table, progress: Progress): Table => ({
  ...table,
  async *rows() {
    for await (const rows of table.rows()) {
      yield rows;
      await progress.wrote(rows.length);
    }
  },
});

async function writeTables(path: string, { format, lang }: Order, found: Table[], progress: Progress): Promise<number> {
  // A text file holds one table: the first.
  const wanted = format === 'csv' ? found.slice(0, 1) : found;
  const counts = await Promise.all(wanted.map(({ count }) => count()));
  await progress.expect(counts.reduce((sum, count) => sum + count, 0));
  const [first, ...others] = wanted.map((table) => watched(table, progress));
  if (!first) throw new Error('Nothing to write');
  if (format === 'csv') return writeCsv(path, lang, first);
  const creator = await programmeName(lang);
  return writeWorkbook(path, { title: `${creator}: ${first.name}`, creator, lang, at: now() }, [first, ...others]);
}

/**
 * Writes what was ordered to a path where nothing is yet. Rows are read and written in batches, so that their number costs time alone.
 * @returns the file's size in bytes
 */
export async function writeExport(path: string, order: Order, progress: Progress): Promise<number> {
  const { subject, lang, params } = order;
  if (subject === 'programme') return writeProgrammeReport(path, lang, params);
  return writeTables(path, order, await tables[subject](lang, params), progress);
}
