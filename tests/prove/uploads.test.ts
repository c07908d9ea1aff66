import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { formsIn, type PageForm } from '#tests/bars/forms';
import { faultsOf, inTurns } from '#tests/bars/hostile-values';
import { cookies, seededServer } from '#tests/bars/seeded';
import { openPdf } from '#tests/factories/documents';
import { type Answer, ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { crawl } from './crawl';
import { dice } from './dice';
import { proof } from './report';
import { type Hostile, uploadCorpus } from './upload-corpus';

// Files that nobody means well with, in every field that takes files: refused at the field, or kept as something harmless.

/** What a server needs at most, in MB, as docs/operations.md tells. */
const MOST_MEMORY = 1_000;
let server: RunningServer;
let cookieOf: (who: string) => Promise<string>;

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
});

afterAll(() => server?.stop());

type Field = { who: string; path: string; form: PageForm; field: string };

async function fieldsFor(): Promise<Field[]> {
  const found = new Map<string, Field>();
  // A form that is an editor's only may hang on which entry a page is of.
  for (const [who, perRoute] of [['editor', 3], ['coordinator', 1], ['admin', 1]] as const) {
    for (const { path, route, forms } of await crawl(server.origin, await cookieOf(who), { perRoute })) {
      for (const form of forms) for (const field of form.files) if (!found.has(`${route} ${field}`)) found.set(`${route} ${field}`, { who, path, form, field });
    }
  }
  return [...found.values()];
}

/** The form as a browser sends it, but for the name, which stands as it is. */
function multipart(form: PageForm, field: string, { name, type, bytes }: Hostile): { body: Buffer; type: string } {
  const mark = '----aukio-9d2e7b';
  const part = (head: string, body: Uint8Array | string) => Buffer.concat([Buffer.from(`--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
  const others = form.files.filter((one) => one !== field).map((one) => part(`name="${one}"; filename=""\r\nContent-Type: application/octet-stream`, ''));
  return {
    type: `multipart/form-data; boundary=${mark}`,
    body: Buffer.concat([...form.fields.map((one) => part(`name="${one.name}"`, one.value)), ...others, part(`name="${field}"; filename="${name}"\r\nContent-Type: ${type}`, bytes), Buffer.from(`--${mark}--\r\n`)]),
  };
}

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;
const onDisk = () => readdirSync(join(env().AUKIO_DATA_DIR, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map(({ name }) => name);

/** What a kept file would do to whoever opens it. */
async function faultsOfKept(id: string, name: string | null, who: string): Promise<string[]> {
  const path = name ? `/documents/${id}/${encodeURIComponent(name)}` : `/pictures/${id}`;
  const answer = await fetch(`${server.origin}${path}`, { headers: { Cookie: await cookieOf(who) } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const header = (one: string) => answer.headers.get(one) ?? '';
  const faults: string[] = [];
  if (answer.status !== 200) faults.push(`${answer.status}`);
  // The server says it of everything, and the route once more.
  if (!/^nosniff(?:, nosniff)*$/.test(header('x-content-type-options'))) faults.push('may be sniffed');
  const raw = Buffer.from(bytes).toString('latin1');
  if (/alert\(1\)|<\?php|canary\.example|<script/i.test(raw) && !/^text\/(?:plain|csv)/.test(header('content-type'))) faults.push('carries a script');
  if (!name) {
    const { format, exif, xmp, icc, pages = 1 } = await sharp(bytes).metadata();
    if (header('content-type') !== 'image/webp' || format !== 'webp') faults.push(`is ${header('content-type')} of ${format}`);
    if (exif || xmp || icc || pages > 1) faults.push('carries more than a picture');
    return faults;
  }
  if (!/^attachment; filename="[\w. ()-]*"; filename\*=UTF-8''[^\s;"']+$/.test(header('content-disposition'))) faults.push(`is called ${header('content-disposition')}`);
  if (!/(?:^|, )sandbox;/.test(header('content-security-policy'))) faults.push('has no sandbox');
  if (/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069<>"|:]/u.test(name) || name.startsWith('.') || name.length > 200) faults.push(`is named ${JSON.stringify(name.slice(0, 80))}`);
  if (/html|svg|script/.test(header('content-type'))) faults.push(`is shown as ${header('content-type')}`);
  if (name.endsWith('.pdf')) {
    const { words } = await openPdf(bytes);
    if (/JavaScript|\/Launch|EmbeddedFile|GoToR|SubmitForm|XFA|canary/.test(words)) faults.push('acts');
  }
  if (raw.startsWith('PK')) {
    // What a sheet reckons stays as it was written.
    const parts = Object.entries(unzipSync(bytes)).map(([part, all]) => `${part} ${Buffer.from(all).toString('latin1').replace(/<f>[^<]*<\/f>/g, '')}`).join('\n');
    if (/vbaProject|oleObject|canary\.example|javascript:|<!ENTITY|(?:^|\n)(?:\/|\.\.)/.test(parts)) faults.push('acts');
  }
  return faults;
}

it('takes no file that could do harm, and leaves nothing of what it refuses', async () => {
  const report = proof('Hostile uploads');
  const own = await fetch(`${server.origin}/fi/desk/imports/workbook?subject=portfolio`, { headers: { Cookie: await cookieOf('editor') } });
  const corpus = await uploadCorpus(new Uint8Array(await own.arrayBuffer()));
  // What was taken goes into drafts, which are put back, so that one file after the other finds room.
  await db.$executeRaw`CREATE TABLE kept_content AS SELECT id, content FROM "Revision"`;
  const before = { rows: new Set((await db.storedFile.findMany({ select: { id: true } })).map(({ id }) => id)), disk: new Set(onDisk()), memory: memory() };
  const wrong: string[] = [];
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, memory())), 50);
  onTestFinished(() => clearInterval(watch));
  let attempts = 0;
  const say = ({ form, field }: Field, { what }: Hostile, fault: string) => wrong.push(`${form.action.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '…')} ${field}: ${what}: ${fault}`);
  const post = async ({ who, form, field }: Field, file: Hostile) => {
    const { body, type } = multipart(form, field, file);
    return ask(server.origin, form.action, { method: 'POST', headers: { Cookie: await cookieOf(who), Origin: server.origin, 'Content-Type': type, 'Content-Length': String(body.length) }, body }).catch((error: Error): Answer => ({ status: 0, headers: {}, body: error.message }));
  };
  /** What was taken is taken out again, and the form stands on what is saved now. */
  const putBack = async ({ who, path, form }: Field) => {
    await db.$executeRaw`DELETE FROM "Revision" r WHERE NOT EXISTS (SELECT FROM kept_content k WHERE k.id = r.id)`;
    await db.$executeRaw`UPDATE "Revision" r SET content = k.content FROM kept_content k WHERE k.id = r.id AND r.content <> k.content`;
    const { body } = await ask(server.origin, path, { headers: { Cookie: await cookieOf(who) } });
    const now = formsIn(body, path).flatMap(({ action, fields }) => (action === form.action ? fields : [])).find(({ name }) => name === 'base');
    for (const one of form.fields) if (one.name === 'base' && now) one.value = now.value;
  };
  /** The form with what it takes beside a file, and the file it took: as it was filled in, or with fields empty that go with another. */
  const takes = async (at: Field): Promise<Field & { takes: string }> => {
    const said = new Set<string>();
    // The form before may have been of the same page.
    await putBack(at);
    const without = (drop: RegExp): Field => ({ ...at, form: { ...at.form, fields: at.form.fields.map((one) => ({ ...one, value: drop.test(one.name) ? '' : one.value })) } });
    for (const filled of [at, without(/^title\./), without(/On$/), without(/On$|^title\./), without(/url$/i), without(/url$|On$/i), without(/url$|On$|^title\./i)]) {
      for (const file of corpus.filter(({ harmless }) => harmless)) {
        const { status, body } = await post(filled, file);
        if (status !== 303) {
          said.add(`${status} ${[...body.matchAll(/id="f-([\w-]+-error"[^>]*>[^<]*)/g)].map(([, all]) => all)}`);
          continue;
        }
        await putBack(filled);
        return { ...filled, takes: file.what };
      }
    }
    throw new Error(`${at.path} takes no file at ${at.field}: ${[...said].join('; ')}`);
  };
  const fields: Awaited<ReturnType<typeof takes>>[] = [];
  for (const at of await fieldsFor()) fields.push(await takes(at));
  const sent = new Map<string, number>();
  const entryOf = ({ form }: Field) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(form.action)?.[0] ?? null;
  const rowsOf = (at: Field) => db.storedFile.count({ where: { entryId: entryOf(at) } });
  const sendAll = async (at: Field & { takes: string }, files: Hostile[]) => {
    const { field } = at;
    await putBack(at);
    for (const file of files) {
      attempts++;
      sent.set(at.takes, (sent.get(at.takes) ?? 0) + 1);
      const rows = await rowsOf(at);
      const answer = await post(at, file);
      for (const fault of faultsOf(answer, 'fi')) say(at, file, `${answer.status} ${fault} ${answer.body.slice(0, 100)}`);
      if (answer.status === 422 && !answer.body.includes(`id="f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}-error"`)) say(at, file, 'no word at the field');
      if (answer.status === 409) say(at, file, 'a conflict with nobody');
      if (answer.status === 429) say(at, file, 'not looked at');
      if (answer.status !== 303 && (await rowsOf(at)) !== rows) say(at, file, 'refused, and kept');
      if (answer.status === 303) {
        const shown = await ask(server.origin, String(answer.headers.location), { headers: { Cookie: await cookieOf(at.who) } });
        if (shown.status !== 200 || /<script>alert|onerror=alert\(1\)>|href="javascript:/i.test(shown.body)) say(at, file, `shown as ${shown.status}`);
        await putBack(at);
      }
    }
  };
  // The first field of each kind gets all files, another of its kind some of them. Fields of one entry one after the other: a form stands on what was saved last.
  const throwOf = dice('uploads');
  const whole = new Set(fields.filter((one, i) => fields.findIndex(({ takes }) => takes === one.takes) === i));
  await inTurns([...new Set(fields.map(entryOf))], async (entry) => {
    for (const at of fields.filter((one) => entryOf(one) === entry)) await sendAll(at, whole.has(at) ? corpus : corpus.filter(() => throwOf() < 0.1));
  }, 2);
  await db.$executeRaw`DROP TABLE kept_content`;
  const kept = (await db.storedFile.findMany()).filter(({ id }) => !before.rows.has(id));
  await inTurns(kept, async ({ id, name, uploadedBy }) => void wrong.push(...(await faultsOfKept(id, name, uploadedBy ?? '').catch((error: Error) => [error.message])).map((fault) => `kept ${name ?? id}: ${fault}`)), 3);
  const rows = new Set(kept.map(({ id }) => id));
  const left = onDisk().filter((name) => !before.disk.has(name) && !rows.has(name.slice(0, 36)));
  const out = ['/tmp', '/etc', env().AUKIO_DATA_DIR].flatMap((folder) => readdirSync(folder).filter((name) => name.includes('aukio-out')));
  report({ attempts, successes: wrong.length + left.length + out.length, note: `${corpus.length} files in ${fields.length} fields, ${kept.length} kept; memory ${Math.round(before.memory)} MB before, ${Math.round(most)} MB at most` });
  expect(sent.size).toBeGreaterThanOrEqual(3);
  expect(Math.min(...sent.values())).toBeGreaterThanOrEqual(60);
  // The same fault of many files is one line.
  const sorts = new Map(wrong.map((one) => [one.replace(/^kept .*?: |: .*?: /, ': '), one]));
  expect([...sorts.values()].slice(0, 40)).toEqual([]);
  expect(left).toEqual([]);
  expect(out).toEqual([]);
  expect(kept.length).toBeGreaterThan(10);
  expect(most).toBeLessThan(MOST_MEMORY);
  expect((await ask(server.origin, '/readyz')).status).toBe(200);
});
