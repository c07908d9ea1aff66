import { beyond, type Measured, said, type Table } from './figures';

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;

function table({ key, title, columns, rows, limit }: Table): string {
  const mark = (value: number | null, i: number, isBeyond: boolean) => (isBeyond && i === limit?.column ? `**${said(value)}**` : said(value));
  const over = beyond({ key, title, columns, rows, limit });
  return [
    `### ${title}`,
    ...(limit ? [`![${title}: ${columns[limit.column]}, ${limit.said}. The figures stand in the table below.](pictures/performance-${key}.svg)`, `Limit: ${columns[limit.column]} ${limit.said}.`] : []),
    [line(['', ...columns]), line(['---', ...columns.map(() => '--:')]), ...rows.map((row) => line([row.name, ...columns.map((_, i) => mark(row.values[i] ?? null, i, over.includes(row)))]))].join('\n'),
  ].join('\n\n');
}

/** What a person wrote of why a limit is not kept: the paragraphs below `## key`. */
export function reasonOf(reasons: string, key: string): string {
  const [, found = ''] = `\n${reasons}\n## `.split(new RegExp(`\\n## ${key}[ \\t]*\\n`));
  return found.split('\n## ')[0]?.trim() ?? '';
}

function missed(parts: Measured[], reasons: string): string {
  const all = parts.flatMap((part) => part.tables.map((one) => ({ one, over: beyond(one) }))).filter(({ over }) => over.length > 0);
  if (all.length === 0) return 'Every figure keeps its limit.';
  return all
    .map(({ one, over }) => {
      const named = over.map(({ name, values }) => `${name} ${said(values[one.limit?.column ?? 0])}`).join(', ');
      return `- **${one.title}** (${one.columns[one.limit?.column ?? 0]} ${one.limit?.said}): ${named}. ${reasonOf(reasons, one.key) || `*No reason is written yet: \`docs/performance-reasons.md\`, \`## ${one.key}\`.*`}`;
    })
    .join('\n');
}

/**
 * The document that a run writes.
 * @param reasons what a person wrote in docs/performance-reasons.md; stays as it is from run to run
 */
export function documentOf(parts: Measured[], reasons: string): string {
  return `# How fast it is

Written by \`npm run bench\`; not by hand. Times are those of one machine; what counts are the **ratios**, each of two things that were measured
in turn in the same run. Figures are medians. \`npm run bench -- --only queries,visit\` measures some parts again and leaves the others as they stand;
\`--whole\` adds what takes long (memory for 30 minutes, growth to 100,000 pilots). The same figures for programs: [performance.json](performance.json).

## What was not reached

${missed(parts, reasons)}

${parts
  .map(
    (part) => `## ${part.title}

${part.compared}

*${part.on.slice(0, 16).replace('T', ' ')} UTC, commit ${part.commit}; ${part.machine}; ${part.versions}; took ${said(Math.round(part.seconds))} s.*

${part.tables.map(table).join('\n\n')}`,
  )
  .join('\n\n')}
`;
}
