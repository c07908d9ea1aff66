import type { Theme } from '#app/domain/shared/themes';

/** What can be taken away as a table. */
export const TABLE_SUBJECTS = ['pilots', 'indicators', 'reports', 'reviews', 'follow-ups'] as const;
export type TableSubject = (typeof TABLE_SUBJECTS)[number];
export type ExportSubject = TableSubject | 'programme';

export const TABLE_FORMATS = ['xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type ExportFormat = TableFormat | 'pdf';

/** queued: waits for its turn. running: is being written. done and failed are the end, until somebody tries again. */
export const EXPORT_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** States in which a file is still to come. */
export const WAITING_STATES: ExportState[] = ['queued', 'running'];

/** What a file is narrowed to. */
export type ExportFilters = { theme: Theme | null; year: number | null; round: string | null };

/** What stands in a file: `organisations` whose own things it holds; null for the whole programme. */
export type ExportParams = ExportFilters & { organisations: string[] | null };

/** A file that failed so often will not come about by itself. */
export const MOST_ATTEMPTS = 3;
/** How many files of one person may be waited for at a time. */
export const MOST_WAITING = 3;
/** How many files are kept for one person; older ones make room. */
export const MOST_KEPT = 20;
/** How long a file is kept. */
export const KEPT_DAYS = 7;

/** A file as its owner sees it. */
export type ExportView = {
  id: string;
  subject: ExportSubject;
  format: ExportFormat;
  lang: string;
  filters: ExportFilters;
  state: ExportState;
  /** Rows written so far, and in all once they are counted */
  done: number;
  total: number | null;
  bytes: number | null;
  createdAt: string;
  expiresAt: string;
};
