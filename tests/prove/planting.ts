import pg from 'pg';

// Writes text into everything that somebody wrote: any column, and any text within a document, that the database holds prose in.

/** What is no prose of anybody's: the machinery's own, and the search's copies, which triggers keep. */
const MACHINERY = /^(?:_prisma_migrations|RateLimit|Session|Search\w*|ListedPerson|\w*Tally|writes)$/;
const isProse = (text: string) => /\s/.test(text.trim());
const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);
/** Short words that people choose themselves: a name of one word is a name all the same. */
const OWN_WORDS = /^(?:name|names|title|titles|fileName)$/;

type Column = { table: string; column: string; type: string; filled: boolean };

async function columns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string; nullable: string }>(`
    SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS type, c.is_nullable AS nullable FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.udt_name IN ('text', 'citext', 'jsonb') AND c.is_generated = 'NEVER' ORDER BY 1, 2`);
  const found: Column[] = [];
  for (const { table, column, type } of rows.filter((row) => !MACHINERY.test(row.table))) {
    if (type === 'jsonb') {
      found.push({ table, column, type, filled: true });
      continue;
    }
    const { rows: [seen] } = await client.query(`SELECT count(*) FILTER (WHERE "${column}" <> '')::int AS filled, count(*) FILTER (WHERE "${column}" ~ '\\S\\s+\\S')::int AS prose FROM "${table}"`);
    if (seen.prose > 0 || (seen.filled > 0 && OWN_WORDS.test(column))) found.push({ table, column, type, filled: true });
    // What is empty in the demonstration is prose too where it is never absent: a key has no empty value.
    else if (seen.filled === 0 && (await client.query(`SELECT 1 FROM information_schema.columns WHERE table_name = $1 AND column_name = $2 AND column_default LIKE '''''%'`, [table, column])).rowCount) found.push({ table, column, type, filled: false });
  }
  return found;
}

/** A document with each text of somebody's replaced, keys and dates left. @param under the name that the part stands under */
function planted(part: unknown, under: string, text: (was: string) => string): unknown {
  if (typeof part === 'string') return isProse(part) || isAddress(part) || (OWN_WORDS.test(under) && part) ? text(part) : part;
  if (Array.isArray(part)) return part.map((one) => planted(one, under, text));
  if (part && typeof part === 'object') return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, planted(one, OWN_WORDS.test(under) ? under : name, text)]));
  return part;
}

/**
 * Puts text in place of all that people wrote.
 * @param text what stands there from now on
 * @returns the columns that hold it
 */
export async function plant(url: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const into: string[] = [];
  let n = 0;
  // Names that must differ still do.
  const value = (was: string) => (isAddress(was) ? `https://canary.example/${n++}"${text.replace(/\s/g, '')}` : `${text} ${n++}`);
  try {
    for (const { table, column, type } of await columns(client)) {
      if (type !== 'jsonb') {
        const { rowCount } = await client.query(`UPDATE "${table}" SET "${column}" = CASE WHEN "${column}" ~ '^https?://\\S+$' THEN 'https://canary.example/"' || regexp_replace($1, '\\s', '', 'g') ELSE $1 || ' ' || ctid::text END WHERE "${column}" IS NOT NULL`, [text]);
        if (rowCount) into.push(`${table}.${column}`);
        continue;
      }
      const { rows } = await client.query<{ at: string; part: unknown }>(`SELECT ctid::text AS at, "${column}" AS part FROM "${table}" WHERE "${column}" IS NOT NULL`);
      const changed = rows.map(({ at, part }) => ({ at, was: JSON.stringify(part), part: JSON.stringify(planted(part, '', value)) })).filter(({ was, part }) => was !== part);
      for (let i = 0; i < changed.length; i += 50) {
        const some = changed.slice(i, i + 50);
        await client.query(`UPDATE "${table}" t SET "${column}" = p.part FROM unnest($1::tid[], $2::jsonb[]) AS p (at, part) WHERE t.ctid = p.at`, [some.map(({ at }) => at), some.map(({ part }) => part)]);
      }
      if (changed.length > 0) into.push(`${table}.${column}`);
    }
  } finally {
    await client.end();
  }
  return into;
}
