import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import type { PageForm } from '#tests/bars/forms';
import { cookies, seededServer } from '#tests/bars/seeded';
import { aMember, aPartner } from '#tests/factories/people';
import { table } from '#tests/routes/access-table';
import { watchWrites, writesSince } from '#tests/routes/access-world';
import { type Answer, ask, askRaw } from '#tests/setup/http';
import { routeFinder } from '#tests/setup/manifest';
import type { RunningServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { crawl, type FoundPage } from './crawl';
import { dice } from './dice';
import { proof } from './report';

// Who gets past the gates: pages, forms and fields are found by following links as those who may, and tried as those who may not.

const WHO = ['coordinator', 'admin', 'editor', 'editor2', 'editor.turku', 'representative', 'practitioner'];
let server: RunningServer;
let cookieOf: (who: string) => Promise<string>;
/** What each of them finds, some pages of each route. */
const found = new Map<string, FoundPage[]>();

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
  for (const who of WHO) found.set(who, await crawl(server.origin, await cookieOf(who), { perRoute: who === 'coordinator' ? 6 : 3 }));
  await watchWrites();
});

afterAll(() => server?.stop());

const once = <T>(all: T[], by: (one: T) => string): T[] => [...new Map(all.map((one) => [by(one), one])).values()];
const pages = () => once([...found.values()].flat(), ({ path }) => path);
const send = (path: string, body: string, headers: Record<string, string>) =>
  ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body });
const bodyOf = ({ fields }: PageForm, more: [string, string][] = []) =>
  new URLSearchParams([...fields.map(({ name, value }): [string, string] => [name, value]), ...more]).toString();
const routeOf = routeFinder();
/** Where the table of access lets such a stranger in, its own rows tell whom and how far. */
const mayRead = (route: string, role: 'practitioner' | 'other') => (table[route] ?? []).some(({ get }) => get[role] === '200' || get[role] === '→');
const mayWrite = (route: string, role: 'practitioner' | 'other') => (table[route] ?? []).some(({ post }) => post?.to[role] === 'done');

/** Two who belong to an organisation that has nothing, in the words of the table of access. */
async function strangers() {
  const elsewhere = await aPartner('Vieras kunta');
  return [
    ['practitioner', await aMember({ roles: ['practitioner'], in: elsewhere })],
    ['other', await aMember({ roles: ['editor', 'representative'], in: elsewhere })],
  ] as const;
}

const withData = (path: string, route: string) => `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(route)}`;

it('opens no page of others to somebody who knows its address', async () => {
  const report = proof('Swapped ids, reading');
  const got: string[] = [];
  let attempts = 0;
  for (const [role, { personId }] of await strangers()) {
    const Cookie = await signedIn(server.origin, personId);
    const closed = pages().filter(({ path, route }) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(path) && !mayRead(route, role));
    for (const { path, route } of closed) {
      for (const address of [path, withData(path, route)]) {
        attempts++;
        const { status } = await ask(server.origin, address, { headers: { Cookie } });
        if (status < 400 && status !== 303 && status !== 302 && status !== 204) got.push(`${role} ${status} ${address}`);
      }
    }
  }
  report({ attempts, successes: got.length });
  expect(attempts).toBeGreaterThan(600);
  expect(got).toEqual([]);
});

it('takes no form of others from somebody who knows its address', async () => {
  const report = proof('Swapped ids, writing');
  const those = await strangers();
  const written: string[] = [];
  let attempts = 0;
  let { last } = await writesSince(0n);
  for (const [role, { personId }] of those) {
    const Cookie = await signedIn(server.origin, personId);
    for (const { path, route, forms } of pages()) {
      if (!/[0-9a-f]{8}-[0-9a-f]{4}-/.test(path)) continue;
      for (const form of forms) {
        if (mayWrite(routeOf(form.action) ?? route, role)) continue;
        attempts++;
        const { status } = await send(form.action, bodyOf(form), { Cookie });
        const since = await writesSince(last);
        last = since.last;
        if (since.places.length > 0 || status >= 500) written.push(`${role} ${status} ${form.action}: ${since.places.join()}`);
      }
    }
  }
  report({ attempts, successes: written.length });
  expect(attempts).toBeGreaterThan(300);
  expect(written).toEqual([]);
});

it('takes nothing from other sites, by any way of sending', async () => {
  const report = proof('Foreign, null and missing Origin');
  const { host, port } = new URL(server.origin);
  const origins: Record<string, string>[] = [
    {}, { Origin: 'null' }, { Origin: 'https://evil.example' }, { Origin: `https://${host}` }, { Origin: `http://localhost:${Number(port) + 1}` }, { Origin: `${server.origin}.evil.example` },
    { Origin: `${server.origin}@evil.example` }, { Origin: '' }, { Origin: server.origin, 'Sec-Fetch-Site': 'cross-site' }, { Origin: server.origin, 'Sec-Fetch-Site': 'same-site' }, { Referer: `${server.origin}/fi` },
  ];
  const passed: string[] = [];
  let attempts = 0;
  const { last } = await writesSince(0n);
  for (const [who, all] of found) {
    const Cookie = await cookieOf(who);
    for (const { form, route } of once(all.flatMap(({ forms, route }) => forms.map((form) => ({ form, route }))), ({ route, form }) => `${route} ${form.fields.map(({ name }) => name).join()}`)) {
      for (const headers of origins) {
        for (const [type, body] of [['application/x-www-form-urlencoded', bodyOf(form)], ['multipart/form-data; boundary=x', '--x--\r\n'], ['text/plain', bodyOf(form)]] as const) {
          attempts++;
          const { status } = await ask(server.origin, attempts % 2 ? form.action : withData(form.action, route), { method: 'POST', headers: { ...headers, 'Content-Type': type, Cookie }, body });
          if (status !== 403) passed.push(`${who} ${status} ${form.action} ${JSON.stringify(headers)} ${type}`);
        }
      }
    }
  }
  const { places } = await writesSince(last);
  report({ attempts, successes: passed.length + places.length });
  expect(attempts).toBeGreaterThan(1000);
  expect(passed).toEqual([]);
  expect(places).toEqual([]);
});

/** A value for a column that would be recognised wherever it was written. */
function planted(column: string, type: string): string {
  if (type === 'uuid') return 'deadbeef-0000-4000-8000-000000000000';
  if (type === 'boolean') return 'true';
  if (type.startsWith('timestamp') || type === 'date') return '1907-03-05T04:05:06.000Z';
  if (/int|numeric|double|real/.test(type)) return '870611';
  return /^roles$|Roles$/.test(column) ? 'administrator' : `planted-${column.toLowerCase()}`;
}

it('takes no field that a form does not have', async () => {
  const report = proof('Extra fields: every column in every form');
  const columns = await db.$queryRaw<{ column: string; type: string }[]>`SELECT DISTINCT ON (column_name) column_name AS column, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('_prisma_migrations', 'writes')`;
  const powerful = () => db.person.count({ where: { roles: { has: 'administrator' } } });
  const before = await powerful();
  let attempts = 0;
  const failed: string[] = [];
  for (const [who, all] of found) {
    if (who === 'admin') continue;
    const Cookie = await cookieOf(who);
    for (const form of once(all.flatMap(({ forms }) => forms), ({ action, fields }) => `${action.replace(/[0-9a-f-]{36}/g, '')} ${fields.map(({ name }) => name).join()}`)) {
      const own = new Set(form.fields.flatMap(({ name }) => [name, name.split('.').at(-1) ?? '']));
      const more = columns.filter(({ column }) => !own.has(column)).map(({ column, type }): [string, string] => [column, planted(column, type)]);
      attempts += more.length;
      await db.rateLimit.deleteMany();
      const { status } = await send(form.action, bodyOf(form, more), { Cookie });
      if (status >= 500) failed.push(`${who} ${status} ${form.action}`);
    }
  }
  const places = await db.$queryRaw<{ name: string }[]>`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'writes')`;
  for (const { name } of places) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT left(t::text, 400) AS row FROM ${name} t WHERE t::text ~ 'deadbeef-0000|planted-|1907-03-05|870611'`);
    failed.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  report({ attempts, successes: failed.length });
  expect(attempts).toBeGreaterThan(5000);
  expect(failed).toEqual([]);
  expect(await powerful()).toBe(before);
});

it('believes no Host and no header of a proxy that it was not told of', async () => {
  const report = proof('Hosts and proxies’ headers');
  const { host, port } = new URL(server.origin);
  const hosts = ['evil.example', `evil.example:${port}`, `${host}.evil.example`, `evil.${host}`, `${host}@evil.example`, `evil.example/${host}`, `${host},evil.example`, `${host} evil.example`, '127.0.0.1', `127.0.0.1:${port}`, `[::1]:${port}`, 'localhost', `localhost:${Number(port) + 1}`, `localhost.:${port}`, `LOCALHOST:${port}0`, `localhost:0${port}`, '', ' ', '*', '..', `xn--evil`, `evil.example#${host}`, `evil.example?${host}`, 'a'.repeat(3000), `${host}\t`];
  const names = ['X-Forwarded-Host', 'X-Forwarded-Server', 'X-Host', 'X-Original-Host', 'X-HTTP-Host-Override', 'Forwarded', 'X-Forwarded-Proto', 'X-Forwarded-Scheme', 'X-Forwarded-Port', 'X-Forwarded-Prefix', 'X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-For', 'X-Real-IP', 'True-Client-IP', 'X-Forwarded-Path', 'X-Url-Scheme', 'Front-End-Https', 'X-HTTP-Method-Override', 'X-Method-Override', 'Via', 'X-Wap-Profile', 'Proxy-Host', 'Base-Url', 'Referer', 'Destination'];
  const at = ['/fi', '/fi/pilots', '/fi/desk', '/fi/sign-in', '/sitemap.xml', '/api/v1', '/', '/fi/pilots.atom'];
  const wrong: string[] = [];
  let attempts = 0;
  for (const value of hosts) {
    for (const path of at) {
      attempts++;
      const answer = await askRaw(server.origin, `GET ${path} HTTP/1.1\r\nHost: ${value}\r\nConnection: close\r\n\r\n`);
      // Only what is the host, once blanks around it are cut off, is answered.
      if (value.trim().toLowerCase() !== host && !/^HTTP\/1\.1 400 /.test(answer)) wrong.push(`Host ${value.slice(0, 60)} ${path} ${answer.slice(0, 30)}`);
    }
  }
  const twice = await askRaw(server.origin, `GET /fi HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
  if (twice.includes('evil.example')) wrong.push('two Hosts');
  for (const name of names) {
    for (const path of at) {
      const usual = await ask(server.origin, path);
      for (const value of ['evil.example', 'host=evil.example;proto=https', '/fi/evil.example', 'DELETE']) {
        attempts++;
        const { status, headers, body } = await ask(server.origin, path, { headers: { [name]: value } });
        if (status !== usual.status || `${body}${JSON.stringify(headers)}`.includes('evil.example') || headers.location !== usual.headers.location) wrong.push(`${name}: ${value} ${path} ${status}`);
      }
    }
  }
  report({ attempts, successes: wrong.length });
  expect(wrong).toEqual([]);
});

const AWAY = [
  '//evil.example', '///evil.example', '////evil.example', '/\\evil.example', '\\\\evil.example', '\\/evil.example', '/\t/evil.example', '/\n/evil.example', '/\r/evil.example', '\t//evil.example', ' //evil.example', '/%09/evil.example', '/%0a/evil.example', '/%0d//evil.example',
  'https://evil.example', 'https:evil.example', 'https:/evil.example', 'http:evil.example', 'HTTPS://EVIL.EXAMPLE', 'ftp://evil.example', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,evil.example', 'vbscript:x', 'blob:https://evil.example/x', 'file:///etc/passwd',
  '%2f%2fevil.example', '/%2f/evil.example', '/%2fevil.example', '/%5cevil.example', '%5c%5cevil.example', '/.//evil.example', '/..//evil.example', '/fi/..//evil.example', '/fi/../..//evil.example', '/./\\evil.example', '/fi/%2e%2e//evil.example',
  '@evil.example', '.evil.example', 'evil.example', ':@evil.example', '/\u0000/evil.example', '/\u2028/evil.example', '/\u00a0/evil.example', '／／evil.example', '/／evil.example', '〱evil.example', '/fi?x=\\\\evil.example', '/fi\r\nSet-Cookie: x=1', '/fi%0d%0aLocation: https://evil.example', '/fi#//evil.example', '?//evil.example', '#//evil.example', '',
  '/fi/sign-in?to=//evil.example', '//localhost@evil.example', 'https://localhost.evil.example', '//[::1]@evil.example', '///\\;@evil.example', '//evil%E3%80%82example', '/\\/\\evil.example', 'http://0x7f.1/evil.example', '//google.com%2f@evil.example',
];

it('leads nobody away, by any field or query that says where to go on', async () => {
  const report = proof('Redirect targets');
  const NAMES = /^(?:to|back|from|next|return|returnTo|redirect|url|continue|then|at)$/;
  const away: string[] = [];
  let attempts = 0;
  const look = (what: string, { status, headers }: Answer) => {
    attempts++;
    const location = headers.location ?? headers['x-remix-redirect'];
    if (status >= 500) away.push(`${what} ${status}`);
    if (typeof location === 'string' && new URL(location, server.origin).origin !== server.origin) away.push(`${what} → ${location}`);
    if ((headers['set-cookie'] ?? []).some((cookie) => cookie.startsWith('x='))) away.push(`${what} sets a cookie`);
  };
  const practitioner = await cookieOf('practitioner');
  for (const to of AWAY) {
    for (const path of [`/fi/sign-in?to=${encodeURIComponent(to)}`, `/sv/sign-in?to=${encodeURIComponent(to)}&to=/fi`, `/${to.replace(/^\/+/, '')}`, `/fi/${encodeURIComponent(to)}`]) {
      if (!URL.canParse(`${server.origin}${path}`) || /[^\x21-\x7e]/.test(path)) continue;
      look(path, await ask(server.origin, path, { headers: { Cookie: practitioner } }));
    }
  }
  for (const [who, all] of found) {
    const Cookie = await cookieOf(who);
    const leading = once(all.filter(({ path, forms }) => [...new URLSearchParams(path.split('?')[1])].some(([name]) => NAMES.test(name)) || forms.some(({ fields }) => fields.some(({ name, kind }) => kind === 'hidden' && NAMES.test(name)))), ({ route }) => route);
    for (const { path, forms } of leading) {
      for (const to of AWAY) {
        const [at = '', query] = path.split('?');
        const asked = new URLSearchParams(query);
        for (const name of [...asked.keys()].filter((one) => NAMES.test(one))) asked.set(name, to);
        look(path, await ask(server.origin, `${at}?${asked}`, { headers: { Cookie } }));
        for (const form of forms) {
          if (!form.fields.some(({ name, kind }) => kind === 'hidden' && NAMES.test(name))) continue;
          await db.rateLimit.deleteMany();
          const led = { ...form, fields: form.fields.map((field) => (field.kind === 'hidden' && NAMES.test(field.name) ? { ...field, value: to } : field)) };
          look(`${form.action} ${to}`, await send(form.action, bodyOf(led), { Cookie }));
        }
      }
    }
  }
  report({ attempts, successes: away.length, note: `${AWAY.length} targets` });
  expect(AWAY.length).toBeGreaterThanOrEqual(60);
  expect(away).toEqual([]);
});

it('takes no cookie that it did not give', async () => {
  const report = proof('Planted cookies');
  const name = `aukio-${new URL(server.origin).port}`;
  const sessions = await db.session.findMany({ take: 40, orderBy: { id: 'asc' } });
  const throwDice = dice('cookies');
  const random = () => Array.from({ length: 50 }, () => Math.floor(throwDice() * 16).toString(16)).join('');
  const values = [
    ...sessions.flatMap(({ id, personId }) => [id, personId, Buffer.from(id).toString('base64'), `${id}.${id}`]),
    ...Array.from({ length: 200 }, random), '', '*', '%00', "' OR 1=1 --", '__proto__', 'null', 'undefined', '{}', '[]', 'a'.repeat(6000), randomUUID(), '\\', '";', '%E2%80%AE',
  ];
  const inside: string[] = [];
  for (const value of values) {
    const { status, headers } = await ask(server.origin, '/fi/desk', { headers: { Cookie: `${name}=${value}` } });
    if (!(status === 303 || status === 302 || status === 400 || status === 431) || (headers.location && !headers.location.includes('/sign-in'))) inside.push(`${status} ${value.slice(0, 60)}`);
  }
  const isIn = async (Cookie: string) => (await ask(server.origin, '/fi/desk', { headers: { Cookie } })).status === 200;
  if (await isIn(`${name}=${random()}; ${name}=${random()}`)) inside.push('two planted cookies');
  // One that an attacker put there before stays worthless: signing in gives another, by whatever way one signs in.
  let signIns = 0;
  for (const planted of [random(), random().slice(0, 40), 'planted', `${random()}${random()}`]) {
    signIns++;
    const Cookie = `${name}=${planted}`;
    const { status, headers } = await send('/fi/sign-in', 'email=editor@demo.aukio.example&password=aukio-demo-2026', { Cookie });
    const given = (headers['set-cookie'] ?? []).find((cookie) => cookie.startsWith(`${name}=`))?.split(';')[0] ?? '';
    if (status !== 303 || given === Cookie || !(await isIn(given))) inside.push(`signing in with ${planted}: ${status} ${given}`);
    if (await isIn(Cookie)) inside.push(`${planted} after signing in`);
    // What was given is worth nothing once somebody has signed out, and not beside another's either.
    await send('/fi/sign-out', '', { Cookie: given });
    if (await isIn(given)) inside.push('signed out');
  }
  report({ attempts: values.length + 1 + signIns, successes: inside.length });
  expect(inside).toEqual([]);
});
