import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { Lang } from '#app/platform/i18n/languages';
import { momentText } from '#app/platform/sheet/cell';
import type { Table } from './table';

/** For Excel and its kin: a mark of UTF-8, semicolons, CRLF, no cell that could run as a formula, and decimals as the language writes them. */
const csv = (lang: Lang) => ({
  delimiter: ';',
  record_delimiter: 'windows' as const,
  escape_formulas: true,
  cast: {
    number: (n: number) => (lang === 'en' ? String(n) : String(n).replace('.', ',')),
    date: momentText,
  },
});

async function* lines({ columns, rows }: Table, lang: Lang): AsyncGenerator<string> {
  yield stringify([columns.map(({ heading }) => heading)], { ...csv(lang), bom: true });
  for await (const batch of rows()) yield stringify(batch, csv(lang));
}

/** Writes a table as CSV, row by row. @returns its size in bytes @throws when the file exists already */
export async function writeCsv(path: string, lang: Lang, table: Table): Promise<number> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o640 });
  await pipeline(Readable.from(lines(table, lang)), file);
  return file.bytesWritten;
}
