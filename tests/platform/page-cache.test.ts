import { createServer, type IncomingMessage, request, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodingFor } from '#server/page-cache/encoding';
import { Freshness } from '#server/page-cache/freshness';
import { pageCache } from '#server/page-cache/page-cache';
import { Shelf } from '#server/page-cache/shelf';
import { isPersonal, isShared } from '#server/shared-pages';
import { ask } from '#tests/setup/http';

const SESSION = 'aukio-3000=abc';

describe('a shelf', () => {
  const thing = (size: number) => ({ size, onGrowth: undefined as (() => void) | undefined });

  it('never holds more than it may, whatever is put, asked for and grows', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 30 }).map(String), size: fc.integer({ min: 1, max: 200 }), what: fc.constantFrom('put', 'get', 'grow') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const shelf = new Shelf<ReturnType<typeof thing>>(1_000);
        const things = new Map<string, ReturnType<typeof thing>>();
        for (const { key, size, what } of steps) {
          if (what === 'put') {
            things.set(key, thing(size));
            shelf.put(key, things.get(key) as ReturnType<typeof thing>);
          } else if (what === 'get') {
            const found = shelf.get(key);
            if (found) expect(found).toBe(things.get(key));
          } else {
            const one = things.get(key);
            if (one) one.size += size;
            one?.onGrowth?.();
          }
          const held = [...things].filter(([name]) => shelf.has(name)).map(([, { size: bytes }]) => bytes);
          expect(shelf.bytes).toBe(held.reduce((sum, bytes) => sum + bytes, 0));
          expect(shelf.count).toBe(held.length);
          expect(shelf.bytes).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });

  it('keeps what was asked for twice while somebody goes through ten thousand others', () => {
    const shelf = new Shelf<ReturnType<typeof thing>>(10_000);
    for (const key of ['home', 'list']) {
      shelf.put(key, thing(100));
      shelf.get(key);
    }
    for (let i = 0; i < 10_000; i++) shelf.put(`?x=${i}`, thing(100));
    expect([shelf.has('home'), shelf.has('list'), shelf.has('?x=0'), shelf.has('?x=9999')]).toEqual([true, true, false, true]);
  });
});

describe('freshness', () => {
  function watched(lag: number) {
    const state = { at: 1_000, content: 'a', asked: 0, isAway: false, told: [] as string[] };
    let answer: () => void = () => {};
    const freshness = new Freshness({
      lag,
      clock: () => state.at,
      onVersion: (version) => state.told.push(version),
      ask: () => {
        state.asked++;
        const said = state.content;
        return new Promise((resolve, reject) => (answer = () => (state.isAway ? reject(new Error('away')) : resolve(said))));
      },
    });
    return { state, freshness, answer: () => answer() };
  }

  it('counts from when it asked, asks once for many, and again in good time', async () => {
    const { state, freshness, answer } = watched(500);
    expect(freshness.isSure()).toBe(false);
    const both = [freshness.make(), freshness.make()];
    state.at += 200;
    answer();
    expect(await Promise.all(both)).toEqual([true, true]);
    expect([state.asked, state.told]).toEqual([1, ['a']]);
    state.at += 100;
    expect([freshness.isSure(), state.asked]).toEqual([true, 2]);
    state.at += 199;
    expect(freshness.isSure()).toBe(true);
    state.at += 1;
    expect(freshness.isSure()).toBe(false);
  });

  it('does not believe an answer that was under way while something was written here', async () => {
    const { state, freshness, answer } = watched(500);
    const first = freshness.make();
    state.content = 'b';
    freshness.expire();
    const second = freshness.make();
    answer();
    await first;
    expect(freshness.isSure()).toBe(false);
    await wait(0);
    answer();
    expect([await second, state.told.at(-1), freshness.isSure()]).toEqual([true, 'b', true]);
  });

  it('asks for each who comes when nothing may lag behind', async () => {
    const { state, freshness, answer } = watched(0);
    const first = freshness.make();
    state.content = 'b';
    const second = freshness.make();
    answer();
    await first;
    await wait(0);
    answer();
    await second;
    expect([state.told, freshness.isSure()]).toEqual([['a', 'b'], false]);
  });

  it('is sure of nothing while the database is away, and does not ask all the time', async () => {
    const { state, freshness, answer } = watched(500);
    state.isAway = true;
    const first = freshness.make();
    answer();
    expect([await first, await freshness.make(), freshness.isSure(), state.asked]).toEqual([false, false, false, 1]);
    state.at += 1_001;
    state.isAway = false;
    const again = freshness.make();
    answer();
    expect([await again, freshness.isSure()]).toEqual([true, true]);
  });
});

it.each([
  [undefined, 'identity'], ['', 'identity'], ['gzip', 'gzip'], ['gzip, deflate, br, zstd', 'br'], ['br;q=0.5, gzip', 'gzip'], ['BR', 'br'], ['*', 'br'],
  ['deflate', 'identity'], ['gzip;q=0', 'identity'], ['br;q=0, *', 'gzip'], ['identity, gzip;q=0.5', 'identity'], ['x'.repeat(9_000), 'identity'],
])('sends whoever accepts %s the smallest they like: %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding);
});

describe('what is shared', () => {
  it('is pages at their addresses, with any query but a part of a page', () => {
    expect(['/fi', '/sv/pilots', '/en/pilots/a-1?theme=smart', '/fi/people', '/fi/search?q=%C3%A4', '/fi/map?x=1&desk'].filter((url) => !isShared(url))).toEqual([]);
    const others = ['/', '/de', '/fi/', '/FI', '/fi//pilots', '/fi/Pilots', '/fi/%70ilots', '/fi/pilots.csv', '/fi/./pilots', '/fi/desk', '/sv/account/x', '/en/sign-in?to=/en', '/fi/join', '/demo/mail', '/api/v1', '/fi?_data=root', '/fi/pilots?a=1&_data=x', `/fi?q=${'x'.repeat(1_000)}`, '*', ''];
    expect(others.filter(isShared)).toEqual([]);
  });

  it('goes to nobody whose cookies a page reads', () => {
    expect([isPersonal(undefined), isPersonal(''), isPersonal('aukio-lang=sv; theirs=1')]).toEqual([false, false, false]);
    expect([isPersonal(SESSION), isPersonal(`a=b; ${SESSION}`), isPersonal('aukio-3000='), isPersonal('aukio-flash=saved'), isPersonal('x=1; aukio-flash=')]).toEqual([true, true, true, true, true]);
  });
});

describe('before Express', () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).map((server) => server.close()));

  const TEXT = 'Pilotti. '.repeat(400);
  const usual = (res: ServerResponse, headers: Record<string, string> = {}) => {
    for (const [name, value] of Object.entries({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding', 'X-Request-Id': 'made', ...headers })) res.setHeader(name, value);
  };

  /** A cache before an app, both on a port, and what was asked of the app. */
  async function open(app: RequestListener, more: { lag?: number; limit?: number } = {}) {
    const state = { version: '1', isAway: false, calls: [] as IncomingMessage[] };
    const version = async () => {
      if (state.isAway) throw new Error('away');
      return state.version;
    };
    const server = createServer().listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    const counted: RequestListener = (req, res) => {
      state.calls.push(req);
      app(req, res);
    };
    server.on('request', pageCache(counted, { origin, limit: 1_000_000, lag: 0, version, ...more }));
    return { origin, state };
  }
  const page: RequestListener = (_req, res) => {
    usual(res);
    res.end(TEXT);
  };

  it('has one page rendered for a hundred who ask at once, from a request that holds nothing of theirs', async () => {
    const { origin, state } = await open((req, res) => void wait(30).then(() => page(req, res)));
    const headers = { 'User-Agent': 'x', 'Accept-Language': 'sv', Cookie: 'aukio-lang=sv', 'X-Forwarded-For': '1.2.3.4' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(origin, '/fi', { headers })));
    expect(answers.every(({ status, body }) => status === 200 && body === TEXT)).toBe(true);
    expect(state.calls.map(({ headers: sent }) => Object.keys(sent))).toEqual([['host']]);
    expect(new Set(answers.map(({ headers: { 'x-request-id': id } }) => id)).size).toBe(100);
  });

  it('lets nobody down when who asked first hangs up', async () => {
    const { origin, state } = await open((req, res) => void wait(60).then(() => page(req, res)));
    const first = request(`${origin}/fi`).on('error', () => {}).end();
    await wait(20);
    const second = ask(origin, '/fi');
    first.destroy();
    expect([(await second).body, state.calls.length]).toEqual([TEXT, 1]);
  });

  it('lets everybody go on alone when a rendering breaks off or may be nobody else’s', async () => {
    const { origin, state } = await open((req, res) => void wait(30).then(() => {
      if (req.url === '/fi/broken' && state.calls.length === 1) return res.destroy();
      usual(res, req.url === '/fi/people' ? { 'Cache-Control': 'no-store' } : {});
      res.end(TEXT);
    }));
    const broken = await Promise.all(Array.from({ length: 5 }, () => ask(origin, '/fi/broken')));
    expect([broken.every(({ body }) => body === TEXT), state.calls.length]).toEqual([true, 6]);
    state.calls.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => ask(origin, '/fi/people')));
    expect(state.calls.length).toBe(5);
    await ask(origin, '/fi/people', { headers: { 'User-Agent': 'now as it came' } });
    expect(state.calls.at(-1)?.headers['user-agent']).toBe('now as it came');
  });

  it('keeps only pages that say so: no refusal, no cookie, nothing that depends on more than the address', async () => {
    const said: Record<string, Record<string, string>> = { '/fi/a': { 'Cache-Control': 'private, no-cache' }, '/fi/b': { 'Set-Cookie': 'a=b' }, '/fi/c': { Vary: 'Accept-Encoding, Cookie' }, '/fi/d': { 'Content-Type': 'application/json' }, '/fi/e': { Vary: '*' } };
    const { origin, state } = await open((req, res) => {
      usual(res, said[req.url as string]);
      if (req.url === '/fi/gone') res.statusCode = 404;
      res.end(TEXT);
    });
    for (const path of [...Object.keys(said), '/fi/gone']) {
      await ask(origin, path);
      const before = state.calls.length;
      const { headers } = await ask(origin, path);
      expect([path, state.calls.length > before, headers.etag]).toEqual([path, true, undefined]);
    }
  });

  it('never answers who is signed in, and never from what they were answered', async () => {
    const { origin, state } = await open((req, res) => {
      usual(res, req.headers.cookie ? { 'Cache-Control': 'no-store' } : {});
      res.end(req.headers.cookie ? 'Oma' : TEXT);
    });
    expect((await ask(origin, '/fi', { headers: { Cookie: SESSION } })).body).toBe('Oma');
    expect((await ask(origin, '/fi')).body).toBe(TEXT);
    const mine = await ask(origin, '/fi', { headers: { Cookie: SESSION, 'If-None-Match': '*' } });
    expect([mine.body, mine.headers.etag, state.calls.length]).toEqual(['Oma', undefined, 3]);
  });

  it('leaves to Express another Host, another method and a body', async () => {
    const { origin, state } = await open(page);
    await ask(origin, '/fi');
    for (const [method, headers] of [['GET', { Host: 'evil.example' }], ['POST', {}], ['OPTIONS', {}], ['GET', { 'Content-Length': '0' }], ['GET', { Cookie: 'aukio-flash=saved' }]] as const) {
      await ask(origin, '/fi', { method, headers: { ...headers } });
    }
    expect(state.calls.length).toBe(6);
  });

  it('answers in the reader’s encoding, whole or with 304, and HEAD without a body', async () => {
    const { origin } = await open(page);
    const bytes = (encoding: string): Promise<Buffer> =>
      new Promise((resolve, reject) =>
        request(`${origin}/fi`, { headers: { 'Accept-Encoding': encoding } }, (res) => {
          const chunks: Buffer[] = [];
          expect(res.headers['content-encoding']).toBe(encoding);
          res.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)));
        }).on('error', reject).end(),
      );
    expect([brotliDecompressSync(await bytes('br')).toString(), gunzipSync(await bytes('gzip')).toString()]).toEqual([TEXT, TEXT]);
    const { headers } = await ask(origin, '/fi');
    const tag = headers.etag as string;
    expect([tag, headers.vary, headers['content-length']]).toEqual([expect.stringMatching(/^W\/"[\w-]{27}"$/), 'Accept-Encoding', String(TEXT.length)]);
    for (const tags of [tag, '*', `"other", ${tag}`, tag.slice(2)]) {
      const known = await ask(origin, '/fi', { headers: { 'If-None-Match': tags, 'Accept-Encoding': 'br' } });
      expect([known.status, known.body, known.headers.etag, known.headers['content-encoding'], known.headers['cache-control']]).toEqual([304, '', tag, undefined, 'public, no-cache']);
    }
    expect((await ask(origin, '/fi', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    const head = await ask(origin, '/fi', { method: 'HEAD' });
    expect([head.status, head.body, head.headers.etag, head.headers['content-length']]).toEqual([200, '', tag, String(TEXT.length)]);
  });

  it('renders anew when the content is another, or changed while it rendered, or the hour is, and asks Express while nobody knows', async () => {
    let content = 'a';
    const { origin, state } = await open((_req, res) => {
      const read = content;
      void wait(40).then(() => {
        usual(res);
        res.end(read.repeat(2_000));
      });
    });
    const first = ask(origin, '/fi');
    await wait(20);
    [content, state.version] = ['b', '2'];
    // Somebody else's question tells of the new version before the first rendering ends.
    await Promise.all([first, ask(origin, '/fi/about')]);
    expect((await ask(origin, '/fi')).body[0]).toBe('b');
    expect(state.calls.length).toBe(3);
    await ask(origin, '/fi');
    expect(state.calls.length).toBe(3);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    await ask(origin, '/fi');
    vi.useRealTimers();
    expect(state.calls.length).toBe(4);
    state.isAway = true;
    await ask(origin, '/fi');
    expect(state.calls.length).toBe(5);
  });

  it('shows who wrote something here what is now, however long others may wait', async () => {
    const { origin, state } = await open((req, res) => {
      if (req.method === 'POST') state.version = '2';
      usual(res);
      res.end(`${state.version} ${TEXT}`);
    }, { lag: 900 });
    expect((await ask(origin, '/fi')).body[0]).toBe('1');
    await ask(origin, '/fi/join', { method: 'POST' });
    expect((await ask(origin, '/fi')).body[0]).toBe('2');
    state.version = '3';
    expect((await ask(origin, '/fi')).body[0]).toBe('2');
    await wait(950);
    expect((await ask(origin, '/fi')).body[0]).toBe('3');
  });
});
