import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programmeName } from '#app/domain/programme/programme.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { translator } from '#app/platform/i18n/messages';
import type { Cell } from '#app/platform/sheet/cell';
import { type Sheet, writeWorkbook } from '#app/platform/sheet/workbook.server';
import { rowMarks } from './changes';
import type { SheetOrder, WorkSheet } from './import.type';
import { importMessages } from './messages';
import { ABOUT, headingsOf, MARKS_SHEET } from './sheet-names';
import { workSheets } from './work-sheets.server';

const cellOf = (as: string, text: string): Cell => (text === '' ? null : as === 'number' && Number.isFinite(Number(text)) ? Number(text) : text);

/** A sheet to be written in: its first column is each row's key, out of sight. */
function asSheet({ name, columns, rows }: WorkSheet): Sheet {
  const headings = headingsOf(columns);
  const editable = (key: string) => rows.some((row) => row.editable.includes(key));
  return {
    name,
    exact: true,
    locked: true,
    columns: [{ heading: 'ID', as: 'text', width: 8, hidden: true }, ...columns.map(({ key, as, width, choices }, i) => ({ heading: headings[i] ?? '', as, width, choices: editable(key) ? choices : undefined, editable: editable(key) }))],
    async *rows() {
      yield rows.map((row) => [row.key, ...columns.map(({ key, as }) => cellOf(as, row.cells[key] ?? ''))]);
    },
  };
}

/** The hidden sheet: what the file is, and a mark of each cell, so that later changes in Aukio are told from changes in the file. */
const marksSheet = (order: SheetOrder, sheets: WorkSheet[]): Sheet => ({
  name: MARKS_SHEET,
  hidden: true,
  exact: true,
  columns: ['a', 'b', 'c', 'd'].map((heading) => ({ heading, as: 'text', width: 20 })),
  async *rows() {
    yield [[ABOUT, JSON.stringify(order), '', '']];
    for (const sheet of sheets) yield sheet.rows.map((row): Cell[] => [sheet.key, row.key, JSON.stringify(rowMarks(row)), '']);
  },
});

/**
 * A workbook to be filled in and sent back. Holds what the viewer may see, cells that are not theirs to change are locked.
 * @throws NotFound for who may have none
 */
export async function sheetFile(viewer: Viewer, order: SheetOrder): Promise<{ name: string; bytes: Buffer }> {
  const sheets = (await workSheets(viewer, order)).filter(({ rows }) => rows.length > 0);
  const t = translator(importMessages, order.lang);
  const round = order.round ? await db.reportRound.findUnique({ where: { id: order.round }, select: { period: true } }) : null;
  const title = round ? t('file.round', { period: formatPeriod(order.lang, round.period) }) : t('file.portfolio');
  const creator = await programmeName(order.lang);
  const path = join(tmpdir(), `aukio-${randomUUID()}.xlsx`);
  try {
    const visible = sheets.length > 0 ? sheets.map(asSheet) : [{ name: t('sheet.none'), columns: [{ heading: t('sheet.none'), as: 'text' as const, width: 40 }], async *rows() {} }];
    await writeWorkbook(path, { title, creator, lang: order.lang, at: now() }, [...visible, marksSheet(order, sheets)]);
    return { name: `aukio-${round ? round.period : 'portfolio'}-${order.lang}.xlsx`, bytes: await readFile(path) };
  } finally {
    await rm(path, { force: true });
  }
}
