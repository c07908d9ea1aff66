/** What a column must be: at least or at most so much. */
export type Limit = { column: number; least?: number; most?: number; said: string };

export type Row = { name: string; values: (number | null)[] };

/** Figures of one kind beside each other, with the limit that one of their columns is held to. */
export type Table = {
  key: string;
  title: string;
  /** Names of the columns after the first. */
  columns: string[];
  rows: Row[];
  limit?: Limit;
};

/** What one part of the benchmark found, and what exactly it compared. */
export type Part = { key: string; title: string; compared: string; tables: Table[] };

/** A part as it is kept: with when and on what it was measured. */
export type Measured = Part & { on: string; commit: string; seconds: number; machine: string; versions: string };

/** The middle one of some figures. */
export const median = (figures: number[]): number => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

/** The figure that so many hundredths stay below. */
export const percentile = (figures: number[], hundredths: number): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? 0;
};

/** How one median stands to another; null where there is nothing to compare with. */
export const ratio = (ours: number[], others: number[]): number | null => {
  const beside = median(others);
  return ours.length === 0 || beside === 0 ? null : median(ours) / beside;
};

/** Growth of a figure for each step of `at`, by least squares. */
export function slope(points: { at: number; value: number }[]): number {
  const mean = (of: (point: (typeof points)[number]) => number) => points.reduce((sum, point) => sum + of(point), 0) / (points.length || 1);
  const [at, value] = [mean((p) => p.at), mean((p) => p.value)];
  const spread = points.reduce((sum, point) => sum + (point.at - at) ** 2, 0);
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point.at - at) * (point.value - value), 0) / spread;
}

/** Whether a figure keeps a limit; one that was not measured does not. */
export function keeps({ least, most }: Limit, value: number | null | undefined): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return false;
  return value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

/** The rows of a table that are beyond its limit. */
export const beyond = ({ rows, limit }: Table): Row[] => (limit ? rows.filter(({ values }) => !keeps(limit, values[limit.column])) : []);

/** A figure as it is read: as many decimals as say something. */
export function said(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: Number.isInteger(value) ? 0 : digits, maximumFractionDigits: digits });
}
