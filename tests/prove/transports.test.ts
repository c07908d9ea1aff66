import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { inTurns } from '#tests/bars/hostile-values';
import { ROLES, type Role, table } from '#tests/routes/access-table';
import { makeWorld, watchWrites, type World, writesSince } from '#tests/routes/access-world';
import { resetDatabase } from '#tests/setup/database';
import { ask } from '#tests/setup/http';
import { builtRoutes, routeFinder } from '#tests/setup/manifest';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { dice } from './dice';
import { proof } from './report';

// Every row of the table of access, as everyone whom it keeps out, by every other way of asking for the same thing.

const throwDice = dice('transports');
let server: RunningServer;
let world: World;
const people = new Map<Role, Member | null>();
/** The link of an applicant's letter; and of one who has used it to confirm. */
const tokens: string[] = [];
const shared = new Map<string, string>();
const rows = Object.entries(table).flatMap(([id, all]) => all.map((row) => ({ id, ...row })));
const routes = builtRoutes();
const routeOf = routeFinder();

beforeAll(async () => {
  await resetDatabase();
  world = await makeWorld();
  await watchWrites();
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
  for (const role of ROLES) people.set(role, await world.person(role));
  const { fresh, spent } = await world.applicantTokens();
  tokens.push(fresh, spent);
  for (const { at, post } of rows) {
    await world.fill(at, shared);
    await world.fill(post?.form ?? '', shared);
  }
});

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

type Visitor = { name: string; role: Role; token?: string; cookie: () => Promise<Record<string, string>> };

/** Everybody of the table; applicants have the link of their letter, which they try in a cookie's place and in the address. */
function visitors(): Visitor[] {
  return ROLES.flatMap((role): Visitor[] => {
    if (role === 'applicant') return tokens.map((token, i) => ({ name: i === 0 ? role : 'applicant who confirmed', role, token, cookie: async () => ({ Cookie: `aukio-${new URL(server.origin).port}=${token}` }) }));
    const member = people.get(role);
    return [{ name: role, role, cookie: async (): Promise<Record<string, string>> => (member ? { Cookie: await signedIn(server.origin, member.personId) } : {}) }];
  });
}

/** An applicant's token goes where the table has one that was made up, but for the page that it was made for. */
const asked = (path: string, id: string, token: string | undefined) => (token && !id.endsWith('join+/confirm') ? path.replace('token=none', `token=${token}`) : path);

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;
const at = (path: string, change: (pathname: string) => string) => {
  const [pathname = '', query] = path.split('?');
  return `${change(pathname)}${query === undefined ? '' : `?${query}`}`;
};
const encodedLast = (pathname: string) => pathname.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

type Way = { path: string; method?: string; headers?: Record<string, string> };

/** One way of each class, as the dice fall: everybody meets every class at every row, and over the rows every way. */
const thrown = (classes: Record<string, Way[]>): Way[] => Object.values(classes).flatMap((all) => all[Math.floor(throwDice() * all.length)] ?? []);

const spellings = (path: string): Way[] => [
  { path: at(path, (one) => `${one}/`) },
  { path: at(path, (one) => `/${one}`) },
  { path: at(path, (one) => one.replace(/\/(?=[^/]*$)/, '//')) },
  { path: at(path, (one) => one.toUpperCase()) },
  { path: at(path, (one) => one.replace('/desk', '/Desk').replace('/account', '/ACCOUNT')) },
  { path: at(path, encodedLast) },
  { path: at(path, (one) => one.replace(/\/(?=[^/]*$)/, '/./')) },
  { path: at(path, (one) => `/fi/..${one}`) },
  { path: at(path, (one) => `${one};x=1`) },
];

/** Other addresses of the same page, and other ways to ask for it. */
function reading(path: string, id: string, token: string | undefined): Record<string, Way[]> {
  const data = withQuery(path, `_data=${encodeURIComponent(id)}`);
  const parents = routes.filter((route) => route.hasLoader && route.id !== id && id.startsWith(route.id.replace(/_layout$|_index$/, ''))).map((route) => route.id);
  return {
    document: [{ path, method: 'HEAD' }, { path, headers: { 'X-HTTP-Method-Override': 'GET', 'X-Original-URL': '/fi', 'X-Forwarded-For': '127.0.0.1' } }],
    spelling: spellings(path),
    data: [{ path: data }, { path: data, method: 'HEAD' }, { path: at(data, (one) => `${one}/`) }, { path: at(data, (one) => one.toUpperCase()) }],
    'data of a layout': parents.map((parent) => ({ path: withQuery(path, `_data=${encodeURIComponent(parent)}`) })),
    'other transports': [
      { path: at(path, (one) => `${one}.data`) },
      { path: withQuery(path, '_routes=root&index') },
      { path, headers: { 'X-Remix-Request': 'yes', 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' } },
    ],
    token: token ? [{ path: withQuery(path, `token=${token}`) }, { path, headers: { Authorization: `Bearer ${token}` } }] : [],
  };
}

/** Other ways to send the same form. */
function writing(path: string, id: string, body: string, token: string | undefined): Record<string, Way[]> {
  return {
    spelling: spellings(path),
    data: [{ path: withQuery(path, `_data=${encodeURIComponent(id)}`) }],
    'other transports': [{ path: at(path, (one) => `${one}.data`) }, { path: withQuery(path, '_method=PUT') }, { path, headers: { 'X-Remix-Request': 'yes', 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' } }],
    method: [
      { path, method: 'PUT' }, { path, method: 'PATCH' }, { path, method: 'DELETE' }, { path: withQuery(path, body), method: 'GET' }, { path: withQuery(path, `_method=POST&${body}`), method: 'HEAD' },
      { path, method: 'GET', headers: { 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'POST' } },
    ],
    'type or origin': [
      { path, headers: { 'Content-Type': 'text/plain' } }, { path, headers: { 'Content-Type': 'application/json' } },
      { path, headers: { Origin: 'https://evil.example', Referer: `${server.origin}${path}` } }, { path, headers: { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' } },
    ],
    token: token ? [{ path: withQuery(path, `token=${token}`) }] : [],
  };
}

it('lets nobody read by another way what the page does not show them', async () => {
  const report = proof('Role × route × transport, reading');
  const got: string[] = [];
  let attempts = 0;
  const closed = rows.filter(({ get }) => ROLES.some((role) => get[role] !== '200'));
  for (const { name, role, token, cookie } of visitors()) {
    const headers = await cookie();
    await inTurns(closed.filter(({ get }) => get[role] !== '200'), async ({ id, at: where, get }) => {
      const path = asked(await world.fill(where, shared), id, token);
      for (const way of thrown(reading(path, id, token))) {
        attempts++;
        const answer = await ask(server.origin, way.path, { method: way.method, headers: { ...headers, ...way.headers } });
        // A layout gives its own part to whoever it is for; another address may be another page, which has rows of its own.
        const data = /[?&]_data=([^&]+)/.exec(way.path)?.[1];
        const other = data ? decodeURIComponent(data) : routeOf(decodeURI(way.path));
        const isOpen = other !== undefined && other !== id && (table[other] ?? []).some((row) => row.get[role] === '200');
        if (answer.status >= 500 || (answer.status < 300 && answer.status !== 204 && !isOpen)) got.push(`${name} ${get[role]} → ${answer.status} ${way.method ?? ''} ${way.path}`);
      }
    }, 4);
    const still = await ask(server.origin, '/fi/account', { headers });
    if ((still.status === 200) !== ['practitioner', 'editor', 'other', 'representative', 'coordinator', 'administrator'].includes(role)) got.push(`${name} is no longer who they were`);
  }
  report({ attempts, successes: got.length, note: `${closed.length} rows, ${visitors().length} kinds of visitors` });
  expect(attempts).toBeGreaterThan(5000);
  expect(got.slice(0, 40)).toEqual([]);
});

it('lets nobody write by another way what the form refuses them', async () => {
  const report = proof('Role × route × transport, writing');
  const got: string[] = [];
  let attempts = 0;
  const posts = rows.flatMap(({ post, ...row }) => (post ? [{ ...row, ...post }] : []));
  let { last } = await writesSince(0n);
  for (const { name, role, token, cookie } of visitors()) {
    for (const { id, at: where, form, to } of posts) {
      if (to[role] === 'done') continue;
      const path = asked(await world.fill(where, shared), id, token);
      const body = asked(await world.fill(form, shared), id, token);
      // Signed in anew for each, as one of the forms signs out.
      const usual = { ...(await cookie()), Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' };
      // One form after the other, its ways together: what was written then is told by its form.
      await Promise.all(thrown(writing(path, id, body, token)).map(async (way) => {
        attempts++;
        const isRead = way.method === 'GET' || way.method === 'HEAD';
        const answer = await ask(server.origin, way.path, { method: way.method ?? 'POST', headers: { ...usual, ...way.headers }, body: isRead ? undefined : body });
        if (answer.status >= 500) got.push(`${name} ${answer.status} ${way.method ?? 'POST'} ${way.path}`);
      }));
      const written = await writesSince(last);
      last = written.last;
      if (written.places.length > 0) got.push(`${name} wrote ${written.places} at ${path} ${body}`);
      await db.rateLimit.deleteMany();
    }
  }
  report({ attempts, successes: got.length, note: `${posts.length} forms, ${visitors().length} kinds of visitors` });
  expect(attempts).toBeGreaterThan(5000);
  expect(got.slice(0, 40)).toEqual([]);
});
