import { fingerprint } from '#app/domain/shared/revision.server';
import type { CellChange, SentRow, WorkRow, WorkSheet } from './import.type';

/** A short mark of a cell, to tell what was changed in a sheet from what changed in Aukio meanwhile. */
export const cellMark = (text: string): string => fingerprint(text.trim());

/** The marks of a row's cells, kept in a hidden sheet. */
export const rowMarks = ({ cells }: Pick<WorkRow, 'cells'>): Record<string, string> => Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, cellMark(text)]));

/**
 * What a row would change. A cell that the person did not touch stays as it is in Aukio now, whatever the sheet says.
 * Codes: readOnlyCell where it is not theirs to change; changedMeanwhile where somebody else changed it since.
 */
export function rowChanges(columns: WorkSheet['columns'], stands: WorkRow, sent: SentRow): CellChange[] {
  return columns.flatMap(({ key, heading }): CellChange[] => {
    const [to, base] = [sent.cells[key]?.trim(), sent.marks[key]];
    const from = (stands.cells[key] ?? '').trim();
    if (to === undefined || base === undefined || cellMark(to) === base || to === from) return [];
    const change = { column: key, label: heading, from, to };
    if (!stands.editable.includes(key)) return [{ ...change, code: 'readOnlyCell' }];
    return [cellMark(from) === base ? change : { ...change, code: 'changedMeanwhile' }];
  });
}

/** Whether anything in a row was written since it was taken home; a row that was not taken home was. */
export const isTouched = ({ cells, marks }: Pick<SentRow, 'cells' | 'marks'>): boolean =>
  Object.keys(marks).length === 0 || Object.entries(cells).some(([key, text]) => marks[key] !== undefined && cellMark(text) !== marks[key]);
