import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, ask } from '#tests/setup/http';
import { routeFinder } from '#tests/setup/manifest';
import { type RunningServer, startServer } from '#tests/setup/server';
import { cookies, seededServer } from '../bars/seeded';

let kept: RunningServer;
let plain: RunningServer;
let client: pg.Client;

beforeAll(async () => {
  kept = await seededServer();
  plain = await startServer({ database: kept.databaseUrl, env: { AUKIO_PAGE_CACHE_MB: '0', ORIGIN: kept.origin } });
  client = new pg.Client({ connectionString: kept.databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await plain?.stop();
  await kept?.stop();
});

const OWN = ['date', 'x-request-id', 'etag', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];
const said = ({ status, headers, body }: Answer) => ({ status, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.includes(name)).sort()), body });

/** What the server without a cache answers, as the one with a cache would. */
const fresh = (path: string) => ask(plain.origin, path, { headers: { Host: new URL(kept.origin).host } });

it('answers each kind of public page with the same bytes and headers as without it', async () => {
  const { body } = await ask(kept.origin, '/sitemap.xml');
  const routeOf = routeFinder();
  const paths = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
  const chosen = new Map<string, string>();
  // Every route once, in the languages by turns.
  for (const path of paths) {
    const route = routeOf(path) ?? '';
    if (!chosen.has(route) && path.startsWith(`/${['fi', 'sv', 'en'][chosen.size % 3]}`)) chosen.set(route, path);
  }
  expect(chosen.size).toBeGreaterThan(12);
  const pages = [...chosen.values(), '/fi/pilots?theme=smart', '/sv/search?q=v%C3%A4rme', '/en/people', '/fi/nothing-there', '/fi/pilots/nothing-there', '/fi/contact', '/sv/join'];
  for (const path of pages) {
    const expected = said(await fresh(path));
    expect([path, said(await ask(kept.origin, path))]).toEqual([path, expected]);
    const again = await ask(kept.origin, path);
    expect([path, said(again)]).toEqual([path, expected]);
    const isKept = chosen.has(routeOf(path) ?? '') && expected.headers['cache-control'] === 'public, no-cache';
    if (isKept) expect((await ask(kept.origin, path, { headers: { 'If-None-Match': String(again.headers.etag) } })).status).toBe(304);
  }
});

it('shows those who signed in their own pages, and nobody else anything of them', async () => {
  const Cookie = await cookies(kept.origin)('coordinator');
  const mine = () => ask(kept.origin, '/fi/about', { headers: { Cookie } });
  const first = await mine();
  const theirs = await ask(kept.origin, '/fi/about');
  const second = await mine();
  const isSignedIn = ({ body }: Answer) => body.includes('action="/fi/sign-out"');
  expect([first, theirs, second].map(isSignedIn)).toEqual([true, false, true]);
  expect([first.headers['cache-control'], second.headers['cache-control'], second.headers.etag, theirs.headers['cache-control']]).toEqual(['no-store', 'no-store', undefined, 'public, no-cache']);
});

it('shows within a second what another process changed, from its commit on', async () => {
  const lagging = await startServer({ database: kept.databaseUrl, env: { AUKIO_PAGE_CACHE_LAG_MS: '500' } });
  try {
    const read = async () => /Ohjelma (\w+)/.exec((await ask(lagging.origin, '/fi/about')).body)?.[1];
    const rename = (name: string) => client.query(`INSERT INTO "ProgrammeText" (lang, name, coordinator, tagline, intro, about) VALUES ('fi', $1, '', '', '', '') ON CONFLICT (lang) DO UPDATE SET name = $1`, [`Ohjelma ${name}`]);
    await rename('A');
    await wait(600);
    expect(await read()).toBe('A');
    await rename('B');
    await wait(600);
    expect(await read()).toBe('B');
    await client.query('BEGIN');
    await rename('C');
    await wait(600);
    expect(await read()).toBe('B');
    await client.query('COMMIT');
    await wait(600);
    expect(await read()).toBe('C');
  } finally {
    await client.query('ROLLBACK');
    await lagging.stop();
  }
});
