import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import type { Client } from 'pg';

// Words that stand nowhere else, each known by the place that it was written at, and where they are found again.

const LETTERS = 'bcdfghjklmnpqrstvwxz';
const WORD = new RegExp(`kanaria[${LETTERS}]{4}`, 'g');

/** Where a word was written; `theirs` tells of its writer, `work` belongs to whatever it was written for, `others` is of somebody else. */
export type Written = { at: string; of: 'theirs' | 'work' | 'others' };

/** Words by number, so that no word is part of another. */
export class Words {
  readonly written = new Map<string, Written>();

  next(at: string, of: Written['of']): string {
    let [n, letters] = [this.written.size, ''];
    for (let i = 0; i < 4; i++, n = Math.floor(n / LETTERS.length)) letters += LETTERS[n % LETTERS.length];
    this.written.set(`kanaria${letters}`, { at, of });
    return `Kanaria${letters}`;
  }
}

/** The words in a text, in small letters. */
export const wordsIn = (text: string): string[] => [...new Set(text.toLowerCase().match(WORD) ?? [])];

const ROWS = `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`;

/** Every value of every row of every table that holds what is looked for, whatever its type. @param pattern a regular expression of PostgreSQL's, whose case is ignored */
export async function valuesWith(client: Client, pattern: string): Promise<{ place: string; value: string; row: string }[]> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(ROWS);
  const found: { place: string; value: string; row: string }[] = [];
  for (const { schema, name } of tables) {
    const table = `"${schema}"."${name}"`;
    const { rows } = await client.query<{ column: string; value: string; row: string }>(
      `SELECT one.key AS column, one.value, t::text AS row FROM (SELECT * FROM ${table} t WHERE t::text ~* $1) t, jsonb_each_text(to_jsonb(t)) AS one WHERE one.value ~* $1`, [pattern],
    );
    found.push(...rows.map(({ column, value, row }) => ({ place: `${schema === 'public' ? '' : `${schema}.`}${name}.${column}`, value, row })));
  }
  return found;
}

/** Paths and contents of all files below a folder; what is packed is unpacked. */
export function filesBelow(folder: string): { path: string; text: string }[] {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).map((path) => join(folder, path)).filter((path) => statSync(path).isFile());
  return paths.map((path) => {
    const bytes = readFileSync(path);
    const packed = bytes.subarray(0, 2).toString() === 'PK' ? Object.entries(unzipSync(bytes)).map(([name, part]) => `${name} ${Buffer.from(part)}`).join('\n') : '';
    return { path: relative(folder, path), text: `${path}\n${bytes.toString('utf8')}\n${packed}` };
  });
}
