import { beforeAll, describe, expect, it } from 'vitest';
import { makeExport } from '#app/domain/exports/make-export.server';
import { action as ask, loader as list } from '#app/routes/$lang+/desk+/exports._index';
import { action as retry, headers as headersOf, loader as one } from '#app/routes/$lang+/desk+/exports.$id._index';
import { loader as file } from '#app/routes/$lang+/desk+/exports.$id.file';
import { db } from '#app/platform/db/db.server';
import { aSession } from '#tests/factories/accounts';
import { resetDatabase } from '#tests/setup/database';
import { call, type Caller } from '#tests/setup/call';
import { anExportWorld, type ExportWorld } from '#tests/domain/exports/export-world';

let world: ExportWorld;
let editor: string;
let stranger: string;

beforeAll(async () => {
  await resetDatabase();
  world = await anExportWorld();
  [editor, stranger] = await Promise.all([world.editor, world.stranger].map(async ({ personId }) => (await aSession(personId)).cookie)) as [string, string];
}, 60_000);

const form = { subject: 'reports', format: 'xlsx', lang: 'sv', theme: '', year: '', round: '2025H1' };
const asked = (fields: Record<string, string> = form, cookie = editor) => call(ask as Caller, '/fi/desk/exports', { params: { lang: 'fi' }, cookie, form: fields });
const at = (route: unknown, id: string, cookie: string, path = '') => call(route as Caller, `/fi/desk/exports/${id}${path}`, { params: { lang: 'fi', id }, cookie });
const newest = async () => (await db.export.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id;

describe('a file', () => {
  it('that is made within two seconds is given at once, to its owner alone', async () => {
    const answer = asked();
    await expect.poll(() => db.export.count(), { interval: 20 }).toBe(1);
    const id = await newest();
    await makeExport({ id });
    expect(await answer).toMatchObject({ status: 303, location: `/fi/desk/exports/${id}/file` });
    const mine = await at(file, id, editor, '/file');
    expect(mine.status).toBe(200);
    expect(Object.fromEntries(['Content-Type', 'Cache-Control', 'Content-Length'].map((name) => [name, mine.headers.get(name)]))).toEqual({
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Cache-Control': 'no-store', 'Content-Length': String((await db.export.findUniqueOrThrow({ where: { id } })).bytes),
    });
    expect(mine.headers.get('Content-Disposition')).toMatch(/^attachment; filename="aukio-reports-\d{4}-\d\d-\d\d\.xlsx"; filename\*=UTF-8''aukio-rapporter-\d{4}-\d\d-\d\d\.xlsx$/);
    expect((await at(file, id, stranger, '/file')).status).toBe(404);
    expect((await at(one, id, stranger)).status).toBe(404);
    expect(await at(file, id, '', '/file')).toMatchObject({ status: 303, location: expect.stringContaining('/fi/sign-in?to=') });
    const { exports } = (await call(list as Caller, '/fi/desk/exports', { params: { lang: 'fi' }, cookie: stranger })).body;
    expect(exports).toEqual([]);
  });

  it('that takes longer has a page that shows itself anew until it is told not to', async () => {
    const { location } = await asked({ ...form, format: 'csv' });
    const id = await newest();
    expect(location).toBe(`/fi/desk/exports/${id}`);
    const waiting = await at(one, id, editor);
    expect([waiting.headers.get('Refresh'), waiting.body.view.state]).toEqual(['3', 'queued']);
    const shown = headersOf({ loaderHeaders: waiting.headers, actionHeaders: new Headers(), parentHeaders: new Headers(), errorHeaders: undefined }) as Headers;
    expect([shown.get('Refresh'), shown.get('Cache-Control')]).toEqual(['3', 'no-store']);
    expect((await at(one, id, editor, '?still=1')).headers.get('Refresh')).toBeNull();
    expect((await at(file, id, editor, '/file')).status).toBe(404);
    await makeExport({ id });
    const done = await at(one, id, editor);
    expect([done.headers.get('Refresh'), done.body.view.state]).toEqual([null, 'done']);
  });

  it('that failed can be asked for again', async () => {
    const id = await newest();
    await db.export.update({ where: { id }, data: { state: 'failed' } });
    expect((await at(one, id, editor)).body.view.state).toBe('failed');
    expect(await call(retry as Caller, `/fi/desk/exports/${id}`, { params: { lang: 'fi', id }, cookie: editor, form: {} })).toMatchObject({ status: 303, location: `/fi/desk/exports/${id}` });
    expect((await at(one, id, editor)).body.view.state).toBe('queued');
  });
});

it('what makes no sense is said at its field', async () => {
  const { status, body } = await asked({ ...form, subject: 'everything', lang: 'de' });
  expect([status, body.issues]).toEqual([422, [{ field: 'subject', code: 'choose', values: {} }]]);
  expect((await asked({ ...form, format: 'pdf', lang: 'de', theme: 'warm', year: '12', round: '2025H9' })).body.issues.map(({ field, code }: { field: string; code: string }) => `${field}:${code}`).sort()).toEqual(['format:choose', 'lang:choose', 'round:choose', 'theme:choose', 'year:choose']);
  expect((await asked({ subject: 'programme', reportLang: 'fi', reportTheme: '', reportYear: '' })).status).toBe(403);
});
