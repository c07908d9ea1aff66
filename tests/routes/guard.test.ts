import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app';
import { ask } from '#tests/setup/http';

const ran: string[] = [];
const MB = 1024 * 1024;

async function action({ request, params }: ActionFunctionArgs) {
  try {
    const form = await request.formData();
    ran.push(`${params.page ?? 'resource'} ${[...form.keys()].join()}`);
    return new Response('done');
  } catch {
    return new Response(null, { status: 400 });
  }
}

const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  if (searchParams.has('crash')) throw new Error('A fault in a loader');
  const headers: Record<string, string> = searchParams.has('cookie') ? { 'Set-Cookie': 'a=1' } : {};
  return new Response(`${context.clientAddress} ${request.url}`, { headers });
};

const route = (id: string, path: string, module: object, parentId?: string) => ({
  [id]: { id, path, parentId, module, caseSensitive: false },
});

/** Two resource routes and a document, enough to see what the guard lets through. */
const build = {
  entry: {
    module: {
      default: (request: Request, status: number, headers: Headers) => {
        if (request.url.includes('broken')) throw new Error('A fault in rendering');
        headers.set('Content-Type', 'text/html');
        return new Response('<!DOCTYPE html><title>Page</title>', { status, headers });
      },
      handleError: () => {},
    },
  },
  routes: {
    ...route('root', '', { default: () => null, ErrorBoundary: () => null }),
    ...route('resource', 'resource', { loader, action }, 'root'),
    ...route('page', ':lang/:page', { default: () => null, loader: () => null, action }, 'root'),
  },
  assets: { version: '1', url: '', entry: { imports: [], module: '' }, routes: {} },
  publicPath: '/',
  assetsBuildDirectory: '',
  mode: 'production',
  isSpaMode: false,
  future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_singleFetch: false, v3_lazyRouteDiscovery: false, v3_routeConfig: false, unstable_optimizeDeps: false },
} as unknown as ServerBuild;

const folder = mkdtempSync(join(tmpdir(), 'aukio-guard-'));
let server: Server;
let origin: string;

async function open(settings: { trustedProxy?: string; https?: boolean; build?: () => Promise<ServerBuild> } = {}) {
  const opened = createServer();
  opened.listen(0, '127.0.0.1');
  await once(opened, 'listening');
  const at = `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
  const { https, trustedProxy } = settings;
  opened.on('request', createApp({ build: settings.build ?? build, origin: https ? 'https://aukio.example' : at, clientFolder: folder, mode: 'production', trustedProxy }));
  return { server: opened, at };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/a-123.css'), 'a{}'.repeat(1000));
  writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.secret'), 'hidden');
  ({ server, at: origin } = await open());
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  ran.length = 0;
});

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const own = (headers: Record<string, string> = {}) => ({ ...FORM, Origin: origin, ...headers });
const post = (path: string, headers: Record<string, string>, body: string | Iterable<Buffer> = 'a=1') =>
  ask(origin, path, { method: 'POST', headers, body });

function* many(bytes: number, fill = 'a') {
  const chunk = Buffer.alloc(64 * 1024, fill);
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk;
}

describe('who may send a form', () => {
  const targets = ['/fi/page', '/fi/page?_data=page', '/resource'];

  it.each(targets)('lets our own page send to %s', async (path) => {
    const answer = await post(path, own());
    expect(answer.status).toBe(200);
    expect(ran).toHaveLength(1);
  });

  it.each(targets)('refuses a foreign, missing or null Origin at %s, before the action', async (path) => {
    for (const headers of [FORM, own({ Origin: 'http://evil.example' }), own({ Origin: 'null' }), own({ Origin: `${origin}.evil.example` })]) {
      const answer = await post(path, headers);
      expect(answer.status).toBe(403);
    }
    expect(ran).toEqual([]);
  });

  it.each(['cross-site', 'same-site', 'none'])('refuses Sec-Fetch-Site: %s even with our Origin', async (site) => {
    expect((await post('/resource', own({ 'Sec-Fetch-Site': site }))).status).toBe(403);
    expect(ran).toEqual([]);
  });

  it('accepts Sec-Fetch-Site: same-origin', async () => {
    expect((await post('/resource', own({ 'Sec-Fetch-Site': 'same-origin' }))).status).toBe(200);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('refuses %s: 403 from elsewhere, 405 from our own page', async (method) => {
    expect((await ask(origin, '/resource', { method, headers: FORM })).status).toBe(403);
    const answer = await ask(origin, '/resource', { method, headers: own() });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
    expect(ran).toEqual([]);
  });

  it('lets any site read what is open, without cookies, and nobody write to it', async () => {
    for (const path of ['/api/v1/pilots', '/og/fi/site.png', '/sv/feed.atom', '/catalog.jsonld']) {
      const answer = await ask(origin, path, { headers: { Origin: 'https://other.example' } });
      expect([answer.headers['access-control-allow-origin'], answer.headers['access-control-allow-credentials'], answer.headers['cross-origin-resource-policy']]).toEqual(['*', undefined, 'cross-origin']);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      const before = await ask(origin, path, { method: 'OPTIONS', headers: { Origin: 'https://other.example', 'Access-Control-Request-Method': 'GET' } });
      expect([before.status, before.headers['access-control-allow-methods'], before.headers['access-control-allow-headers']]).toEqual([204, 'GET, HEAD', 'If-None-Match']);
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const refused = await ask(origin, path, { method, headers: { Origin: origin } });
        expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
      }
    }
    const problem = await ask(origin, '/api/v1/pilots', { method: 'DELETE', headers: { 'Accept-Language': 'en' } });
    expect([problem.headers['content-type'], JSON.parse(problem.body)]).toMatchObject(['application/problem+json', { status: 405, type: 'about:blank' }]);
    for (const path of ['/resource', '/fi/page', '/fi/account/export.json', '/apis']) expect((await ask(origin, path)).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers OPTIONS with 405', async () => {
    expect((await ask(origin, '/resource', { method: 'OPTIONS' })).status).toBe(405);
  });
});

describe('addresses', () => {
  it.each(['evil.example', 'localhost', '127.0.0.1'])('refuses Host: %s', async (host) => {
    const answer = await ask(origin, '/fi/page', { headers: { Host: host } });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(origin);
  });

  it('refuses an address over 8 KB and takes one below', async () => {
    expect((await ask(origin, `/resource?q=${'a'.repeat(8 * 1024)}`)).status).toBe(414);
    expect((await ask(origin, `/resource?q=${'a'.repeat(8 * 1000)}`)).status).toBe(200);
  });

  it('refuses what is no address', async () => {
    expect((await ask(origin, 'http://evil.example/resource')).status).toBe(400);
    expect((await ask(origin, '/%ff')).status).toBe(400);
  });

  it('derives nothing from X-Forwarded headers of a stranger', async () => {
    const forwarded = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Host': 'evil.example:99', 'X-Forwarded-Proto': 'https' };
    const answer = await ask(origin, '/resource', { headers: forwarded });
    expect(answer.body).toBe(`127.0.0.1 ${origin}/resource`);
  });

  it('believes the configured proxy about the client, and about nothing else', async () => {
    const { server: behind, at } = await open({ trustedProxy: '127.0.0.1' });
    const answer = await ask(at, '/resource', { headers: { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9', 'X-Forwarded-Host': 'evil.example' } });
    expect(answer.body).toBe(`203.0.113.9 ${at}/resource`);
    behind.close();
  });
});

describe('bodies', () => {
  it.each(['application/json', 'text/plain', '', 'application/x-www-form-urlencodedx'])('refuses Content-Type "%s"', async (type) => {
    const headers = type ? own({ 'Content-Type': type }) : { Origin: origin };
    expect((await post('/resource', headers)).status).toBe(415);
    expect(ran).toEqual([]);
  });

  it('refuses a form that announces too much', async () => {
    const answer = await post('/fi/page', own({ 'Content-Length': String(1.5 * MB + 1) }), many(1.5 * MB + 1));
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('lang="fi"');
    expect(ran).toEqual([]);
  });

  it('refuses a chunked form when it passes the limit, and the action never sees it as whole', async () => {
    const answer = await post('/fi/page', own({ 'Transfer-Encoding': 'chunked' }), many(3 * MB));
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
    await new Promise((wait) => setTimeout(wait, 50));
    expect(ran).toEqual([]);
  });

  it('takes a form just below the limit', async () => {
    const answer = await post('/resource', own(), `a=${'x'.repeat(1.5 * MB - 2)}`);
    expect(answer.status).toBe(200);
  });

  it('takes 2 MB of multipart and refuses 13 MB, chunked too, without the memory growing with the body', async () => {
    const multipart = own({ 'Content-Type': 'multipart/form-data; boundary=b', 'Transfer-Encoding': 'chunked' });
    function* upload(bytes: number) {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n');
      yield* many(bytes);
      yield Buffer.from('\r\n--b--\r\n');
    }
    expect((await post('/resource', multipart, upload(2 * MB))).status).toBe(200);
    expect(ran).toEqual(['resource f']);
    const before = process.memoryUsage.rss();
    const answer = await post('/resource', multipart, upload(300 * MB));
    expect(answer.status).toBe(413);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MB);
    expect(ran).toHaveLength(1);
  });

  it('refuses multipart without a boundary, and a body on GET', async () => {
    expect((await post('/resource', own({ 'Content-Type': 'multipart/form-data' }))).status).toBe(400);
    expect((await ask(origin, '/resource', { headers: { 'Content-Length': '3' }, body: 'abc' })).status).toBe(400);
  });

  it('answers broken multipart with 400', async () => {
    const answer = await post('/resource', own({ 'Content-Type': 'multipart/form-data; boundary=b' }), 'no parts here');
    expect(answer.status).toBe(400);
  });
});

describe('what every answer carries', () => {
  const answers: [string, string, Parameters<typeof ask>[2]][] = [
    ['a page', '/fi/page', {}],
    ['a resource', '/resource', {}],
    ['a file', '/mark.svg', {}],
    ['a built file', '/assets/a-123.css', {}],
    ['a missing file', '/assets/none.css', {}],
    ['a missing page', '/none', {}],
    ['a fault in a loader', '/resource?crash', {}],
    ['a fault in rendering', '/fi/page?broken', {}],
    ['a refused form', '/fi/page', { method: 'POST' }],
    ['a wrong Host', '/fi/page', { headers: { Host: 'evil.example' } }],
    ['HEAD', '/fi/page', { method: 'HEAD' }],
  ];

  it.each(answers)('%s', async (_, path, options) => {
    const { headers } = await ask(origin, path, options);
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';object-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'self'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['cache-control']).toBeTruthy();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('asks for HTTPS only where the service is on HTTPS', async () => {
    const { server: secure, at } = await open({ https: true });
    const { headers, status } = await ask(at, '/fi/page', { headers: { Host: 'aukio.example' } });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    secure.close();
  });

  it('shows a small page in the language of the address when Remix itself fails, and tells nothing of the fault', async () => {
    const { server: failing, at } = await open({ build: () => Promise.reject(new Error('A fault in the build')) });
    const { status, headers, body } = await ask(at, '/sv/page');
    expect(status).toBe(500);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(body).toContain('lang="sv"');
    expect(body).not.toContain('fault');
    failing.close();
  });
});

describe('caching', () => {
  const cacheOf = async (path: string, headers: Record<string, string> = {}) => (await ask(origin, path, { headers })).headers['cache-control'];

  it('lets built files be kept for good and other files for an hour', async () => {
    expect(await cacheOf('/assets/a-123.css')).toBe('public, max-age=31536000, immutable');
    expect(await cacheOf('/mark.svg')).toBe('public, max-age=3600');
  });

  it('asks again for public pages, which anybody may keep, and lets nobody else keep other answers', async () => {
    expect(await cacheOf('/fi/page')).toBe('public, no-cache');
    expect(await cacheOf('/fi/page?_data=routes')).toBe('private, no-cache');
    expect(await cacheOf('/fi/page', { Cookie: 'aukio-flash=saved' })).toBe('no-store');
  });

  it('keeps nothing of a signed-in person, of private pages and of answers that set a cookie', async () => {
    expect(await cacheOf('/fi/page', { Cookie: 'aukio-3000=abc' })).toBe('no-store');
    expect(await cacheOf('/fi/desk')).toBe('no-store');
    expect(await cacheOf('/sv/account')).toBe('no-store');
    expect(await cacheOf('/en/sign-in')).toBe('no-store');
    expect(await cacheOf('/resource?cookie')).toBe('no-store');
  });
});

describe('files', () => {
  it('compresses what is worth it', async () => {
    const { headers } = await ask(origin, '/assets/a-123.css', { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(headers['content-encoding']).toBe('br');
  });

  it.each(['/.secret', '/assets/..%2f.secret', '/assets/%2e%2e/.secret'])('never shows %s', async (path) => {
    const { status, body } = await ask(origin, path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('hidden');
  });

  it('answers HEAD without a body', async () => {
    const { status, body } = await ask(origin, '/mark.svg', { method: 'HEAD' });
    expect(status).toBe(200);
    expect(body).toBe('');
  });
});
