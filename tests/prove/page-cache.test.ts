import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practices } from '#app/domain/practices/practices.server';
import { changeState } from '#app/domain/shared/moves.server';
import { db } from '#app/platform/db/db.server';
import { aCoordinator } from '#tests/factories/people';
import { cookies, seededServer } from '#tests/bars/seeded';
import { ask } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { dice } from './dice';
import { proof } from './report';

const SECONDS = 30;
const CLIENTS = 10;
/** Pages that are compared; the fast tests compare one of each kind. */
const MOST = 120;
/** How much older than what was committed an answer may be, in milliseconds. */
const LATE = 1_000;
const PAGES = ['/fi', '/fi/pilots', '/fi/practices', '/fi/map', '/fi/progress', '/fi/about', '/fi/partners', '/fi/pilots?theme=smart', '/fi/search?q=kaupunki'];
const ENCODINGS = ['identity', 'gzip', 'br', 'gzip, deflate, br'];

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const throwDice = dice('page-cache');
const any = <T>(list: readonly T[]): T => list[Math.floor(throwDice() * list.length)] as T;
let nodes: RunningServer[];
let plain: RunningServer;
let client: pg.Client;

beforeAll(async () => {
  const first = await seededServer();
  const { databaseUrl: database } = first;
  const env = { AUKIO_PAGE_CACHE_LAG_MS: '500', AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' };
  nodes = [first, await startServer({ database, env }), await startServer({ database, env })];
  plain = await startServer({ database, env: { AUKIO_PAGE_CACHE_MB: '0', ORIGIN: first.origin } });
  client = new pg.Client({ connectionString: database });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  for (const server of [plain, ...(nodes ?? []).reverse()]) await server?.stop();
});

type Got = { status: number; text: string; cache: string; tag: string | undefined };

/** One page as a browser takes it, in an encoding. */
function get(origin: string, path: string, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    const req = request(`${origin}${path}`, { headers, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk)).on('error', reject).on('end', () => {
        const body = Buffer.concat(chunks);
        const encoding = res.headers['content-encoding'];
        const text = (encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body).toString();
        resolve({ status: res.statusCode ?? 0, text, cache: res.headers['cache-control'] ?? '', tag: res.headers.etag });
      });
    });
    req.on('error', reject).end();
  });
}

it('shows on no server for longer than a second what is not so any more, and to nobody what is another’s', async () => {
  const report = proof('Page cache while editors publish and withdraw');
  const [, a, b] = nodes as [RunningServer, RunningServer, RunningServer];
  const names = ['coordinator', 'editor', 'practitioner'];
  const jars = await Promise.all([a, b].map((node) => Promise.all(names.map(cookies(node.origin)))));
  const coordinator = await aCoordinator();
  const travelling = await db.entry.findMany({ where: { kind: 'practices', state: 'published' }, orderBy: { slug: 'asc' }, take: 3 });
  expect(travelling.length).toBe(3);

  const stale: string[] = [];
  const leaked: string[] = [];
  const wrong: string[] = [];
  /** When each name of the programme stood, and from when each practice was gone or back. */
  const named = [0];
  const moves = new Map(travelling.map(({ slug }) => [slug, [{ isThere: true, from: 0, to: 0 }]]));
  let [asked, changes] = [0, 0];
  const until = Date.now() + SECONDS * 1000;
  const rename = `INSERT INTO "ProgrammeText" (lang, name, coordinator, tagline, intro, about) VALUES ('fi', $1, '', '', '', '') ON CONFLICT (lang) DO UPDATE SET name = $1`;
  await client.query(rename, ['Ohjelma 0.']);
  await wait(LATE);

  const renaming = async () => {
    while (Date.now() < until) {
      const n = named.length;
      const kind = throwDice();
      await client.query('BEGIN');
      await client.query(rename, [`Ohjelma ${n}.`]);
      // Now and then it commits late, or not at all.
      if (kind < 0.3) await wait(throwDice() * 1_500);
      await client.query(kind > 0.9 ? 'ROLLBACK' : 'COMMIT');
      if (kind <= 0.9) named.push(Date.now());
      changes++;
      await wait(throwDice() * 900);
    }
  };
  const moving = async () => {
    while (Date.now() < until) {
      const { id, slug } = any(travelling);
      const known = moves.get(slug) as { isThere: boolean; from: number; to: number }[];
      const isThere = !known.at(-1)?.isThere;
      const from = Date.now();
      known.push({ isThere, from, to: Number.POSITIVE_INFINITY });
      await changeState(coordinator, practices, id, isThere ? 'published' : 'retired', isThere ? 'Takaisin.' : 'Pois.');
      (known.at(-1) as { to: number }).to = Date.now();
      changes++;
      await wait(1_000 + throwDice() * 1_500);
    }
  };
  const reading = async () => {
    while (Date.now() < until) {
      const at = throwDice() < 0.5 ? 0 : 1;
      const { origin } = [a, b][at] as RunningServer;
      const { slug } = any(travelling);
      const isSlug = throwDice() < 0.3;
      const path = isSlug ? `/fi/practices/${slug}` : any(PAGES);
      const Cookie = throwDice() < 0.25 ? any(jars[at] as string[]) : undefined;
      const began = Date.now();
      const { status, text, cache, tag } = await get(origin, path, { 'Accept-Encoding': any(ENCODINGS), ...(Cookie ? { Cookie } : {}) });
      const ended = Date.now();
      asked++;
      if (status !== 200) wrong.push(`${path} ${status}`);
      const isSignedIn = text.includes('action="/fi/sign-out"');
      if (isSignedIn !== (Cookie !== undefined) || cache !== (Cookie ? 'no-store' : 'public, no-cache') || (Cookie && tag)) leaked.push(`${path} ${Cookie ? 'signed in' : 'anonymous'}: ${isSignedIn} ${cache} ${tag}`);
      const name = Number(/Ohjelma (\d+)\./.exec(text)?.[1]);
      const least = named.findLastIndex((stood) => stood <= began - LATE);
      if (!(name >= least)) stale.push(`${path} shows ${name}, ${least} stood ${began - (named[least] ?? 0)} ms before`);
      if (isSlug) {
        // What may be shown: whatever stood at a moment between a second before the question and the answer.
        const may = (moves.get(slug) ?? []).filter(({ from }, i, all) => from <= ended && (all[i + 1]?.to ?? Number.POSITIVE_INFINITY) > began - LATE).map(({ isThere }) => isThere);
        // What is retired asks search engines to forget it.
        if (!may.includes(!text.includes('noindex'))) stale.push(`${path} ${text.includes('noindex') ? 'retired' : 'published'}`);
      }
    }
  };
  await Promise.all([renaming(), moving(), ...Array.from({ length: CLIENTS }, reading)]);
  // Where nobody asks in between, nobody else's question makes an answer newer.
  for (let i = 0; i < 5; i++) {
    for (const { origin } of [a, b]) for (const path of PAGES) await get(origin, path, {});
    await client.query(rename, [`Ohjelma ${named.length}.`]);
    named.push(Date.now());
    changes++;
    await wait(LATE);
    for (const { origin } of [a, b]) {
      asked++;
      const path = PAGES[i] as string;
      const name = Number(/Ohjelma (\d+)\./.exec((await get(origin, path, {})).text)?.[1]);
      if (name !== named.length - 1) stale.push(`${path} shows ${name} after a pause, though ${named.length - 1} stood for a second`);
    }
  }
  report({ attempts: asked, successes: leaked.length, losses: stale.length, note: `${changes} changes, two servers` });
  expect(stale.slice(0, 20)).toEqual([]);
  expect([asked > 200, changes > 20]).toEqual([true, true]);
  // Nothing changes any more: it was a cache that answered.
  const { tag = '' } = await get(a.origin, '/fi', {});
  expect((await get(a.origin, '/fi', { 'If-None-Match': tag })).status).toBe(304);
  expect(wrong).toEqual([]);
  expect(leaked).toEqual([]);
});

const OWN = ['date', 'x-request-id', 'etag', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];

it('answers pages of the sitemap as they are without a cache', async () => {
  const report = proof('Pages with and without the page cache');
  const [first] = nodes as [RunningServer];
  const { body } = await ask(first.origin, '/sitemap.xml');
  const urls = [...body.matchAll(/(?:<loc>|href=")([^<"]+)/g)].map(([, url = '']) => new URL(url).pathname);
  const all = [...new Set(urls)].filter((path) => !path.endsWith('.xml'));
  const paths = all.map((path) => ({ path, dice: throwDice() })).sort((a, b) => a.dice - b.dice).slice(0, MOST).map(({ path }) => path);
  const differ: string[] = [];
  const said = ({ status, headers, body: text }: Awaited<ReturnType<typeof ask>>) => JSON.stringify([status, Object.entries(headers).filter(([name]) => !OWN.includes(name)).sort(), text]);
  for (const path of paths) {
    const expected = said(await ask(plain.origin, path, { headers: { Host: new URL(first.origin).host } }));
    for (const time of ['rendered', 'kept']) if (said(await ask(first.origin, path)) !== expected) differ.push(`${path} ${time}`);
  }
  report({ attempts: paths.length * 2, losses: differ.length, note: `${paths.length} of ${all.length} pages, rendered and kept` });
  expect(paths.length).toBeGreaterThan(100);
  expect(differ).toEqual([]);
});
