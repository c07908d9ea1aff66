import type { Lang } from '#app/platform/i18n/languages';

/** What can be taken home as a spreadsheet and sent back: what is owed of all open rounds with plans and figures, or one round. */
export const SHEET_SUBJECTS = ['portfolio', 'round'] as const;
export type SheetSubject = (typeof SHEET_SUBJECTS)[number];

export type SheetOrder = { subject: SheetSubject; round: string | null; lang: Lang };

export const SHEET_KEYS = ['reports', 'figures', 'milestones'] as const;
export type SheetKey = (typeof SHEET_KEYS)[number];

/** A column of a sheet. Its key is what a change is called by. */
export type WorkColumn = { key: string; heading: string; as: 'text' | 'number' | 'day'; width: number; choices?: string[] };

/** A row as it stands now; every cell is text: numbers with a point, days as yyyy-mm-dd, choices in the sheet's language. */
export type WorkRow = { key: string; title: string; cells: Record<string, string>; editable: string[] };

export type WorkSheet = { key: SheetKey; name: string; columns: WorkColumn[]; rows: WorkRow[] };

/** A row as somebody sent it back. `marks` are those of its cells when the sheet was taken home. */
export type SentRow = { sheet: SheetKey; number: number; key: string; cells: Record<string, string>; marks: Record<string, string> };

/** One cell that would change, or cannot. Codes are those of the forms. */
export type CellChange = { column: string; label: string; from: string; to: string; code?: string; values?: Record<string, string | number> };

/** One row of the preview. `code` says what is wrong with the row as a whole. */
export type RowChange = { sheet: SheetKey; sheetName: string; number: number; title: string; cells: CellChange[]; code?: string };

/** What a spreadsheet would change. */
export type Preview = { rows: RowChange[]; changes: number; problems: number };

/** What was read from a spreadsheet, as it is kept until it is applied. */
export type SheetReading = { order: SheetOrder; rows: SentRow[]; preview: Preview };

/** As many rows as may change at once. */
export const MOST_CHANGES = 1_000;
export const IMPORT_KEPT_DAYS = 7;
