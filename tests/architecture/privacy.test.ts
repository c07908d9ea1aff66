import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const models = readdirSync('prisma/models').map((file) => readFileSync(`prisma/models/${file}`, 'utf8')).join('\n');
const map = readFileSync('docs/privacy.md', 'utf8');

/** Every column of the schema as Model.column; fields that lead to other models are no columns. */
const columns = [...models.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = '']) =>
  body
    .split('\n')
    .map((line) => /^\s+(\w+)\s+((?:String|Int|BigInt|Float|Boolean|DateTime|Json|Decimal|Unsupported)\b)/.exec(line)?.[1])
    .flatMap((column) => (column ? `${model}.${column}` : [])),
);

const rows = [...map.matchAll(/^\| `(\w+\.\w+)` \|(.*)\|(.*)\|$/gm)];
const personal = rows.map(([, column]) => column ?? '');
const others = [...map.matchAll(/^- (\w+): (.+)$/gm)].flatMap(([, model, list = '']) => list.split(', ').map((column) => `${model}.${column.trim()}`));

it('the map of personal data names every column of the database once, and none that is gone', () => {
  expect(columns.length).toBeGreaterThan(100);
  expect([...personal, ...others].sort()).toEqual([...columns].sort());
});

it('says of each personal column what it is for and how long it is kept', () => {
  for (const [, column, purpose = '', kept = ''] of rows) {
    expect(purpose.trim(), column).not.toBe('');
    expect(kept.trim(), column).not.toBe('');
  }
});

it('counts every column as personal that points to a person', () => {
  const pointers = columns.filter((column) => /\.(personId|\w+ById|actorId|uploadedBy|invitedBy|representativeId|email|to|passwordHash)$/.test(column));
  expect(pointers.length).toBeGreaterThan(8);
  for (const column of pointers) expect(personal).toContain(column);
});
