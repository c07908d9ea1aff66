import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

/** A page that is measured: its address, and the route whose loader reads for it. */
export type Page = { name: string; path: string; route: string; params: Record<string, string> };

const WEEK = 7 * 86_400_000;

/** Asks a database one thing. */
export async function rowsOf<T extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The pages that are asked for most, in Finnish; the pilot and the practice are the ones with most to show. */
export async function pagesOf(url: string): Promise<Page[]> {
  const [found] = await rowsOf<{ pilot: string; practice: string }>(
    url,
    `SELECT (SELECT e.slug FROM "Entry" e JOIN "Report" r ON r."pilotId" = e.id WHERE e."isPublic" AND r.state = 'accepted' GROUP BY e.id ORDER BY count(*) DESC, e.id LIMIT 1) AS pilot,
      (SELECT e.slug FROM "Entry" e JOIN "Replication" r ON r."practiceId" = e.id WHERE e."isPublic" GROUP BY e.id ORDER BY count(*) DESC, e.id LIMIT 1) AS practice`,
  );
  const { pilot = '', practice = '' } = found ?? {};
  const lang = 'fi';
  const at = (name: string, path: string, route: string, params: Record<string, string> = {}): Page => ({ name, path: `/${lang}${path}`, route: `routes/$lang+/${route}`, params: { lang, ...params } });
  return [
    at('Home', '', '_index'),
    at('List', '/pilots', 'pilots+/_index'),
    at('Filtered list', '/pilots?theme=smart&status=running', 'pilots+/_index'),
    at('A pilot', `/pilots/${pilot}`, 'pilots+/$slug', { slug: pilot }),
    at('A practice', `/practices/${practice}`, 'practices+/$slug', { slug: practice }),
    at('Map', '/map', 'map'),
    at('Progress', '/progress', 'progress+/_index'),
    at('Search', '/search?q=kaupunki', 'search'),
  ];
}

/** What only those who signed in see: their own desk. */
export const DESK: Page = { name: 'Desk', path: '/fi/desk', route: 'routes/$lang+/desk+/_index', params: { lang: 'fi' } };

/** Signs one of the demonstration's accounts in. @returns the Cookie header of their browser */
export async function signedIn(url: string, origin: string, account: string): Promise<string> {
  const token = randomBytes(25).toString('hex');
  const ends = new Date(Date.now() + WEEK);
  const rows = await rowsOf(url, `INSERT INTO "Session" (id, "personId", "expiresAt", "endsAt", browser) SELECT $1, id, $2, $2, '' FROM "Person" WHERE email = $3 RETURNING id`, [
    createHash('sha256').update(token).digest('hex'), ends, `${account}@demo.aukio.example`,
  ]);
  if (rows.length === 0) throw new Error(`Nobody is called ${account}.`);
  return `aukio-${new URL(origin).port}=${token}`;
}
