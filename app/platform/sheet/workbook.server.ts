import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { xmlText } from './cell';
import { filterRange, MOST_ROWS, rowsXml, type Sheet, sheetFoot, sheetHead, sheetReference } from './sheet-part';
import { STYLES_XML } from './styles';

export type { Sheet, SheetColumn } from './sheet-part';

/** What a workbook says of itself. */
export type About = { title: string; creator: string; lang: string; at: Date };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = (sheets: Sheet[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  `${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`;

const relations = (list: [type: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

const core = ({ title, creator, lang, at }: About): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
  `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><dc:language>${lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString()}</dcterms:created></cp:coreProperties>`;

function workbook(sheets: Sheet[], lasts: number[]): string {
  const tabs = sheets.map(({ name, hidden }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`);
  const absolute = (sheet: Sheet, i: number) => filterRange(sheet, lasts[i] ?? 1).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  const filters = sheets.map((sheet, i) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${xmlText(sheetReference(sheet.name))}!${absolute(sheet, i)}</definedName>`);
  const headings = sheets.map((sheet, i) => `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlText(sheetReference(sheet.name))}!$1:$1</definedName>`);
  return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets><definedNames>${filters.join('')}${headings.join('')}</definedNames></workbook>`;
}

/** A zip archive that is written as fast as the disk takes it, and no faster. */
function archive(path: string) {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o640 });
  const failed = once(file, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  const written = once(file, 'finish');
  written.catch(() => {});
  let full = false;
  const zip = new Zip((error, bytes, isLast) => {
    if (error) return file.destroy(error);
    full = !file.write(bytes);
    if (isLast) file.end();
  });
  const encoder = new TextEncoder();
  const breathe = async () => {
    if (full) await Promise.race([once(file, 'drain'), failed]);
    else await setImmediate();
    full = false;
  };
  return {
    async part(name: string, texts: AsyncIterable<string> | Iterable<string>) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      entry.push(encoder.encode(DECLARATION));
      for await (const text of texts) {
        entry.push(encoder.encode(text));
        await breathe();
      }
      entry.push(new Uint8Array(0), true);
    },
    async end() {
      zip.end();
      await Promise.race([written, failed]);
      return file.bytesWritten;
    },
    abandon: () => file.destroy(),
  };
}

async function* sheetXml(sheet: Sheet, isFirst: boolean, ended: (last: number) => void): AsyncGenerator<string> {
  yield sheetHead(sheet, isFirst);
  let last = 1;
  for await (const rows of sheet.rows()) {
    if (last + rows.length > MOST_ROWS) throw new Error(`More than ${MOST_ROWS} rows in ${sheet.name}`);
    yield rowsXml(sheet, rows, last + 1);
    last += rows.length;
  }
  ended(last);
  yield sheetFoot(sheet, last);
}

/**
 * Writes a workbook (.xlsx) row by row: what it holds in memory does not grow with the rows.
 * The first row of each sheet stays in sight and filters the others. @returns its size in bytes
 * @throws when the file exists already, or a sheet has more rows than Excel opens
 */
export async function writeWorkbook(path: string, about: About, sheets: Sheet[]): Promise<number> {
  const zip = archive(path);
  const lasts: number[] = [];
  try {
    await zip.part('[Content_Types].xml', [contentTypes(sheets)]);
    await zip.part('_rels/.rels', [relations([[`${RELATIONS}/officeDocument`, 'xl/workbook.xml'], [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml']])]);
    await zip.part('docProps/core.xml', [core(about)]);
    await zip.part('xl/styles.xml', [STYLES_XML]);
    for (const [i, sheet] of sheets.entries()) await zip.part(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, i === 0, (last) => (lasts[i] = last)));
    await zip.part('xl/workbook.xml', [workbook(sheets, lasts)]);
    const parts = sheets.map((_, i): [string, string] => [`${RELATIONS}/worksheet`, `worksheets/sheet${i + 1}.xml`]);
    await zip.part('xl/_rels/workbook.xml.rels', [relations([...parts, [`${RELATIONS}/styles`, 'styles.xml']])]);
    return await zip.end();
  } catch (error) {
    zip.abandon();
    throw error;
  }
}
