import { readdir, rm, utimes, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { documentValues, readSaid } from '#app/domain/shared/document-list';
import { openDocument, takeUpload } from '#app/domain/shared/documents.server';
import { Invalid, NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { DocumentRefused } from '#app/platform/files/document-kinds';
import { documentName, readDocument, takeDocument } from '#app/platform/files/documents.server';
import { storePicture } from '#app/platform/files/files.server';
import { sweepFiles } from '#app/platform/files/sweep.server';
import { loader } from '#app/routes/_machine+/documents.$id.$name';
import { aPdf, wordParts, zip } from '#tests/factories/documents';
import { resetDatabase } from '#tests/setup/database';

const listFiles = async () => (await readdir(join(env().AUKIO_DATA_DIR, 'files'), { recursive: true }).catch(() => [])).filter((name) => name.includes('.'));
const said = { 'title.new': ['Opas'], 'lang.new': ['fi'], 'licence.new': ['CC BY 4.0'] };
const text = (words: string, name = 'opas.txt') => ({ name, bytes: async () => new TextEncoder().encode(words) });
const reads = (viewer: Viewer) => () => Promise.resolve(viewer);
const editor = (partnerId: string): Viewer => ({ personId: crypto.randomUUID(), name: 'Editor', lang: 'fi', roles: [], memberships: [{ partnerId, roles: ['editor'], side: 'administration' }] });

beforeEach(async () => {
  await resetDatabase();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});
afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

/** An entry whose revision may name a document. */
async function entryWith(isPublic: boolean, named: boolean, file = text('Näin se tehdään.', 'Näin se tehdään.pdf')) {
  const lead = await db.entry.create({ data: { kind: 'partners', slug: crypto.randomUUID(), state: 'published', originalLang: 'fi', partner: { create: { kind: 'city' } } } });
  const entry = await db.entry.create({ data: { kind: 'practices', slug: crypto.randomUUID(), state: isPublic ? 'published' : 'draft', isPublic, originalLang: 'fi', leadId: lead.id } });
  const taken = await takeUpload(said, file);
  await taken.keep(db, { entryId: entry.id, uploadedBy: crypto.randomUUID() });
  await db.revision.create({ data: { entryId: entry.id, number: 1, state: isPublic ? 'published' : 'draft', content: { documents: named ? [taken.said] : [] } } });
  return { id: taken.said.fileId, name: taken.said.name, leadId: lead.id, entryId: entry.id };
}

describe('takeDocument', () => {
  it('writes a document anew in a process of its own, under the ending of what it is', async () => {
    const kept = await takeDocument(await aPdf(), 'Väliraportti 2026.docx');
    expect(kept).toMatchObject({ kind: 'pdf', name: 'Väliraportti 2026.pdf' });
    expect(await readDocument(kept.id, 'pdf')).toMatchObject({ bytes: kept.bytes });
    expect(await listFiles()).toHaveLength(1);
  });

  it('leaves nothing of what it refuses, and says why', async () => {
    await expect(takeDocument(zip(wordParts({ 'word/vbaProject.bin': 'x' })), 'a.docx')).rejects.toEqual(new DocumentRefused('docMacro'));
    await expect(takeDocument(new TextEncoder().encode('Hei'), '../../etc/passwd')).rejects.toEqual(new DocumentRefused('docName'));
    expect(await listFiles()).toEqual([]);
  });

  it('says at its field what is wrong, and takes nothing until all is right', async () => {
    const codes = async (sent: Record<string, string[]>, file: ReturnType<typeof text> | null) => {
      const error = await takeUpload(sent, file).catch((reason: unknown) => reason);
      return error instanceof Invalid ? error.issues.map(({ field, code }) => `${field}: ${code}`) : error;
    };
    expect(await codes({}, null)).toEqual(['file: required', 'title.new: docTitle', 'lang.new: choose']);
    expect(await codes({ ...said, 'licence.new': ['MIT'] }, text('x'))).toEqual(['licence.new: choose']);
    expect(await codes(said, text('<html>'))).toEqual(['file: docType']);
    expect(await listFiles()).toEqual([]);
  });

  it('reads back what it says of a document', () => {
    const document = { fileId: crypto.randomUUID(), name: 'a.txt', kind: 'txt' as const, bytes: 1, title: 'A', lang: 'und' as const, licence: '' };
    const values = documentValues({ originalLang: 'fi', texts: {}, documents: [document] });
    expect(readSaid(values, document.fileId)).toEqual({ said: { title: 'A', lang: 'und', licence: '' }, issues: [] });
  });

  it.each([
    ['Raportti.final.PDF', 'Raportti.final.pdf'],
    ['  ...piilo  ', 'piilo.pdf'],
    ['', 'document.pdf'],
    ['a"b;c%00.pdf', 'a b c 00.pdf'],
    [`${'ä'.repeat(300)}.pdf`, `${'ä'.repeat(100)}.pdf`],
  ])('calls %j %j', (sent, name) => {
    expect(documentName(sent, 'pdf')).toBe(name);
  });

  it.each(['../x.pdf', 'a/b.pdf', 'C:\\x.pdf', 'a\u202efdp.exe', 'x\u0000.pdf', '\ud800.pdf'])('refuses to call one %j', (sent) => {
    expect(() => documentName(sent, 'pdf')).toThrow(DocumentRefused);
  });
});

describe('openDocument', () => {
  it('gives published documents to everybody under their name alone', async () => {
    const { id, name } = await entryWith(true, true);
    const never = () => Promise.reject(new Error('The viewer is not asked for'));
    expect(await openDocument(never, id, name)).toMatchObject({ isPublic: true, type: 'text/plain; charset=utf-8' });
    await expect(openDocument(never, id, 'muu.txt')).rejects.toThrow(NotFound);
    for (const other of ['x', '../..', crypto.randomUUID()]) await expect(openDocument(reads(null), other, name)).rejects.toThrow(NotFound);
  });

  it.each([
    ['a draft', false, true],
    ['a published entry that does not name it yet', true, false],
  ])('gives documents of %s only to those who may open it', async (_, isPublic, named) => {
    const { id, name, leadId } = await entryWith(isPublic, named);
    await expect(openDocument(reads(null), id, name)).rejects.toThrow(NotFound);
    await expect(openDocument(reads(editor(crypto.randomUUID())), id, name)).rejects.toThrow(NotFound);
    expect(await openDocument(reads(editor(leadId)), id, name)).toMatchObject({ isPublic: false });
  });

  it('serves them to be saved, never to be shown', async () => {
    const get = ({ id, name }: { id: string; name: string }, headers = {}) => loader({ request: new Request(`http://localhost:3000/documents/${id}/${encodeURIComponent(name)}`, { headers }), params: { id, name }, context: { clientAddress: '127.0.0.1' } }).catch((answer: unknown) => answer as Response);
    const document = await entryWith(true, true);
    const shown = await get(document);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="Nain se tehdaan.txt"; filename*=UTF-8''N%C3%A4in%20se%20tehd%C3%A4%C3%A4n.txt`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    expect(await shown.text()).toBe('Näin se tehdään.');
    const again = { 'If-None-Match': shown.headers.get('ETag') ?? '' };
    expect((await get(document, again)).status).toBe(304);
    await db.entry.update({ where: { id: document.entryId }, data: { isPublic: false } });
    expect((await get(document, again)).status).toBe(404);
    expect((await get(await entryWith(false, true))).status).toBe(404);
  });
});

describe('sweepFiles', () => {
  const DAY = 86_400_000;
  const later = () => new Date(Date.now() + DAY + 1000);

  it('takes what nobody refers to after a day, rows and files, and leaves the rest', async () => {
    const kept = await entryWith(false, true);
    const old = await entryWith(true, true);
    await db.revision.updateMany({ where: { entryId: old.entryId }, data: { state: 'superseded' } });
    const orphan = await entryWith(true, false);
    const bytes = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#2c8259' } }).png().toBuffer();
    const named = await storePicture(db, bytes, { entryId: kept.entryId, uploadedBy: null });
    await db.revision.create({ data: { entryId: kept.entryId, number: 2, state: 'declined', content: { pictures: [{ fileId: named.id }] } } });
    const lost = await storePicture(db, bytes, { entryId: kept.entryId, uploadedBy: null });
    await takeUpload(said, text('Kukaan ei pidä tätä.'));
    expect(await sweepFiles(new Date())).toEqual({ rows: 0, files: 0 });
    expect(await sweepFiles(later())).toEqual({ rows: 2, files: 3 });
    expect((await db.storedFile.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual([kept.id, old.id, named.id].sort());
    const left = (await listFiles()).join(' ');
    for (const { id } of [kept, old, named]) expect(left).toContain(id);
    for (const { id } of [orphan, lost]) expect(left).not.toContain(id);
  });

  it('takes what was left unfinished, even beside a kept file, and touches nothing it does not know', async () => {
    const { id } = await entryWith(true, true);
    const folder = join(env().AUKIO_DATA_DIR, 'files', id.slice(0, 2));
    await mkdir(folder, { recursive: true });
    for (const name of [`${id}.txt.${crypto.randomUUID()}.tmp`, 'README']) {
      await writeFile(join(folder, name), 'x');
      await utimes(join(folder, name), new Date(Date.now() - 2 * DAY), new Date(Date.now() - 2 * DAY));
    }
    expect(await sweepFiles(new Date())).toEqual({ rows: 0, files: 1 });
    expect(await readdir(folder)).toContain('README');
  });
});
