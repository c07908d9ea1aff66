import type { Client } from 'pg';

// Rows for whatever tables a database has, as its catalogue describes them: later tables are filled without anybody thinking of it.

type Column = { name: string; type: string; base: string; element: string | null; notNull: boolean; hasDefault: boolean; most: number | null; labels: string[] | null };
type Reference = { columns: string[]; target: string; targetColumns: string[] };
type Table = { name: string; columns: Column[]; references: Reference[] };

/** Words that the checks and partial indexes of a database compare a column with, by `Table.column`. */
export type Words = Map<string, string[]>;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT c.relname AS name,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'base', t.typname, 'element', e.typname, 'notNull', a.attnotnull,
          'hasDefault', a.atthasdef OR a.attidentity <> '', 'most', CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END,
          'labels', (SELECT json_agg(l.enumlabel) FROM pg_enum l WHERE l.enumtypid = t.oid)) ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a') AS columns,
      coalesce((SELECT json_agg(json_build_object('target', f.confrelid::regclass::text,
          'columns', (SELECT json_agg(attname) FROM unnest(f.conkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n),
          'targetColumns', (SELECT json_agg(attname) FROM unnest(f.confkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n)))
        FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid), '[]') AS "references"
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY c.relname`);
  return rows.map((row) => ({ ...row, references: row.references.map((reference) => ({ ...reference, target: reference.target.replaceAll('"', '') })) }));
}

/** The words of a database. An earlier one may hold any of them, also those that only a later index speaks of. */
export async function wordsOf(client: Client): Promise<Words> {
  const { rows } = await client.query<{ place: string; says: string }>(`
    SELECT c.relname || '.' || a.attname AS place, rule.says
    FROM (SELECT indrelid AS relid, pg_get_expr(indpred, indrelid) AS says FROM pg_index WHERE indpred IS NOT NULL
      UNION ALL SELECT conrelid, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c') rule
    JOIN pg_class c ON c.oid = rule.relid AND c.relnamespace = 'public'::regnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND rule.says ~ ('\\m' || a.attname || '\\M')`);
  const words: Words = new Map();
  for (const { place, says } of rows) words.set(place, [...(words.get(place) ?? []), ...[...says.matchAll(/'([^']+)'/g)].map(([, word = '']) => word)]);
  return words;
}

/** Tables after those they refer to; where they refer to each other in a ring, in the order that needs the fewest missing. */
function inOrder(tables: Table[]): Table[] {
  const done = new Set<string>();
  const left = [...tables];
  const ordered: Table[] = [];
  const missing = (table: Table) => table.references.filter(({ target, columns }) => target !== table.name && !done.has(target) && columns.every((name) => table.columns.find((column) => column.name === name)?.notNull)).length;
  while (left.length > 0) {
    left.sort((a, b) => missing(a) - missing(b) || b.references.filter(({ target }) => done.has(target)).length - a.references.filter(({ target }) => done.has(target)).length);
    const [next] = left.splice(0, 1) as [Table];
    done.add(next.name);
    ordered.push(next);
  }
  return ordered;
}

const two = (n: number) => String(1 + (n % 27)).padStart(2, '0');

/** A value of a column; another one for each number, of the words that it is compared with where there are any. */
function anyValue(column: Pick<Column, 'base' | 'element' | 'most' | 'labels'>, n: number, literals: string[]): unknown {
  const { base, element, most, labels } = column;
  if (labels) return labels[n % labels.length];
  if (element) return [anyValue({ ...column, base: element, element: null }, n, literals)];
  switch (base) {
    case 'uuid': return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    case 'bool': return n % 2 === 0;
    case 'int2': case 'int4': case 'int8': case 'numeric': return n % 30_000;
    case 'float4': case 'float8': return (n % 60) + 0.5;
    case 'json': case 'jsonb': return '{}';
    case 'date': return `2026-03-${two(n)}`;
    case 'timestamp': case 'timestamptz': return `2026-03-${two(n)}T12:00:00Z`;
    case 'tsvector': return '';
    case 'bytea': return Buffer.from([n % 256]);
    default: return (literals.length > 0 ? literals[n % literals.length] : `sana ${n}`)?.slice(0, most ?? undefined);
  }
}

/** How a row is made: with all it can hold, with the least it must, or with the least and pointing where the first one does. */
type Manner = 'full' | 'least' | 'twin';
const MANNERS: Manner[] = ['full', 'full', 'least', 'least', 'twin', 'twin'];
const TRIES = 25;

async function insert(client: Client, table: Table, manner: Manner, n: number, words: Words): Promise<void> {
  const values = new Map<string, unknown>();
  for (const { columns, target, targetColumns } of table.references) {
    const isNeeded = columns.some((name) => table.columns.find((column) => column.name === name)?.notNull);
    if (!isNeeded && manner === 'least') continue;
    const { rows } = await client.query(`SELECT ${targetColumns.map(quoted).join(', ')} FROM ${quoted(target)} ORDER BY 1`);
    const row = rows[manner === 'twin' && n < 1_000 ? 0 : n % Math.max(rows.length, 1)] as Record<string, unknown> | undefined;
    if (!row) continue;
    for (const [i, name] of columns.entries()) values.set(name, row[targetColumns[i] ?? '']);
  }
  for (const column of table.columns) {
    if (values.has(column.name)) continue;
    const isNeeded = column.notNull && !column.hasDefault;
    const refers = table.references.some(({ columns }) => columns.includes(column.name));
    if (isNeeded || (manner === 'full' && !refers)) values.set(column.name, anyValue(column, n, words.get(`${table.name}.${column.name}`) ?? []));
  }
  const names = [...values.keys()];
  const sql = names.length > 0 ? `(${names.map(quoted).join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})` : 'DEFAULT VALUES';
  await client.query(`INSERT INTO ${quoted(table.name)} ${sql}`, names.map((name) => values.get(name)));
}

const VIOLATED = new Set(['23505', '23514', '23P01']);

/**
 * Puts rows of several kinds into every table of a database, so that references, uniqueness and checks hold.
 * What a unique index or a check refuses is tried with other values; twins that it refuses are left out.
 * @returns tables that could not be given any row, with the reason
 */
export async function fillTables(client: Client, words: Words): Promise<string[]> {
  const empty: string[] = [];
  let n = 0;
  for (const table of inOrder(await tablesOf(client))) {
    let reason = '';
    for (const manner of MANNERS) {
      n++;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        await client.query('SAVEPOINT one_row');
        try {
          await insert(client, table, manner, n + attempt * 1_000, words);
          await client.query('RELEASE SAVEPOINT one_row');
          break;
        } catch (error) {
          await client.query('ROLLBACK TO SAVEPOINT one_row');
          reason = (error as Error).message;
          if (!VIOLATED.has((error as { code?: string }).code ?? '')) break;
        }
      }
    }
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`);
    if (rowCount === 0) empty.push(`${table.name}: ${reason}`);
  }
  return empty;
}

/** The primary keys of all rows, table by table. */
export async function keysOf(client: Client): Promise<Map<string, Set<string>>> {
  const { rows: tables } = await client.query<{ name: string; keys: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS keys FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey) WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace GROUP BY 1`);
  const found = new Map<string, Set<string>>();
  for (const { name, keys } of tables) {
    const { rows } = await client.query<{ key: string }>(`SELECT concat_ws('|', ${keys.map(quoted).join(', ')}) AS key FROM ${quoted(name)}`);
    found.set(name, new Set(rows.map(({ key }) => key)));
  }
  return found;
}
