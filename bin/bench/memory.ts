import { type Part, slope } from './figures';
import { type Editor, told, writePilot } from './forms';
import { type Page, rowsOf, signedIn } from './pages';
import type { Served } from './place';

const READERS = 6;
const PAUSE = 25;
const EVERY = 5_000;
/** How many megabytes an hour it may grow by, once it is warm. */
const MOST = 30;

const WORDS = ['kaupunki', 'lämpö', 'asukas', 'liikenne', 'koulu', 'puisto', 'jäte', 'data', 'terveys', 'vesi'];
const anyOf = <T>(list: T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Takes a page to its end. */
async function read(origin: string, path: string, cookie?: string): Promise<void> {
  const answer = await fetch(origin + path, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} });
  await answer.arrayBuffer();
  if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`);
}

/** Readers with and without an account, and an editor who writes, for some time; what becomes of the server's memory. */
export async function memory(served: Served, url: string, pages: Page[], minutes: number): Promise<Part> {
  const { origin } = served;
  const cookie = await signedIn(url, origin, 'editor');
  const [place] = await rowsOf<{ lead: string }>(url, `SELECT m."partnerId" AS lead FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE p.email = 'editor@demo.aukio.example'`);
  const editor: Editor = { origin, cookie, lead: place?.lead ?? '' };
  const slugs = (await rowsOf<{ path: string }>(url, `SELECT '/' || kind || '/' || slug AS path FROM "Entry" e WHERE "isPublic" AND EXISTS (SELECT 1 FROM "Revision" r WHERE r."entryId" = e.id AND r.state = 'published') ORDER BY id LIMIT 4000`)).map(({ path }) => path);
  const ways = [
    () => read(origin, anyOf(pages).path),
    () => read(origin, anyOf(pages).path, cookie),
    () => read(origin, `/${anyOf(['fi', 'sv', 'en'])}${anyOf(slugs)}`),
    () => read(origin, `/${anyOf(['fi', 'sv', 'en'])}${anyOf(slugs)}`, cookie),
    () => read(origin, `/fi/search?q=${anyOf(WORDS)}+${anyOf(WORDS)}`),
    () => read(origin, `/sv/pilots?page=${1 + Math.floor(Math.random() * 400)}`),
    () => read(origin, '/fi/desk', cookie),
    () => read(origin, `/api/v1/pilots?lang=en&page=${1 + Math.floor(Math.random() * 100)}`),
    () => read(origin, `/fi/missing/${Math.random()}`),
  ];
  const start = performance.now();
  const end = start + minutes * 60_000;
  let requests = 0;
  const rest = () => new Promise((wait) => setTimeout(wait, PAUSE));
  const reader = async () => {
    for (; performance.now() < end; requests++) {
      await anyOf(ways)();
      await rest();
    }
  };
  const writer = async () => {
    for (let i = 0; performance.now() < end; i++) {
      await writePilot(editor, `Muisti ${i}`);
      requests += 13;
      for (let j = 0; j < 40; j++) await rest();
    }
  };
  const points: { at: number; rss: number; heap: number; p99: number }[] = [];
  const watching = async () => {
    while (performance.now() < end) {
      await new Promise((wait) => setTimeout(wait, Math.min(EVERY, Math.max(0, end - performance.now()))));
      points.push({ at: (performance.now() - start) / 3_600_000, ...(await told(served, '/tidy')) });
    }
  };
  await Promise.all([...Array.from({ length: READERS }, reader), writer(), watching()]);
  const warm = points.slice(Math.floor(points.length / 3));
  const at = (share: number) => points[Math.min(points.length - 1, Math.floor(points.length * share))];
  const growth = (of: 'rss' | 'heap') => slope(warm.map((point) => ({ at: point.at, value: point[of] })));
  const row = (name: string, of: 'rss' | 'heap') => ({ name, values: [at(0.05)?.[of] ?? null, at(0.5)?.[of] ?? null, at(1)?.[of] ?? null, Math.max(...points.map((point) => point[of])), growth(of)] });
  const late = points.map(({ p99 }) => p99).sort((a, b) => a - b);
  return {
    key: 'memory', title: 'Memory',
    compared: `${minutes} minutes of mixed load: ${READERS} readers with ${PAUSE} ms between pages (the pages above with and without an account, 4,000 other addresses in three languages, searches, far pages of lists, the interface for programs, what does not exist), and an editor who writes pilots; ${requests.toLocaleString('en')} requests, ${Math.round(requests / minutes / 60)} a second. Garbage is collected before each reading, every ${EVERY / 1000} s. Growth is the slope over the last two thirds of the time. The event loop was late by ${(late[Math.floor(late.length / 2)] ?? 0).toFixed(0)} ms at p99 in the median of those spans, collecting included.`,
    tables: [{ key: 'memory', title: 'Memory of the server, MB', columns: ['at the start', 'in the middle', 'at the end', 'most', 'growth, MB an hour'], rows: [row('Heap in use', 'heap'), row('Resident', 'rss')], limit: { column: 4, most: MOST, said: `at most ${MOST}` } }],
  };
}
