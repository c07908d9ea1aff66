import type { HistoryRow } from './comparison.type';

export const CHART = { width: 320, height: 96 };

export type Bar = { code: string; x: number; y: number; width: number; height: number; isThis: boolean; targetY: number | null };

/** Bars of an indicator's figures by period: those that count, and the one under review. Scales begin at zero, also below it. */
export function historyBars(rows: HistoryRow[]): { bars: Bar[]; zero: number } {
  const drawn = rows.filter(({ state, value, isThis }) => value !== null && (state === 'accepted' || isThis));
  const codes = [...new Set(drawn.map(({ code }) => code))];
  const figures = drawn.flatMap(({ value, target }) => [value ?? 0, target ?? 0]);
  const [top, bottom] = [Math.max(0, ...figures), Math.min(0, ...figures)];
  const span = top - bottom || 1;
  const y = (value: number) => Math.round(((top - value) / span) * (CHART.height - 4) * 10) / 10 + 2;
  const step = CHART.width / Math.max(codes.length, 4);
  const bars = drawn.map((row): Bar => {
    const value = row.value ?? 0;
    // A correction stands before the figure it corrects, in the same place.
    const x = codes.indexOf(row.code) * step + step * 0.15;
    const [from, to] = [y(Math.max(value, 0)), y(Math.min(value, 0))];
    return { code: row.code, x, y: from, width: step * 0.7, height: Math.max(1.5, to - from), isThis: row.isThis, targetY: row.target === null ? null : y(row.target) };
  });
  return { bars: [...bars.filter(({ isThis }) => !isThis), ...bars.filter(({ isThis }) => isThis)], zero: y(0) };
}
