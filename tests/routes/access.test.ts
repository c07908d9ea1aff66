import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { type Answer, ask } from '#tests/setup/http';
import { builtRoutes } from '#tests/setup/manifest';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { ROLES, type Role, table } from './access-table';
import { makeWorld, watchWrites, type World, writesSince } from './access-world';

const routes = builtRoutes();
const rows = Object.entries(table).flatMap(([id, all]) => all.map((row) => ({ id, ...row })));
const shared = new Map<string, string>();
const people = new Map<Role, Member | null>();
let server: RunningServer;
let world: World;
let applicant: string;

beforeAll(async () => {
  world = await makeWorld();
  await watchWrites();
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: process.env.AUKIO_DATA_DIR as string } });
  for (const role of ROLES) people.set(role, await world.person(role));
  for (const { at } of rows) await world.fill(at, shared);
  await world.fill('{invitation}', shared);
  applicant = (await world.applicantTokens()).fresh;
});

afterAll(async () => {
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

const cookieOf = async (member: Member | null, role?: Role): Promise<Record<string, string>> => {
  if (role === 'applicant') return { Cookie: `aukio-${new URL(server.origin).port}=${applicant}` };
  return member ? { Cookie: await signedIn(server.origin, member.personId) } : {};
};

const post = (at: string, form: string, headers: Record<string, string>) =>
  ask(server.origin, at, { method: 'POST', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: form });

/** An answer in the table's words: its status, `in` when sent to sign in, `→` when sent elsewhere. */
function outcome({ status, headers }: Answer): string {
  const to = status === 204 ? headers['x-remix-redirect'] : headers.location;
  if (typeof to !== 'string') return String(status);
  if (!/^\/(?!\/)/.test(to)) return `leaves to ${to}`;
  return /^\/(fi|sv|en)\/sign-in\?to=/.test(to) ? 'in' : '→';
}

describe('the table of access', () => {
  it('has every route of the built server, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routes.map(({ id }) => id).sort());
  });

  it('says for every route with an action who may post, and for no other', () => {
    const posting = new Set(rows.flatMap(({ id, post }) => (post ? [id] : [])));
    expect([...posting].sort()).toEqual(routes.flatMap(({ id, hasAction }) => (hasAction ? [id] : [])).sort());
  });
});

/** Every address in the database, by the domain it ends in. */
async function addresses(): Promise<Map<string, string[]>> {
  const email = { select: { email: true } } as const;
  const found = (await Promise.all([db.person.findMany(email), db.application.findMany(email), db.invitation.findMany(email)])).flat();
  const all = new Map<string, string[]>();
  for (const one of new Set(found.map((row) => row.email))) {
    const domain = one.slice(one.lastIndexOf('@'));
    all.set(domain, [...(all.get(domain) ?? []), one]);
  }
  return all;
}

/** Which of them an answer holds. An answer without the domain holds none that end in it. */
const addressesIn = (body: string, all: Map<string, string[]>): string[] =>
  [...all].flatMap(([domain, those]) => (body.includes(domain) ? those.filter((one) => body.includes(one)) : []));

async function mayShow(shows: string[], member: Member | null): Promise<(address: string) => boolean> {
  const allowed = new Set<string>();
  const allow = async (found: Promise<{ email: string } | null>) => allowed.add((await found)?.email ?? '');
  for (const name of shows) {
    if (name === 'everybody') return () => true;
    if (name === 'own' && member) await allow(db.person.findUnique({ where: { id: member.personId } }));
    if (name === 'someone') await allow(db.person.findUnique({ where: { id: shared.get('someone') } }));
    if (name === 'applicant') await allow(db.application.findUnique({ where: { id: shared.get('application') } }));
    if (name === 'invited') await allow(db.invitation.findUnique({ where: { id: shared.get('invitation') } }));
  }
  return (address) => allowed.has(address);
}

let secrets: string[] | undefined;

/** What no answer may hold: hashes of passwords and sessions. */
async function noSecrets(body: string, cookie: string | undefined): Promise<void> {
  secrets ??= (await db.session.findMany()).map(({ id }) => id);
  expect(body).not.toMatch(/passwordHash|\$argon2/i);
  expect(body.includes('endsAt') || secrets.some((id) => body.includes(id))).toBe(false);
  if (cookie) expect(body).not.toContain(cookie.split('=')[1]);
}

describe('reading', () => {
  it.each(rows)('$id $at', { timeout: 30_000 }, async ({ id, at, get, shows = [], elsewhere }) => {
    const path = await world.fill(at, shared);
    const isLoaded = routes.find((route) => route.id === id)?.hasLoader && !elsewhere;
    const data = `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`;
    const all = await addresses();
    await Promise.all(ROLES.map(async (role) => {
      const member = people.get(role) ?? null;
      const headers = await cookieOf(member, role);
      const allowed = await mayShow(shows, member);
      for (const address of isLoaded ? [path, data] : [path]) {
        const answer = await ask(server.origin, address, { headers });
        // A layout says no more than its own part; what lies in it has rows of its own.
        expect({ role, address, outcome: outcome(answer) }).toEqual({ role, address, outcome: get[role] });
        await noSecrets(answer.body, headers.Cookie);
        const shown = addressesIn(answer.body, all).filter((email) => !allowed(email));
        expect({ role, address, shown }).toEqual({ role, address, shown: [] });
      }
    }));
  });
});

describe('writing', () => {
  let seen = 0n;
  const posts = rows.flatMap(({ post, ...row }) => (post ? [{ ...row, ...post }] : []));

  it.each(posts)('$id $at $form', { timeout: 30_000 }, async ({ at, form, to }) => {
    // A subject serves until something was done to it: what was refused left it as it was, as is checked below.
    let known = new Map<string, string>();
    for (const role of ROLES) {
      const [path, body] = [await world.fill(at, known), await world.fill(form, known)];
      const member = await world.person(role);
      const headers = await cookieOf(member, role);
      const { last } = await writesSince(seen);
      const answer = await post(path, body, headers);
      const written = await writesSince(last);
      seen = written.last;
      const isDone = to[role] === 'done';
      expect({ role, path, outcome: outcome(answer) }).toEqual({ role, path, outcome: isDone ? '→' : to[role] });
      if (isDone) {
        expect(written.places, path).not.toEqual([]);
        known = new Map();
      } else expect({ role, path, written: written.places }).toEqual({ role, path, written: [] });
    }
  });

  it('is refused from other sites before any action runs', async () => {
    const headers = await cookieOf(people.get('coordinator') ?? null);
    const paths = new Map<string, string>();
    for (const { at, form } of posts) paths.set(await world.fill(at, shared), form);
    const { last } = await writesSince(seen);
    for (const [path, form] of paths) {
      for (const origin of ['https://evil.example', 'null']) expect((await post(path, form, { ...headers, Origin: origin })).status, path).toBe(403);
    }
    expect((await writesSince(last)).places).toEqual([]);
  });

  it('is 405 where there is nothing to write, and for other methods', async () => {
    const administrator = await cookieOf(people.get('administrator') ?? null);
    // A layout's address is also that of the index inside it, which may have an action.
    const posted = new Set(posts.map(({ at }) => at.split('?')[0]));
    const readOnly = rows.filter(({ id, at }) => !posted.has(at.split('?')[0]) && !routes.find((route) => route.id === id)?.hasAction);
    expect(readOnly.length).toBeGreaterThan(20);
    for (const { at } of readOnly) {
      const path = await world.fill(at, shared);
      expect([path, (await post(path, '', administrator)).status]).toEqual([path, 405]);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      expect((await ask(server.origin, '/fi/account', { method, headers: { Origin: server.origin } })).status).toBe(405);
    }
  });
});

/** What is made anew each time by a form that stays as it was; all others refuse or change nothing the second time. */
const MAKING: [Role, string][] = [['practitioner', '/fi/people/{reachable}/contact'], ['editor', '/fi/desk/pilots/new'], ['editor', '/fi/desk/practices/new'], ['editor', '/fi/desk/pilots/{draft}/indicators/new?own=quantitative']];

it.each(MAKING)('marks each rendering of a form that makes something: %s %s', async (role, at) => {
  const headers = await cookieOf(people.get(role) ?? null);
  const path = await world.fill(at, shared);
  const marks = await Promise.all([1, 2].map(async () => /<input type="hidden" name="sending" value="([0-9a-f-]{36})"/.exec((await ask(server.origin, path, { headers })).body)?.[1]));
  expect(marks).toEqual([expect.any(String), expect.any(String)]);
  expect(marks[0]).not.toBe(marks[1]);
});

describe('fields that no form has', () => {
  const EXTRA = '&id=00000000-0000-4000-8000-000000000000&roles=administrator&roles=coordinator&state=published&isPublic=true&leadId={otherCity}&partnerId={otherCity}&passwordHash=x&personId={someone}&email=other%40example.org&deactivatedAt=&number=9&slug=taken&__proto__=x&constructor=x&isAdmin=1';

  it('change nothing of a person', async () => {
    const member = await world.person('practitioner');
    const read = () => db.person.findUniqueOrThrow({ where: { id: member?.personId }, include: { memberships: true } });
    const before = await read();
    const sent = `name=Uusi+nimi&headline=&about=&lang=sv&themes=smart&listing=nobody${await world.fill(EXTRA, new Map())}`;
    expect(outcome(await post('/fi/account?index', sent, await cookieOf(member)))).toBe('→');
    expect(await read()).toEqual({ ...before, name: 'Uusi nimi', lang: 'sv', themes: ['smart'] });
  });

  it('change nothing of a draft', async () => {
    const known = new Map<string, string>();
    const path = await world.fill('/fi/desk/pilots/{draft}/basics', known);
    const id = known.get('draft');
    const editor = await world.person('editor');
    const read = async () => {
      const { updatedAt: _, ...entry } = await db.entry.findUniqueOrThrow({ where: { id } });
      return entry;
    };
    const before = await read();
    const headers = await cookieOf(editor);
    const form = await ask(server.origin, path, { headers });
    const base = /name="base" value="([^"]+)"/.exec(form.body)?.[1];
    const sent = `base=${base}&title=Uusi+nimi&summary=Tiivis&startsOn=2026-03-01&endsOn=2027-06-30${await world.fill(EXTRA, known)}`;
    expect(outcome(await post(path, sent, headers))).toBe('→');
    expect(await read()).toEqual(before);
    const revisions = await db.revision.findMany({ where: { entryId: id } });
    expect(revisions.map(({ number, state }) => [number, state])).toEqual([[1, 'draft']]);
    expect(JSON.stringify(revisions[0]?.content)).toContain('Uusi nimi');
  });

  it('give nobody who asks to join an account or a role', async () => {
    const sent = `email=hakija%40example.org&name=Hakija&organisation={city}&newOrganisationName=&newOrganisationKind=&workTitle=T&side=politics&themes=smart&why=W&lang=fi&consent=2026-11`;
    const extra = EXTRA.replace(/&email=[^&]+/, '');
    const form = await world.fill(sent + extra, new Map());
    const people = await db.person.count();
    expect(outcome(await post('/fi/join', form, {}))).toBe('→');
    expect(await db.application.findMany({ where: { email: 'hakija@example.org' } })).toMatchObject([{ state: 'unverified', grantedRoles: [], partnerId: world.city, decidedAt: null }]);
    expect(await db.person.count()).toBe(people);
  });
});
