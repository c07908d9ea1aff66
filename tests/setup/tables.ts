import pg from 'pg';

/** How many rows each table of a database holds, and a hash of them whatever their order; every table there is. */
export async function tablesOf(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT count(*)::int AS n, coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash FROM "${name}" t`);
      found[name] = `${rows[0].n} rows, ${rows[0].hash}`;
    }
    return found;
  });
}

/** Tables in which a text stands anywhere. */
export async function placesOf(url: string, text: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await client.query(`SELECT 1 FROM "${name}" t WHERE position($1 IN t::text) > 0 LIMIT 1`, [text]);
      if (rowCount) found.push(name);
    }
    return found;
  });
}

/** Works in a database in one session. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
