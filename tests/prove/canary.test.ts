import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freePort } from '#bin/free-port';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { formsIn } from '#tests/bars/forms';
import { isTyped } from '#tests/bars/hostile-values';
import { asAdmin } from '#tests/setup/database';
import { demonstrate } from '#tests/setup/demonstration';
import { ask } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';
import { withClient } from '#tests/setup/tables';
import { filesBelow, valuesWith, Words, wordsIn } from './canary-words';
import { crawl } from './crawl';
import { proof } from './report';

// Somebody each of whose texts holds a word that stands nowhere else joins, works and leaves. Forms are found by following links, as an editor and
// then as a coordinator; where their words may stay is read in docs/privacy.md, so that a later form or column is followed without being named here.

const EMAIL = 'kaino.kanaria@canary.example';
const PASSWORD = 'kanarian oma pitkä salasana';
const NOBODYS = 'kanariayyyy';
/** What is theirs alone, by the address of the form. */
const THEIRS = /\/(?:join|account|lists|people|contact|views|partners-wanted|imports)\b|\/contact$/;
/** What they write of somebody else. */
const OTHERS = /\/members\/invite|\/desk\/people\//;
/** Forms that would end the journey, or take away what has been written. */
const NOT_SENT = /sign-out|account\/(?:erase|password|address|sessions)|set-password|leave|revoke|removal|deletion|delete|retirement|merge|desk\/people\/|members\/[0-9a-f-]{36}$|drop|withdraw|close|closing/;
/** Values of the map that a person cannot take away, and why. */
const NOT_TAKEN: Record<string, string> = {
  'Person.passwordHash': 'a secret', 'RateLimit.key': 'a count of minutes', 'OneTimeToken.address': 'links that work',
  'ListedPerson.name': 'made of the profile', 'ListedPerson.words': 'made of the profile', 'ListedPerson.keys': 'made of the profile',
};
/** Where words of the work stay beside the columns that the map names, and why. */
const STAYS: Record<string, string> = {
  'Letter.params': 'what others were told of the work, for 90 days',
  'Invitation.name': 'whom they invited, who is somebody else',
};

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const folder = mkdtempSync(join(tmpdir(), 'aukio-canary-'));
const words = new Words();
const mailbox: { to: string; text: string; at: number }[] = [];
let refuses = false;
let smtp: SMTPServer;
let server: RunningServer;

beforeAll(async () => {
  await demonstrate();
  const port = await freePort();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refuses ? Object.assign(new Error(`5.1.1 <${address}>: Recipient address rejected: User unknown`), { responseCode: 550 }) : undefined),
    onData: (stream, _session, done) => void simpleParser(stream).then(({ to, subject, text }) => {
      mailbox.push({ to: [to].flat()[0]?.value[0]?.address ?? '', text: `${subject}\n${text}`, at: Date.now() });
      done();
    }, done),
  });
  smtp.on('error', () => {});
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
  const settings = { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR, AUKIO_DEMO: '', SMTP_URL: `smtp://127.0.0.1:${port}` };
  server = await startServer({ database: process.env.DATABASE_URL as string, env: settings });
});

afterAll(async () => {
  await server?.stop();
  await new Promise<void>((done) => smtp.close(() => done()));
  for (const one of [folder, env().AUKIO_DATA_DIR]) rmSync(one, { recursive: true, force: true });
});

type Sent = { status: number; location: string; cookies: string[]; body: string };

async function send(path: string, fields: [string, string][], Cookie = '', file?: { field: string; name: string; bytes: Buffer }): Promise<Sent> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  if (file) form.append(file.field, new Blob([file.bytes as BlobPart]), file.name);
  const encoded = file ? new Response(form) : new Response(new URLSearchParams(fields));
  const { status, headers, body } = await ask(server.origin, path, { method: 'POST', headers: { Origin: server.origin, Cookie, 'Content-Type': encoded.headers.get('Content-Type') ?? '' }, body: Buffer.from(await encoded.arrayBuffer()) });
  return { status, location: headers.location ?? '', cookies: headers['set-cookie'] ?? [], body };
}

const get = async (path: string, Cookie = '') => ask(server.origin, path, { headers: Cookie ? { Cookie } : {} });
const kind = (action: string): 'theirs' | 'work' | 'others' => (OTHERS.test(action) ? 'others' : THEIRS.test(action.replace(/^\/\w\w\/desk\/(?:pilots|practices|partners)\//, '')) ? 'theirs' : 'work');

/** The link in the newest letter to them. */
async function linkTo(path: string): Promise<string> {
  for (let i = 0; i < 150; i++) {
    const found = mailbox.filter(({ to }) => to === EMAIL).map(({ text }) => new RegExp(`/fi/${path}\\S*token=\\S+`).exec(text)?.[0]).filter(Boolean).at(-1);
    if (found) return found;
    await wait(100);
  }
  throw new Error(`no letter with a link to ${path}: ${JSON.stringify(mailbox.map(({ to }) => to))}`);
}

/** Joins an organisation of the demonstration as its editor and representative, by letters and forms. @returns the cookie of who signed in with a password */
async function becomeMember(): Promise<{ cookie: string; personId: string }> {
  const { partnerId } = await db.membership.findFirstOrThrow({ where: { person: { email: 'editor@demo.aukio.example' } } });
  const theirs = (field: string) => words.next(`join ${field}`, 'theirs');
  const asked: [string, string][] = Object.entries({ email: EMAIL, name: `Kaino ${theirs('name')}`, organisation: partnerId, newOrganisationName: '', newOrganisationKind: '', workTitle: theirs('workTitle'), side: 'administration', themes: 'smart', why: theirs('why'), lang: 'fi', consent: '2026-11' });
  const begun = await send('/fi/join', asked);
  expect([begun.status, begun.body.match(/error-summary[\s\S]{0,300}/)?.[0]]).toEqual([303, undefined]);
  const confirm = await linkTo('join');
  expect((await send(confirm, [])).status).toBe(303);
  const { id } = await db.application.findFirstOrThrow({ where: { email: EMAIL } });
  const { person: speaker } = await db.membership.findFirstOrThrow({ where: { partnerId, roles: { has: 'representative' } }, include: { person: true } });
  const coordinator = await signedIn(server.origin, (await db.person.findFirstOrThrow({ where: { email: 'coordinator@demo.aukio.example' } })).id);
  expect((await send(`/fi/desk/applications/${id}/answer`, [['answer', 'yes']], await signedIn(server.origin, speaker.id))).status).toBe(303);
  expect((await send(`/fi/desk/applications/${id}/approve`, [['roles', 'editor'], ['roles', 'representative']], coordinator)).status).toBe(303);
  const link = await linkTo('set-password');
  expect((await send(link, [['newPassword', PASSWORD]])).status).toBe(303);
  // A wrong password, a password in the field of the address, a forgotten one: what goes wrong is noted too.
  await send('/fi/sign-in', [['email', EMAIL], ['password', `${PASSWORD}x`]]);
  await send('/fi/sign-in', [['email', PASSWORD], ['password', EMAIL]]);
  await send('/fi/forgotten-password', [['email', EMAIL]]);
  const { status, cookies } = await send('/fi/sign-in', [['email', EMAIL], ['password', PASSWORD]]);
  expect(status).toBe(303);
  return { cookie: cookies.map((one) => one.split(';')[0]).join('; '), personId: (await db.person.findFirstOrThrow({ where: { email: EMAIL } })).id };
}

let picture: Buffer;
const tried = new Set<string>();

/** Fills in every form that they find, each once, with words wherever people type. @returns the forms that were taken */
async function fillAll(cookie: string): Promise<string[]> {
  const taken: string[] = [];
  for (const { path } of await crawl(server.origin, cookie, { starts: ['/fi', '/fi/desk', '/fi/account', '/fi/lists', '/fi/people', '/fi/partners-wanted'] })) {
    for (const [i, found] of formsIn((await get(path, cookie)).body, path).entries()) {
      const shape = `${found.action.replace(/[0-9a-f-]{36}|\?.*/g, '')} ${found.fields.map(({ name }) => name).join()}`;
      if (NOT_SENT.test(found.action) || tried.has(shape)) continue;
      tried.add(shape);
      // What stands in a form may have been saved since.
      const form = formsIn((await get(path, cookie)).body, path)[i] ?? found;
      const at = form.action.replace(/[0-9a-f-]{36}/g, '…');
      const values = form.fields.map(({ name, kind: type, value }, n): [string, string] => {
        if (!isTyped(form, n) || /password|email/.test(type)) return [name, type === 'email' && kind(at) === 'theirs' ? EMAIL : value];
        if (type === 'url' || /url|website/i.test(name)) return [name, `https://example.org/${words.next(`${at} ${name}`, kind(at))}`];
        return [name, type === 'text' || type === 'textarea' ? `${/^name$/.test(name) ? 'Kaino ' : ''}${words.next(`${at} ${name}`, kind(at))}` : value];
      });
      // They choose to be found by everyone, and to be written to.
      for (const one of values) if (one[0] === 'listing') one[1] = 'everyone';
      if (values.some(([name]) => name === 'listing')) values.push(['takesMessages', 'yes']);
      const [field] = form.files;
      const name = words.next(`${at} file`, 'work');
      const files = field ? [{ field, name: `${name}.txt`, bytes: Buffer.from(`Ohje ${name}\n`) }, { field, name: `${name}.jpg`, bytes: picture }] : [undefined];
      for (const file of files) {
        await db.rateLimit.deleteMany();
        const { status } = await send(form.action, values, cookie, file);
        if (status >= 500) throw new Error(`${status} ${form.action}`);
        if (status === 303) {
          taken.push(at);
          break;
        }
      }
    }
  }
  return taken;
}

/** All that anybody without an account can read and find: pages, feeds, interfaces, and what the search says of a word. */
async function shownToAll(origin: string, asked: string[]): Promise<{ path: string; text: string }[]> {
  const shown: { path: string; text: string }[] = [];
  await crawl(origin, undefined, { starts: ['/fi', '/fi/people', '/fi/lists', '/fi/partners-wanted'], seen: ({ path }, { body }) => void shown.push({ path, text: body }) });
  const { body: sitemap } = await ask(origin, '/sitemap.xml');
  const more = ['/sitemap.xml', '/catalog.jsonld', '/api/v1', '/api/v1/pilots', '/api/v1/practices', '/api/v1/partners', '/fi/feed.atom', '/fi/partners-wanted.atom', ...['pilots', 'practices', 'partners'].flatMap((one) => [`/fi/${one}.csv`, `/fi/${one}.json`])];
  const pages = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, url = '']) => new URL(url).pathname);
  for (const path of [...more, ...pages]) shown.push({ path, text: (await ask(origin, path)).body });
  // Who looks for one of their words may be told of a similar one, but reads the word itself as often as who looks for a word of nobody's.
  const read = async (search: string, word: string) => (await ask(origin, `${search}${word}`)).body.replace(/<head[\s\S]*?<\/head>|<[^>]*>/g, ' ').toLowerCase();
  for (const search of ['/fi/search?q=', '/fi/search/suggestions?q=', '/fi/people?q=']) {
    const nobodys = (await read(search, NOBODYS)).split(NOBODYS).length;
    for (const word of asked) {
      const text = await read(search, word);
      shown.push({ path: `${search}${word}`, text: text.split(word).length > nobodys ? text : text.replaceAll(word, '') });
    }
  }
  return shown;
}

/** Columns where words of the work may stay, by docs/privacy.md. */
function staying(): Set<string> {
  const text = readFileSync('docs/privacy.md', 'utf8');
  const personal = [...text.matchAll(/^\| `([\w.]+)` \|.*\|(.*)\|$/gm)].filter(([, , kept = '']) => /^with the (?!link|key)/.test(kept.trim())).map(([, place = '']) => place);
  const others = [...text.matchAll(/^- (\w+): (.*)$/gm)].flatMap(([, table, columns = '']) => columns.split(', ').map((column) => `${table}.${column}`));
  return new Set([...personal, ...others, ...Object.keys(STAYS)]);
}

const about = (word: string) => `${word} (${words.written.get(word)?.at})`;

/** What stands in a database that should not, once they are forgotten. */
async function tracesIn(url: string, secrets: string[], personId: string): Promise<string[]> {
  const mayStay = staying();
  return withClient(url, async (client) => {
    const left = (await valuesWith(client, 'kanaria[a-z]{4}')).flatMap(({ place, value, row }) =>
      wordsIn(value).filter((word) => words.written.get(word)?.of === 'theirs' || !mayStay.has(place)).map((word) => `${place}: ${about(word)} in ${row.slice(0, 200)}`));
    const named = (await valuesWith(client, [EMAIL, ...secrets].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'))).map(({ place, row }) => `${place}: an address or a secret in ${row.slice(0, 200)}`);
    const known = (await valuesWith(client, personId)).filter(({ place }) => place !== 'Erasure.subjectId').map(({ place }) => `${place}: their id`);
    return [...new Set([...left, ...named, ...known])];
  });
}

const run = async (script: string, args: string[], settings: Record<string, string>) => {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said };
};

it('gives somebody all that is theirs, and forgets it everywhere', async () => {
  const report = proof('Canary: one person’s words, everywhere');
  picture = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#888' } }).jpeg().toBuffer();
  const own = process.env.DATABASE_URL as string;
  const { cookie, personId } = await becomeMember();
  const taken = await fillAll(cookie);
  await db.person.update({ where: { id: personId }, data: { roles: ['coordinator'] } });
  taken.push(...(await fillAll(cookie)));
  await db.person.update({ where: { id: personId }, data: { roles: [] } });
  // Who was given a link to their list, and a file of theirs, asks for them, and the log hears of it.
  const lists = (await Promise.all((await db.practiceList.findMany({ where: { personId } })).map(({ id }) => get(`/fi/lists/${id}`, cookie)))).map(({ body }) => body).join();
  const shared = [...new Set(lists.match(/\/fi\/lists\/shared\/[\w.-]+/g))];
  for (const path of shared) expect((await get(path)).status).toBe(200);
  expect(shared.length).toBeGreaterThan(0);
  const files = await db.storedFile.findMany({ where: { uploadedBy: personId, name: { not: null } } });
  for (const { id, name } of files) expect((await get(`/documents/${id}/${name}`, cookie)).status).toBe(200);
  await get(`/fi/people/${encodeURIComponent(EMAIL)}`);
  // Letters that a mail server refuses, with the address in what it says, wait.
  refuses = true;
  await send('/fi/forgotten-password', [['email', EMAIL]]);
  await wait(1_500);

  const faults: string[] = [];
  const kept = await withClient(own, (client) => valuesWith(client, 'kanaria[a-z]{4}'));
  const { body: takenAway } = await get('/fi/account/export/file', cookie);
  const given = new Set(wordsIn(takenAway));
  const personal = new Set([...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, place = '']) => place));
  const owed = new Set(kept.filter(({ place }) => personal.has(place) && !(place in NOT_TAKEN))
    .flatMap(({ place, value }) => wordsIn(value).filter((word) => words.written.get(word)?.of === 'theirs' || (place !== 'Letter.params' && words.written.get(word)?.of === 'work'))));
  for (const word of owed) if (!given.has(word)) faults.push(`not taken away: ${about(word)} in ${kept.filter(({ value }) => value.toLowerCase().includes(word)).map(({ place }) => place)}`);

  // What is shown to all is rendered, and kept by the page cache, while they are there.
  const before = await shownToAll(server.origin, []);
  const archive = join(folder, 'aukio.tar.gz');
  const backup = await run('bin/backup.ts', [archive], { DATABASE_URL: own, AUKIO_DATA_DIR: env().AUKIO_DATA_DIR });
  expect(backup).toMatchObject({ code: 0 });

  const tokens = [...new Set([...mailbox.flatMap(({ text }) => [...text.matchAll(/token=([\w.-]+)/g)].map(([, token = '']) => token)), ...shared.map((path) => path.split('/').at(-1) ?? ''), ...cookie.split('; ').map((one) => one.split('=')[1] ?? '')])];
  const secrets = [PASSWORD, ...tokens.flatMap((token) => [token, ...token.split('.').slice(1)]).filter((one) => one.length > 20)];
  const gone = await send('/fi/account/erase', [['password', PASSWORD]], cookie);
  expect(gone.status).toBe(303);
  const erasedAt = Date.now();
  await wait(1_100);
  faults.push(...(await tracesIn(own, secrets, personId)).map((one) => `database: ${one}`));
  const theirs = [...words.written].filter(([, { of: whose }]) => whose === 'theirs').map(([word]) => word);
  const looked = [...owed].filter((word) => theirs.includes(word)).slice(0, 8);
  const isTheirs = (text: string) => [...wordsIn(text).filter((word) => theirs.includes(word)).map(about), ...(text.toLowerCase().includes(EMAIL) ? ['their address'] : []), ...(text.includes(personId) ? ['their id'] : [])];
  const after = await shownToAll(server.origin, looked);
  for (const { path, text } of after) faults.push(...isTheirs(text).map((what) => `${path} shows ${what}`));
  const onDisk = filesBelow(env().AUKIO_DATA_DIR);
  for (const { path, text } of onDisk) faults.push(...(path === 'erasures' ? isTheirs(text.replaceAll(personId, '')) : isTheirs(text)).map((what) => `the file ${path} holds ${what}`));

  // The mail server takes letters again: what still goes out says nothing of them.
  refuses = false;
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`;
  await wait(3_000);
  for (const { to, text } of mailbox.filter(({ at }) => at > erasedAt)) faults.push(...[...isTheirs(text), ...(to === EMAIL ? ['nothing that they need'] : [])].map((what) => `a letter to ${to} says ${what}`));

  // Into an empty server, from a backup that knows them.
  const url = inject('postgres').replace('DATABASE', 'canary_restored');
  await asAdmin(async (client) => {
    await client.query('DROP DATABASE IF EXISTS canary_restored WITH (FORCE)');
    await client.query('CREATE DATABASE canary_restored');
  });
  const data = join(folder, 'restored');
  mkdirSync(data);
  const restored = await run('bin/restore.ts', [archive, '--erasures', join(env().AUKIO_DATA_DIR, 'erasures')], { DATABASE_URL: url, AUKIO_DATA_DIR: data });
  expect(restored).toMatchObject({ code: 0 });
  const second = await startServer({ database: url, env: { AUKIO_DATA_DIR: data, AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' } });
  faults.push(...(await tracesIn(url, secrets, personId)).map((one) => `restored database: ${one}`));
  for (const { path, text } of filesBelow(data)) faults.push(...(path === 'erasures' ? isTheirs(text.replaceAll(personId, '')) : isTheirs(text)).map((what) => `the restored file ${path} holds ${what}`));
  for (const { path, text } of await shownToAll(second.origin, looked)) faults.push(...isTheirs(text).map((what) => `restored ${path} shows ${what}`));
  await second.stop();
  await server.stop();

  // What the servers and the commands said, from beginning to end: nobody's name or address, and no secret.
  const people = await db.person.findMany({ select: { name: true } });
  const said = [server.said(), second.said(), backup.said, restored.said].join('\n').split('\n');
  for (const line of said) {
    const what = [...isTheirs(line.replaceAll(personId, '')), ...secrets.filter((one) => one && line.includes(one)).map(() => 'a secret'), ...(/[\w.+-]+@[\w-]+\.[\w.]+/.exec(line) ?? []), ...people.filter(({ name }) => name.includes(' ') && line.includes(name)).map(({ name }) => name)];
    if (what.length > 0) faults.push(`the log says ${what}: ${line.slice(0, 300)}`);
  }

  const forms = new Set(taken).size;
  report({ attempts: words.written.size, losses: faults.length, note: `${forms} forms taken, ${new Set(kept.flatMap(({ value }) => wordsIn(value))).size} words kept in ${new Set(kept.map(({ place }) => place)).size} columns, ${owed.size} owed; ${after.length} pages and files of all, ${onDisk.length} files, ${said.length} lines of logs, ${mailbox.length} letters` });
  const sorts = new Map(faults.map((one) => [one.replace(/[0-9a-f-]{36}|kanaria\w+|"(?:id|time)":"[^"]*"|"ms":\d+| in \(.*/g, ''), one]));
  expect([...sorts.values()].slice(0, 60)).toEqual([]);
  expect([forms > 25, owed.size > 30, before.length > 100, said.length > 500, mailbox.length > 10]).toEqual([true, true, true, true, true]);
});
