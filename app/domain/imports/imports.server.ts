import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, Invalid, type Issue, NotFound, refuseIf } from '#app/domain/shared/outcome';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { alone, db, type Prisma, rehearse, together, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { isTouched, rowChanges } from './changes';
import { applyFigure } from './figure-sheet.server';
import { applyMilestone } from './milestone-sheet.server';
import { applyReport } from './report-sheet.server';
import { type CellChange, IMPORT_KEPT_DAYS, MOST_CHANGES, type Preview, type RowChange, type SentRow, type SheetOrder, type SheetReading, type WorkSheet } from './import.type';
import { openSheetFile } from './sheet-reading.server';
import { mayUseSheets, workSheets } from './work-sheets.server';

const DAY = 86_400_000;
const asJson = (reading: SheetReading) => reading as unknown as Prisma.InputJsonValue;

/** The column that an issue of a command concerns: `figure.value` is `value`, `answer.x` is a column of its own. */
const columnOf = (field: string, cells: CellChange[]): string | undefined => [field, field.split('.').at(-1) ?? ''].find((name) => cells.some(({ column }) => column === name));

function withIssues(row: RowChange, issues: Issue[]): RowChange {
  const cells = row.cells.map((cell) => {
    const issue = issues.find(({ field }) => columnOf(field, row.cells) === cell.column);
    return issue ? { ...cell, code: issue.code, values: issue.values } : cell;
  });
  const other = issues.find(({ field }) => columnOf(field, row.cells) === undefined);
  return { ...row, cells, ...(other && { code: other.code }) };
}

/** What keeps a command from being done, as issues; anything else is thrown on. */
function issuesIn(error: unknown): Issue[] {
  if (error instanceof Invalid) return error.issues;
  if (error instanceof Conflict) return [{ field: '', code: 'changedMeanwhile' }];
  if (error instanceof Forbidden) return [{ field: '', code: 'readOnlyCell' }];
  if (error instanceof NotFound) return [{ field: '', code: 'unknownRow' }];
  throw error;
}

async function applyRow(tx: Tx, viewer: Viewer, { lang }: SheetOrder, { sheet, key, cells }: SentRow, changed: string[], stands: Record<string, string>): Promise<void> {
  const now = { ...stands, ...Object.fromEntries(changed.map((column) => [column, cells[column] ?? ''])) };
  if (sheet === 'figures') return applyFigure(tx, viewer, key, now);
  if (sheet === 'milestones') return applyMilestone(tx, viewer, lang, key, now);
  return applyReport(tx, viewer, lang, key, now, changed);
}

/** Does what the rows say, one after the other, with what is wrong at each. Whoever calls decides whether it stands. */
async function doRows(tx: Tx, viewer: Viewer, order: SheetOrder, work: WorkSheet[], sent: SentRow[]): Promise<Preview> {
  const rows: RowChange[] = [];
  const seen = new Set<string>();
  for (const row of sent) {
    const sheet = work.find(({ key }) => key === row.sheet);
    const stands = sheet?.rows.find(({ key }) => key === row.key);
    const told = { sheet: row.sheet, sheetName: sheet?.name ?? '', number: row.number, title: stands?.title ?? '', cells: [] as CellChange[] };
    const again = seen.has(`${row.sheet} ${row.key}`);
    seen.add(`${row.sheet} ${row.key}`);
    if (!sheet || !stands) {
      // What is gone and was not touched is nobody's concern.
      if (isTouched(row)) rows.push({ ...told, code: 'unknownRow' });
      continue;
    }
    const cells = rowChanges(sheet.columns, stands, row);
    if (cells.length === 0) continue;
    if (again) {
      rows.push({ ...told, cells, code: 'rowTwice' });
      continue;
    }
    if (rows.length >= MOST_CHANGES) throw new Invalid([{ field: 'file', code: 'sheetTooMany', values: { max: MOST_CHANGES } }]);
    const change = { ...told, cells };
    const changed = cells.filter(({ code }) => !code).map(({ column }) => column);
    const issues = changed.length === 0 ? [] : await alone(tx, () => applyRow(tx, viewer, order, row, changed, stands.cells)).then(() => [], issuesIn);
    rows.push(withIssues(change, issues));
  }
  const problems = rows.filter(({ code, cells }) => code || cells.some((cell) => cell.code)).length;
  return { rows, changes: rows.reduce((sum, { cells }) => sum + cells.length, 0), problems };
}

/**
 * Reads a spreadsheet that came back and keeps what it would change, as tried out and taken back.
 * @throws Invalid at `file`: sheetType, sheetBroken, sheetLarge, sheetForeign, sheetTooMany; NotFound for who may use none
 */
export async function readSheet(viewer: Viewer, file: { name: string; bytes: Uint8Array }): Promise<{ id: string }> {
  if (!mayUseSheets(viewer)) throw new NotFound();
  const opened = await openSheetFile(file.bytes);
  const { order } = opened;
  const reading = await rehearse(async (tx): Promise<SheetReading> => {
    const work = await workSheets(viewer, order, tx).catch((error) => {
      throw error instanceof NotFound ? new Invalid([{ field: 'file', code: 'sheetForeign' }]) : error;
    });
    const sent = opened.rowsFor(work);
    const preview = await doRows(tx, viewer, order, work, sent);
    const touched = new Set(preview.rows.map(({ sheet, number }) => `${sheet} ${number}`));
    return { order, preview, rows: sent.filter(({ sheet, number }) => touched.has(`${sheet} ${number}`)) };
  });
  const name = file.name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '').slice(0, 120) || 'xlsx';
  const expiresAt = new Date(now().getTime() + IMPORT_KEPT_DAYS * DAY);
  return transaction((tx) => tx.sheetImport.create({ data: { personId: viewer.personId, subject: order.subject, fileName: name, reading: asJson(reading), createdAt: now(), expiresAt }, select: { id: true } }));
}

/** One's own spreadsheet with what it would change, or has changed. @throws NotFound for everybody else's */
export async function openImport(viewer: Viewer, id: string, client: Tx = db) {
  if (!viewer || !mayUseSheets(viewer) || !isId(id)) throw new NotFound();
  const row = await client.sheetImport.findFirst({ where: { id, personId: viewer.personId, expiresAt: { gt: now() } } });
  if (!row) throw new NotFound();
  return { id: row.id, fileName: row.fileName, state: row.state as 'read' | 'applied' | 'discarded', createdAt: row.createdAt, appliedAt: row.appliedAt, reading: row.reading as unknown as SheetReading };
}

/** One's own spreadsheets, the latest first. */
export async function ownImports(viewer: Member) {
  const rows = await db.sheetImport.findMany({ where: { personId: viewer.personId, expiresAt: { gt: now() } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 20 });
  return rows.map(({ id, fileName, state, createdAt, reading }) => ({ id, fileName, state, createdAt, changes: (reading as unknown as SheetReading).preview.changes, problems: (reading as unknown as SheetReading).preview.problems }));
}

/** Does all that a spreadsheet would change, or nothing. @returns false when something is wrong by now: the preview then says what */
export async function applyImport(viewer: Viewer, id: string): Promise<boolean> {
  let found: Preview | undefined;
  try {
    await together(async (tx) => {
      const { state, reading } = await openImport(viewer, id, tx);
      const { count } = await tx.sheetImport.updateMany({ where: { id, state: 'read' }, data: { state: 'applied', appliedAt: now() } });
      if (count !== 1) refuseIf(state === 'applied' ? [{ field: '', code: 'sheetApplied' }] : [{ field: '', code: 'conflict' }]);
      const preview = await doRows(tx, viewer, reading.order, await workSheets(viewer, reading.order, tx), reading.rows);
      found = preview;
      if (preview.problems > 0 || preview.changes !== reading.preview.changes) throw new Conflict();
    });
    return true;
  } catch (error) {
    if (!(error instanceof Conflict) || !found) throw error;
    const { reading } = await openImport(viewer, id);
    await db.sheetImport.updateMany({ where: { id, state: 'read' }, data: { reading: asJson({ ...reading, preview: found }) } });
    return false;
  }
}

/** Forgets a spreadsheet. A second time changes nothing. */
export async function discardImport(viewer: Viewer, id: string): Promise<void> {
  await openImport(viewer, id);
  await db.sheetImport.updateMany({ where: { id, state: 'read' }, data: { state: 'discarded' } });
}
