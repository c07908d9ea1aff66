import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { z } from 'zod';
import { Invalid } from '#app/domain/shared/outcome';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { spansMoreThan } from '#app/platform/sheet/extent.server';
import { TooMuch, unpack } from '#app/platform/sheet/unpack.server';
import { SHEET_KEYS, SHEET_SUBJECTS, type SentRow, type SheetOrder, type WorkSheet } from './import.type';
import { ABOUT, headingsOf, MARKS_SHEET } from './sheet-names';

/** The largest spreadsheet in bytes, packed and unpacked, and the most parts and rows it may have. */
export const SHEET_MAX_BYTES = 5 * 1024 * 1024;
const UNPACKED_MAX = 24 * 1024 * 1024;
const PARTS_MAX = 200;
const ROWS_MAX = 30_000;
/** Cells from the first to the farthest, empty ones too. */
const CELLS_MAX = 2_000_000;

const order = z.object({ subject: z.enum(SHEET_SUBJECTS), round: z.uuid().nullable(), lang: z.enum(LANGUAGES) });
const marks = z.record(z.string(), z.string());

const refuse = (code: string) => new Invalid([{ field: 'file', code }]);

const isPart = (name: string) => /^(xl\/|\[Content_Types\]|_rels\/)/.test(name) && !name.includes('..');

/**
 * A workbook whose parts are as large as they say: packed ones are unpacked within the limit and packed anew, so that whatever reads them
 * next meets no surprise.
 * @throws Invalid at `file`: sheetType, sheetLarge, sheetBroken
 */
function safely(bytes: Uint8Array): Buffer {
  if (bytes.length > SHEET_MAX_BYTES) throw refuse('sheetLarge');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw refuse('sheetType');
  try {
    const files = unpack(bytes, { bytes: UNPACKED_MAX, parts: PARTS_MAX }, isPart);
    if (!files['xl/workbook.xml']) throw refuse('sheetType');
    if (spansMoreThan(files, CELLS_MAX)) throw refuse('sheetLarge');
    return Buffer.from(zipSync(files, { level: 0 }));
  } catch (error) {
    if (error instanceof Invalid) throw error;
    throw refuse(error instanceof TooMuch ? 'sheetLarge' : 'sheetBroken');
  }
}

type Value = string | number | boolean | Date | null | undefined;

/** A cell as text: numbers with a point, days as yyyy-mm-dd. */
function textOf(value: Value, as: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  const text = String(value).replace(/\r\n?/g, '\n').normalize('NFC').trim();
  const [, day, month, year] = as === 'day' ? (/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []) : [];
  return year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text;
}

/** `rowsFor` throws Invalid at `file`, sheetForeign: its sheets are none that this viewer has. */
export type OpenedFile = { order: SheetOrder; rowsFor: (sheets: WorkSheet[]) => SentRow[] };

/**
 * Opens a workbook that was taken home before.
 * @throws Invalid at `file`: sheetType for what is no workbook, sheetBroken, sheetLarge, sheetForeign for one that Aukio did not make
 */
export async function openSheetFile(bytes: Uint8Array): Promise<OpenedFile> {
  const packed = safely(bytes);
  const sheets = await readWorkbook(packed).catch(() => {
    throw refuse('sheetBroken');
  });
  const hidden = sheets.find(({ sheet }) => sheet === MARKS_SHEET)?.data ?? [];
  const about = hidden.find(([name]) => name === ABOUT);
  const read = order.safeParse(jsonIn(about?.[1]));
  if (!read.success) throw refuse('sheetForeign');
  if (sheets.reduce((sum, { data }) => sum + data.length, 0) > ROWS_MAX) throw refuse('sheetLarge');
  const known = new Map<string, Record<string, string>>();
  for (const [sheet, key, json] of hidden) {
    const found = marks.safeParse(jsonIn(json));
    if (found.success && SHEET_KEYS.some((one) => one === sheet)) known.set(`${sheet} ${key}`, found.data);
  }
  const rowsFor = (work: WorkSheet[]): SentRow[] => {
    const isTheirs = [...known.keys()].every((key) => work.some((sheet) => key.startsWith(`${sheet.key} `)));
    if (!isTheirs || (known.size > 0 && !work.some(({ name }) => sheets.some(({ sheet }) => sheet === name)))) throw refuse('sheetForeign');
    return work.flatMap(({ key: sheet, name, columns }) => {
      const named = headingsOf(columns);
      const data = sheets.find((one) => one.sheet === name)?.data ?? [];
      const headings = (data[0] ?? []).map((heading) => textOf(heading as Value, 'text'));
      return data.slice(1).flatMap((row, i): SentRow[] => {
        if (row.every((cell) => cell === null || cell === '')) return [];
        const key = textOf(row[headings.indexOf('ID')] as Value, 'text');
        const cells = columns.flatMap(({ key: column, as }, i) => {
          const at = headings.indexOf(textOf(named[i], 'text'), 1);
          return at > 0 ? [[column, textOf(row[at] as Value, as)]] : [];
        });
        return [{ sheet, number: i + 2, key, cells: Object.fromEntries(cells), marks: known.get(`${sheet} ${key}`) ?? {} }];
      });
    });
  };
  return { order: read.data, rowsFor };
}

function jsonIn(cell: unknown): unknown {
  try {
    return JSON.parse(String(cell ?? ''));
  } catch {
    return null;
  }
}
