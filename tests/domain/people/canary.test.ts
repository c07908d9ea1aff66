import { readFileSync, rmSync } from 'node:fs';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { erasePerson } from '#app/domain/people/erasure.server';
import { everythingAbout } from '#app/domain/people/export.server';
import type { Member } from '#app/domain/shared/viewer';
import { env } from '#app/platform/env/env.server';
import { emailOf, PASSWORD, withPassword } from '../../factories/accounts';
import { aMember, aPartner } from '../../factories/people';
import { fillTables, wordsOf } from '../../setup/any-rows';
import { resetDatabase } from '../../setup/database';
import { withClient } from '../../setup/tables';

// Somebody who has left a mark in every personal column that docs/privacy.md names, wherever the database lets text stand. Later columns are marked
// without being named here.

const map = new Map([...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| `(\w+)\.(\w+)` \|.*\|(.*)\|$/gm)].map(([, table = '', column = '', kept = '']) => [`${table}.${column}`, kept.trim()]));
/** Tables whose rows belong to somebody by address rather than by account. */
const BY_ADDRESS: Record<string, string> = { Application: 'email', Invitation: 'email', Letter: 'to', OneTimeToken: 'address' };
const PERSON = /(?:personId|ById|actorId|authorId|assessorId|uploadedBy|invitedBy|representativeId)$/;
/** What of the map a person cannot take away, and why. */
const NOT_TAKEN: Record<string, string> = {
  'Person.passwordHash': 'a secret', 'Session.id': 'a secret', 'OneTimeToken.purpose': 'links that work', 'OneTimeToken.address': 'links that work', 'RateLimit.key': 'a count of minutes',
  'ListedPerson.name': 'made of the profile', 'ListedPerson.words': 'made of the profile', 'ListedPerson.keys': 'made of the profile',
};

type Column = { table: string; column: string; type: string };
const quoted = (name: string) => `"${name}"`;
const markOf = (bird: string, { table, column }: Column) => `${bird}-${table}-${column}`.toLowerCase();

let canary: Member;
let email: string;
let marked: Set<string>;

// The list of erasures beside the files holds rows of any words, with which no server would start.
afterAll(() => rmSync(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

async function attempt(client: Client, sql: string, values: unknown[]): Promise<boolean> {
  await client.query('SAVEPOINT one');
  try {
    return ((await client.query(sql, values)).rowCount ?? 0) > 0;
  } catch {
    await client.query('ROLLBACK TO SAVEPOINT one');
    return false;
  }
}

/** Gives one row of every table that holds personal data to somebody, with a mark in each of its personal columns. @returns what could be marked */
async function mark(client: Client, bird: string, person: { id: string; email: string }, nth: number): Promise<Set<string>> {
  const { rows: columns } = await client.query<Column>(`SELECT table_name AS table, column_name AS column, coalesce(nullif(data_type, 'USER-DEFINED'), udt_name) AS type
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position`);
  const done = new Set<string>();
  for (const table of new Set(columns.map((one) => one.table))) {
    const personal = columns.filter((one) => one.table === table && map.has(`${table}.${one.column}`));
    const owner = BY_ADDRESS[table] ?? personal.find(({ column }) => PERSON.test(column))?.column ?? (table === 'Person' ? 'id' : null);
    if (!owner) continue;
    const value = owner === BY_ADDRESS[table] ? person.email : person.id;
    // A row that is theirs already, or one of the filled ones.
    const { rows } = await client.query<{ at: string }>(`SELECT ctid::text AS at FROM ${quoted(table)} WHERE ${quoted(owner)} = $1 LIMIT 1`, [value]);
    if (rows.length === 0) {
      const { rows: any } = await client.query<{ at: string }>(`SELECT ctid::text AS at FROM ${quoted(table)} ORDER BY ctid`);
      for (const { at } of [...any.slice(nth), ...any.slice(0, nth)]) if (await attempt(client, `UPDATE ${quoted(table)} SET ${quoted(owner)} = $1 WHERE ctid = $2::tid`, [value, at])) break;
    }
    for (const one of personal) {
      const isPerson = PERSON.test(one.column);
      if (one.column === owner && table !== 'Person') {
        done.add(`${table}.${owner}`);
        continue;
      }
      const mark = markOf(bird, one);
      const written = isPerson ? person.id : one.type === 'ARRAY' ? [mark] : one.type.startsWith('json') ? JSON.stringify({ [mark]: mark }) : mark;
      if (!isPerson && !/^(text|citext|jsonb?|ARRAY|character varying)$/.test(one.type)) continue;
      if (table === 'Person' && ['email', 'passwordHash', 'lang', 'roles'].includes(one.column)) continue;
      if (await attempt(client, `UPDATE ${quoted(table)} SET ${quoted(one.column)} = $1 WHERE ${quoted(owner)} = $2`, [written, value])) done.add(`${table}.${one.column}`);
    }
  }
  return done;
}

/** Every row of every table, as text. */
async function everyRow(client: Client): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' UNION ALL SELECT 'graphile_worker"."_private_jobs'`);
  const found: { table: string; row: string }[] = [];
  for (const { name } of tables) for (const { row } of (await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`)).rows) found.push({ table: name, row: row.toLowerCase() });
  return found;
}

beforeAll(async () => {
  await resetDatabase();
  const [city, sparrowsCity] = [await aPartner(), await aPartner()];
  canary = await aMember({ in: city, roles: ['editor'], name: 'Kanaria' });
  const sparrow = await aMember({ in: sparrowsCity, roles: ['editor'], name: 'Varpunen' });
  await withPassword(canary.personId);
  email = await emailOf(canary.personId);
  const sparrowsEmail = await emailOf(sparrow.personId);
  marked = await withClient(process.env.DATABASE_URL as string, async (client) => {
    await client.query('BEGIN');
    await fillTables(client, await wordsOf(client));
    await client.query(`UPDATE "Export" SET format = 'csv'`); // it names a file
    await mark(client, 'varpunen', { id: sparrow.personId, email: sparrowsEmail }, 1);
    const done = await mark(client, 'kanaria', { id: canary.personId, email }, 0);
    await client.query('COMMIT');
    return done;
  });
});

it('takes away all that is theirs and nothing of anybody else', async () => {
  const all = JSON.stringify(await everythingAbout(canary)).toLowerCase();
  const missing = [...marked].filter((place) => !PERSON.test(place) && !(place in NOT_TAKEN) && !all.includes(`kanaria-${place.replace('.', '-')}`.toLowerCase()) && !['Application.email', 'Invitation.email', 'Letter.to'].includes(place));
  expect(missing).toEqual([]);
  expect(marked.size).toBeGreaterThan(60);
  expect(all.match(/varpunen[\w-]*/g)).toBeNull();
});

it('leaves nothing of the erased but what the map of personal data says is kept', async () => {
  const staying = new Set([...map].filter(([, kept]) => /^with the (?!link|key)/.test(kept)).map(([place]) => `kanaria-${place.replace('.', '-')}`.toLowerCase()));
  await erasePerson(canary, PASSWORD);
  const left = await withClient(process.env.DATABASE_URL as string, everyRow);
  const traces = left.flatMap(({ table, row }) => [
    ...(row.match(/kanaria-\w+-\w+/g) ?? []).filter((mark) => !staying.has(mark)),
    ...(table !== 'Erasure' && row.includes(canary.personId) ? [`${table}: the id`] : []),
    ...(row.includes(email.toLowerCase()) ? [`${table}: the address`] : []),
  ]);
  expect([...new Set(traces)]).toEqual([]);
});
