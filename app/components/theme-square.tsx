import './theme-square.css';

const SIDE = 100;
const THICK = 15;

type Counts = { 'low-carbon': number; smart: number; healthy: number; 'socially-sustainable': number };

/**
 * The square drawn for one place: each theme's side is as long as that theme's part of all. Clockwise from the upper left corner,
 * as in the mark; a theme without any leaves its side open. The numbers stand in words beside it.
 */
export function ThemeSquare({ counts, of }: { counts: Counts; of: number }) {
  const length = (count: number) => (of > 0 ? Math.round((SIDE * Math.min(count, of)) / of) : 0);
  const [top, right, bottom, left] = [length(counts['low-carbon']), length(counts.smart), length(counts.healthy), length(counts['socially-sustainable'])];
  const far = SIDE - THICK;
  return (
    <svg className="theme-square" viewBox={`-1 -1 ${SIDE + 2} ${SIDE + 2}`} aria-hidden="true">
      <rect className="theme-square-frame" width={SIDE} height={SIDE} />
      <rect className="mark-low-carbon" x={0} y={0} width={top} height={THICK} />
      <rect className="mark-smart" x={far} y={0} width={THICK} height={right} />
      <rect className="mark-healthy" x={SIDE - bottom} y={far} width={bottom} height={THICK} />
      <rect className="mark-socially-sustainable" x={0} y={SIDE - left} width={THICK} height={left} />
    </svg>
  );
}
