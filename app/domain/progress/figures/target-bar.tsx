import '../progress.css';

const round = (n: number) => Math.round(n * 100) / 100;

type Props = { total: number; planned: number | null; target: number | null };

/** A figure against what was planned so far (a tick) and what is aimed at (the frame's end). All of it stands beside it in words. */
export function TargetBar({ total, planned, target }: Props) {
  const scale = Math.max(total, planned ?? 0, target ?? 0);
  if (scale <= 0) return null;
  const at = (n: number) => `${round((100 * Math.max(0, n)) / scale)}%`;
  return (
    <svg className="target-bar" width="100%" height={26} aria-hidden="true">
      {target !== null && target > 0 && <rect className="target-frame" x={0} y={4.75} width={at(target)} height={16.5} />}
      <line className="target-line" x1="0" x2="100%" y1={21.5} y2={21.5} />
      {total > 0 && <rect className="target-reached" x={0} y={5} width={at(total)} height={16} />}
      {planned !== null && planned > 0 && <g className="target-planned"><line x1={at(planned)} x2={at(planned)} y1={0} y2={26} /></g>}
    </svg>
  );
}

/** The tick of the plan, as it stands in the bar, beside its name. */
export function PlannedSign() {
  return <svg className="planned-sign target-planned" width={6} height={14} aria-hidden="true"><line x1={3} x2={3} y1={0} y2={14} /></svg>;
}
