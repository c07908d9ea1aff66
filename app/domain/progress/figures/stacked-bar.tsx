import '../progress.css';

export type StackPart = { key: string; n: number; /** solid, soft, pale, hollow, dashed, danger */ tone: string };

const round = (n: number) => Math.round(n * 100) / 100;

/** Parts of a whole one after the other, as long as their numbers; these stand beside it in a table. */
export function StackedBar({ parts, thin }: { parts: StackPart[]; thin?: boolean }) {
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  const before = (i: number) => parts.slice(0, i).reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return null;
  return (
    <svg className={thin ? 'stacked stacked-thin' : 'stacked'} width="100%" height={thin ? 12 : 28} aria-hidden="true">
      {parts.map(({ key, n, tone }, i) => n > 0 && <rect key={key} className={`tone-${tone}`} x={`${round((100 * before(i)) / all)}%`} y={0.75} width={`${round((100 * n) / all)}%`} height={thin ? 10.5 : 26.5} />)}
    </svg>
  );
}

/** What a part of the bar looks like, beside its name. */
export function Swatch({ tone }: { tone: string }) {
  return <svg className="stacked swatch" width={14} height={14} aria-hidden="true"><rect className={`tone-${tone}`} x={1} y={1} width={12} height={12} /></svg>;
}
