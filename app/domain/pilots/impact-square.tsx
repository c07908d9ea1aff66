import type { Impact, Theme } from '#app/domain/shared/themes';
import './pilot-page.css';

/** Each theme's side of the square, as in the mark: where its bar begins and which way it runs. */
const SIDES: Record<Theme, { x: number; y: number; across: boolean }> = {
  'low-carbon': { x: 0, y: 0, across: true },
  smart: { x: 178, y: 0, across: false },
  healthy: { x: 26, y: 178, across: true },
  'socially-sustainable': { x: 0, y: 26, across: false },
};

const LONG = 174;
const THICK = 22;
/** Where the pieces of a broken bar begin. */
const PIECES = [0, 32, 64, 96, 128, 160];
const PIECE = 14;

/** A bar broken into pieces, for what is weakened. */
function Broken({ x, y, across }: { x: number; y: number; across: boolean }) {
  return PIECES.map((at) => (
    <rect key={at} x={across ? x + at : x} y={across ? y : y + at} width={across ? PIECE : THICK} height={across ? THICK : PIECE} />
  ));
}

function Side({ theme, impact }: { theme: Theme; impact: Impact | null }) {
  const { x, y, across } = SIDES[theme];
  const [width, height] = across ? [LONG, THICK] : [THICK, LONG];
  if (impact === '+') return <rect x={x} y={y} width={width} height={height} />;
  if (impact === '-') return <Broken x={x} y={y} across={across} />;
  return (
    <rect
      x={x + 1} y={y + 1} width={width - 2} height={height - 2}
      fill="none" stroke="currentColor" strokeWidth={2} strokeDasharray={impact === null ? '2 6' : undefined}
    />
  );
}

/** The cross-impact matrix as a square seen from above: a side is solid for +, an outline for 0, broken for −, dotted while undecided. */
export function ImpactSquare({ cells }: { cells: { theme: Theme; impact: Impact | null }[] }) {
  return (
    <svg className="impact-square" viewBox="0 0 200 200" aria-hidden="true">
      {cells.map(({ theme, impact }) => (
        <g key={theme} className={`side-${theme}`} fill="currentColor"><Side theme={theme} impact={impact} /></g>
      ))}
    </svg>
  );
}
