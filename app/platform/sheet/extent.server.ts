/** How far Excel itself goes. */
const ADDRESS = /^(?:[A-Z]{1,3})?\d{1,7}$/;

const columnOf = (address: string): number => [...address.replace(/\d+/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const rowOf = (address: string): number => Number(/\d+$/.exec(address)?.[0] ?? 0);

/**
 * How many cells a sheet spans, from its first to its farthest: a reader makes room for all of them, also for those between that are empty.
 * What has no address follows what stood before, and widens the sheet by one. Infinity for addresses that no sheet has.
 */
function extentOf(xml: string): number {
  let [rows, columns] = [1, 1];
  for (const [, quoted = '', single = ''] of xml.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const address = quoted || single;
    if (!ADDRESS.test(address)) return Number.POSITIVE_INFINITY;
    // A row alone, such as one that is hidden, is no wider for that.
    if (columnOf(address) > 0) rows = Math.max(rows, rowOf(address));
    columns = Math.max(columns, columnOf(address));
  }
  for (const [, kind, rest = ''] of xml.matchAll(/<(?:[\w.-]+:)?(c|row)(?=[\s/>])([^>]*)>/g)) {
    if (/\sr\s*=/.test(rest)) continue;
    if (kind === 'row') rows++;
    else columns++;
  }
  return rows * columns;
}

/** Whether the sheets among a workbook's parts span more cells than a limit. */
export function spansMoreThan(parts: Record<string, Uint8Array>, most: number): boolean {
  let cells = 0;
  for (const bytes of Object.values(parts)) {
    const xml = new TextDecoder().decode(bytes);
    if (xml.includes('sheetData')) cells += extentOf(xml);
    if (cells > most) return true;
  }
  return false;
}
