import { keeps, said, type Table } from './figures';

const WIDTH = 720;
const LABELS = 250;
const LINE = 28;
const TOP = 64;

const STYLE = `
  .ground { fill: #fff } text { font: 14px system-ui, sans-serif; fill: #1b1f24 } .title { font-size: 16px; font-weight: 600 } .small { font-size: 13px; fill: #4a525c }
  .kept { fill: #1f6f54 } .over { fill: #fff; stroke: #a32c1c; stroke-width: 2 } .limit { stroke: #1b1f24; stroke-width: 1.5; stroke-dasharray: 4 4 }
  @media (prefers-color-scheme: dark) { .ground { fill: #14181c } text { fill: #eef1f4 } .small { fill: #b3bcc6 } .kept { fill: #6cc3a0 } .over { fill: #14181c; stroke: #ff9d8d } .limit { stroke: #eef1f4 } }`;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * Draws the column of a table that has a limit: a bar from zero for each row, filled where it keeps the limit and open where it does not,
 * with a line at the limit. It brings its own ground, for pages that are light or dark.
 * @returns an SVG, or null where the table has no limit
 */
export function drawn({ title, columns, rows, limit }: Table): string | null {
  if (!limit) return null;
  const at = limit.least ?? limit.most ?? 0;
  const values = rows.map((row) => row.values[limit.column] ?? 0);
  const most = Math.max(at, ...values) * 1.05 || 1;
  const room = WIDTH - LABELS - 70;
  const x = (value: number) => LABELS + (room * value) / most;
  const height = TOP + rows.length * LINE + 28;
  const bars = rows.map(({ name, values }, i) => {
    const value = values[limit.column] ?? null;
    const y = TOP + i * LINE;
    return `  <text x="${LABELS - 10}" y="${y + 15}" text-anchor="end">${escaped(name)}</text>
  <rect class="${keeps(limit, value) ? 'kept' : 'over'}" x="${LABELS}" y="${y + 3}" width="${(x(value ?? 0) - LABELS).toFixed(1)}" height="15" rx="1"/>
  <text x="${(x(value ?? 0) + 8).toFixed(1)}" y="${y + 15}">${said(value)}</text>`;
  });
  const end = TOP + rows.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(`${title}: ${columns[limit.column] ?? ''}, ${limit.said}`)}">
  <style>${STYLE}
  </style>
  <rect class="ground" width="${WIDTH}" height="${height}"/>
  <text class="title" x="16" y="26">${escaped(title)}</text>
  <text class="small" x="16" y="47">${escaped(`${columns[limit.column] ?? ''} (${limit.said}; an open bar is beyond it)`)}</text>
${bars.join('\n')}
  <line class="limit" x1="${x(at).toFixed(1)}" x2="${x(at).toFixed(1)}" y1="${TOP - 4}" y2="${end + 2}"/>
  <text class="small" x="${x(at).toFixed(1)}" y="${end + 18}" text-anchor="middle">${said(at)}</text>
</svg>
`;
}
