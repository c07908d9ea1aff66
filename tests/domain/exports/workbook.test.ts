import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#app/platform/sheet/cell';
import { columnName, MOST_CHARACTERS, serialOf } from '#app/platform/sheet/cell';
import { type Sheet, writeWorkbook } from '#app/platform/sheet/workbook.server';
import { readWorkbook } from '#tests/setup/xlsx';

let folder: string;
let n = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aukio-sheets-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = { title: 'A <title> & "more"', creator: 'Aukio', lang: 'fi', at: new Date('2026-11-23T08:00:00Z') };
const rowsOf = (rows: Cell[][]) => async function* () {
  yield rows;
};
const texts = (rows: string[], more: Partial<Sheet> = {}): Sheet => ({ name: 'Texts', columns: [{ heading: 'Text', as: 'text', width: 20 }], rows: rowsOf(rows.map((text) => [text])), ...more });

async function written(...sheets: Sheet[]) {
  const path = join(folder, `${++n}.xlsx`);
  const bytes = await writeWorkbook(path, about, sheets);
  const file = readFileSync(path);
  expect(file.length).toBe(bytes);
  return readWorkbook(file);
}

describe('a workbook', () => {
  it('holds numbers as numbers, days and moments as dates, and its headings in sight', async () => {
    const [sheet] = await written({
      name: 'Things',
      columns: [{ heading: 'Text', as: 'text', width: 20 }, { heading: 'Number', as: 'number', width: 9 }, { heading: 'Day', as: 'day', width: 12 }, { heading: 'Moment', as: 'moment', width: 17 }],
      rows: rowsOf([['Älykäs', -1.5, '2026-11-23', new Date('2026-11-22T22:30:00Z')], ['', null, 'someday', null]]),
    });
    expect(sheet?.headings).toEqual(['Text', 'Number', 'Day', 'Moment']);
    // 46349 is 23.11.2026 in any spreadsheet; the moment is half past midnight in Helsinki.
    expect(sheet?.cells).toEqual([['Älykäs', -1.5, 46349, 46349 + 0.5 / 24], [null, null, 'someday', null]]);
    expect(sheet?.xml).toContain('state="frozen"');
    expect(sheet?.xml).toContain('<autoFilter ref="A1:D3"/>');
    expect(sheet?.xml).toMatch(/<col min="1" max="1" width="20"/);
  });

  it('runs nothing, whatever a text begins with', async () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|calc', '＝1'];
    const [sheet] = await written(texts(['plain', ...dangerous]));
    expect(sheet?.cells.map(([text]) => text)).toEqual(['plain', ...dangerous.map((text) => `'${text}`)]);
  });

  it('keeps texts exactly where it is read back, marked as text', async () => {
    const [sheet] = await written(texts(['plain', '=1+1'], { exact: true }));
    expect(sheet?.cells.map(([text]) => text)).toEqual(['plain', '=1+1']);
    const [plain, marked] = (sheet?.rows.slice(1) ?? []).map((row) => row.A?.style);
    expect(marked).not.toBe(plain);
  });

  it('is whole whatever people write', async () => {
    const hostile = ['<script>alert(1)</script>', ']]>', '&amp;', 'a\u0000b\u0007', '\ud800', '\uffff', '_x0041_', '“”𝕬👩‍👩‍👧', 'rivi\nrivi', 'x'.repeat(40_000)];
    const [sheet] = await written(texts(hostile));
    const read = sheet?.cells.map(([text]) => String(text)) ?? [];
    expect(read.slice(0, 9)).toEqual(['<script>alert(1)</script>', ']]>', '&amp;', 'ab', '', '', '_x005F_x0041_', '“”𝕬👩‍👩‍👧', 'rivi\nrivi'].map((text) => text || 'null'));
    expect(read[9]).toHaveLength(MOST_CHARACTERS);
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), async (any) => {
      const [one] = await written(texts(any));
      for (const [text] of one?.cells ?? []) expect(String(text ?? '')).not.toMatch(/^[=+\-@\t\r]/);
    }), { numRuns: 30 });
  });

  it('has sheets that are hidden, locked but for some columns, and offer choices', async () => {
    const [things, words] = await written(
      { name: "It's", columns: [{ heading: 'Id', as: 'text', width: 8, hidden: true }, { heading: 'State', as: 'text', width: 9, editable: true, choices: ['a', 'b'] }, { heading: 'Place', as: 'text', width: 9, editable: true, choices: { sheet: 'Words', column: 0, rows: 2 } }, { heading: 'Sum', as: 'number', width: 9, editable: true }], rows: rowsOf([['x', 'a', 'Turku', 4]]), locked: true },
      { ...texts(['Turku', 'Vaasa'], { name: 'Words' }), hidden: true },
    );
    expect([things?.hidden, words?.hidden]).toEqual([false, true]);
    expect(things?.xml).toContain('<sheetProtection sheet="1"');
    expect(things?.xml).toContain('<formula1>"a,b"</formula1>'.replaceAll('"', '&quot;'));
    expect(things?.xml).toContain("<formula1>'Words'!$A$2:$A$3</formula1>");
    expect(things?.xml).toContain('type="decimal"');
    expect(things?.xml.indexOf('<sheetProtection')).toBeLessThan(things?.xml.indexOf('<autoFilter') ?? 0);
  });

  it('leaves nothing open when reading fails', async () => {
    const path = join(folder, 'broken.xlsx');
    const broken = { ...texts([]), async *rows() { yield [['a']]; throw new Error('gone'); } };
    await expect(writeWorkbook(path, about, [broken])).rejects.toThrow('gone');
    await expect(writeWorkbook('/nowhere/at/all.xlsx', about, [texts(['a'])])).rejects.toThrow('ENOENT');
  });

  it('holds no more in memory for many rows than for few', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const most = async (rows: number) => {
      let peak = 0;
      const path = join(folder, `many-${++n}.xlsx`);
      await writeWorkbook(path, about, [{
        ...texts([]),
        columns: Array.from({ length: 12 }, (_, i) => ({ heading: `Column ${i}`, as: i % 3 === 0 ? 'number' as const : 'text' as const, width: 12 })),
        async *rows() {
          for (let at = 0; at < rows; at += 500) {
            yield Array.from({ length: 500 }, (_, i) => Array.from({ length: 12 }, (_, column) => (column % 3 === 0 ? at + i : `Cell ${column} of row ${at + i} with words enough`)));
            if (at % 5000 === 0) {
              collect();
              const { heapUsed, arrayBuffers } = process.memoryUsage();
              peak = Math.max(peak, heapUsed + arrayBuffers);
            }
          }
        },
      }]);
      return peak;
    };
    await most(5_000);
    const few = await most(5_000);
    const many = await most(100_000);
    expect((many - few) / 1024 / 1024).toBeLessThan(12);
  }, 120_000);
});

it('counts columns and days as spreadsheets do', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect([serialOf('1900-03-01'), serialOf('2026-11-23'), serialOf('never')]).toEqual([61, 46349, null]);
});
