import { defused } from '#app/platform/sheet/cell';

/** The hidden sheet that tells what a workbook is. */
export const MARKS_SHEET = 'aukio';
/** The first word of its first row. */
export const ABOUT = 'about';

/**
 * Headings as they stand in a file, no two alike: a question may be called as another one is, or as a column of ours. What a
 * spreadsheet could take for a formula has an apostrophe before it, as everywhere in files.
 */
export function headingsOf(columns: { heading: string }[]): string[] {
  const seen = new Set(['ID']);
  return columns.map(({ heading }) => {
    const plain = defused(heading.trim());
    let name = plain;
    for (let n = 2; seen.has(name); n++) name = `${plain} (${n})`;
    seen.add(name);
    return name;
  });
}
