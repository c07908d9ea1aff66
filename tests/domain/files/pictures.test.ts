import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openPicture } from '#app/domain/shared/pictures.server';
import { NotFound } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { deletePicture, PICTURE_MAX_BYTES, PictureRefused, readPicture, storePicture } from '#app/platform/files/files.server';
import { loader } from '#app/routes/_machine+/pictures.$id';
import { resetDatabase } from '#tests/setup/database';

const owner = { entryId: null, uploadedBy: null };
const plain = (width = 800, height = 500) => sharp({ create: { width, height, channels: 3, background: '#2c8259' } });
const reads = (viewer: Viewer) => () => Promise.resolve(viewer);

async function refusal(bytes: Uint8Array): Promise<string> {
  const files = await listFiles();
  const error = await storePicture(db, bytes, owner).catch((reason: unknown) => reason);
  expect(await listFiles()).toEqual(files);
  expect(await db.storedFile.count()).toBe(0);
  return error instanceof PictureRefused ? error.code : `not refused: ${JSON.stringify(error)}`;
}

const listFiles = () => readdir(join(env().AUKIO_DATA_DIR, 'files'), { recursive: true }).catch(() => []);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of a few hundred bytes that claims to be 30,000 pixels square. */
function bomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))]);
}

beforeEach(async () => {
  await resetDatabase();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});
afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

describe('storePicture', () => {
  it('keeps a WebP of the pixels, without EXIF, place or colour profile, and upright', async () => {
    const jpeg = await plain(800, 500)
      .withExif({ IFD0: { Make: 'Camera', Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '61/1 29/1 53/1' } })
      .withIccProfile('p3')
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(jpeg).metadata();
    expect(before.exif).toBeDefined();
    expect(before.orientation).toBe(6);

    const stored = await storePicture(db, jpeg, owner);
    const kept = await readPicture(stored.id);
    const after = await sharp(kept as Buffer).metadata();
    expect(after).toMatchObject({ format: 'webp', width: 500, height: 800 });
    expect([after.exif, after.xmp, after.icc, after.iptc, after.orientation]).toEqual(Array(5).fill(undefined));
    expect(kept?.includes('Somebody')).toBe(false);
    expect(await db.storedFile.findUniqueOrThrow({ where: { id: stored.id } })).toMatchObject({ mime: 'image/webp', width: 500, height: 800, bytes: kept?.length });
  });

  it('takes PNG and WebP, and makes wide pictures 1600 pixels wide', async () => {
    expect(await storePicture(db, await plain(3200, 1000).png().toBuffer(), owner)).toMatchObject({ width: 1600, height: 500 });
    expect(await storePicture(db, await plain(300, 200).webp().toBuffer(), owner)).toMatchObject({ width: 300, height: 200 });
  });

  it('drops what follows the picture in a polyglot', async () => {
    const polyglot = Buffer.concat([await plain().jpeg().toBuffer(), Buffer.from('<html><script>alert(1)</script></html>')]);
    const { id } = await storePicture(db, polyglot, owner);
    expect((await readPicture(id))?.includes('<script>')).toBe(false);
  });

  it.each([
    ['SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG with an XML declaration', async () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', async () => plain(20, 20).gif().toBuffer()],
    ['TIFF', async () => plain(20, 20).tiff().toBuffer()],
    ['AVIF', async () => plain(20, 20).avif({ effort: 0 }).toBuffer()],
    ['PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['HTML', async () => Buffer.from('<!doctype html><title>x</title>')],
    ['GIF with a script behind it', async () => Buffer.concat([await plain(20, 20).gif().toBuffer(), Buffer.from('<script>1</script>')])],
    ['nothing', async () => Buffer.alloc(0)],
  ])('refuses %s', async (_, make) => {
    expect(await refusal(await make())).toBe('pictureType');
  });

  it('refuses broken pictures', async () => {
    const jpeg = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } }).jpeg().toBuffer();
    expect(await refusal(jpeg.subarray(0, jpeg.length / 2))).toBe('pictureBroken');
    expect(await refusal(Buffer.concat([jpeg.subarray(0, 20), Buffer.from('../../etc/passwd')]))).toBe('pictureBroken');
    expect(await refusal(Buffer.concat([Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'), Buffer.alloc(8)]))).toBe('pictureBroken');
  });

  it('refuses bombs and oversized uploads without decoding them', async () => {
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb())).toBe('pictureLarge');
    expect(await refusal(Buffer.alloc(PICTURE_MAX_BYTES + 1))).toBe('pictureLarge');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('readPicture and deletePicture', () => {
  it('makes smaller versions once and never larger ones', async () => {
    const { id } = await storePicture(db, await plain(1000, 600).jpeg().toBuffer(), owner);
    const small = await readPicture(id, 480);
    expect(await sharp(small as Buffer).metadata()).toMatchObject({ width: 480, height: 288 });
    expect(await readPicture(id, 480)).toEqual(small);
    const tiny = await storePicture(db, await plain(200, 100).jpeg().toBuffer(), owner);
    expect(await sharp((await readPicture(tiny.id, 960)) as Buffer).metadata()).toMatchObject({ width: 200 });
    expect((await listFiles()).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('knows ids only', async () => {
    for (const id of ['../../../etc/passwd', '..%2f..', '', crypto.randomUUID()]) expect(await readPicture(id)).toBeNull();
    await expect(deletePicture('../../x')).resolves.toBeUndefined();
  });

  it('forgets a picture and its smaller versions', async () => {
    const { id } = await storePicture(db, await plain(1000, 600).jpeg().toBuffer(), owner);
    await readPicture(id, 960);
    await deletePicture(id);
    expect(await readPicture(id)).toBeNull();
    expect(await db.storedFile.count()).toBe(0);
    expect((await listFiles()).filter((name) => name.endsWith('.webp'))).toEqual([]);
  });
});

describe('openPicture', () => {
  const editor = (partnerId: string): Viewer => ({ personId: crypto.randomUUID(), name: 'Editor', lang: 'fi', roles: [], memberships: [{ partnerId, roles: ['editor'], side: 'administration' }] });

  async function entryWith(isPublic: boolean, named: boolean) {
    const lead = await db.entry.create({ data: { kind: 'partners', slug: crypto.randomUUID(), state: 'published', originalLang: 'fi', partner: { create: { kind: 'city' } } } });
    const entry = await db.entry.create({ data: { kind: 'pilots', slug: crypto.randomUUID(), state: isPublic ? 'approved' : 'draft', isPublic, originalLang: 'fi', leadId: lead.id } });
    const { id } = await storePicture(db, await plain(1000, 600).jpeg().toBuffer(), { entryId: entry.id, uploadedBy: null });
    const pictures = named ? [{ fileId: id, credit: 'x', alt: {} }] : [];
    await db.revision.create({ data: { entryId: entry.id, number: 1, state: isPublic ? 'published' : 'draft', content: { pictures } } });
    return { id, leadId: lead.id };
  }

  it('shows published pictures to everybody, in known widths', async () => {
    const { id } = await entryWith(true, true);
    const never = () => Promise.reject(new Error('The viewer is not asked for'));
    expect(await openPicture(never, id, null)).toMatchObject({ isPublic: true });
    expect(await sharp((await openPicture(never, id, '480')).bytes).metadata()).toMatchObject({ width: 480 });
    await expect(openPicture(never, id, '9999')).rejects.toThrow(NotFound);
  });

  it.each([
    ['a draft', false, true],
    ['a published entry that does not show it yet', true, false],
  ])('shows pictures of %s only to those who may open it', async (_, isPublic, named) => {
    const { id, leadId } = await entryWith(isPublic, named);
    await expect(openPicture(reads(null), id, null)).rejects.toThrow(NotFound);
    await expect(openPicture(reads(editor(crypto.randomUUID())), id, null)).rejects.toThrow(NotFound);
    expect(await openPicture(reads(editor(leadId)), id, null)).toMatchObject({ isPublic: false });
  });

  it('is served for a year when public, and as 404 to strangers when not', async () => {
    const get = (id: string) => loader({ request: new Request(`http://localhost:3000/pictures/${id}?w=480`), params: { id }, context: { clientAddress: '127.0.0.1' } }).catch((answer: unknown) => answer as Response);
    const shown = await get((await entryWith(true, true)).id);
    expect(Object.fromEntries(shown.headers)).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=31536000, immutable' });
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(480);
    expect((await get((await entryWith(false, true)).id)).status).toBe(404);
  });

  it('has nothing at other addresses', async () => {
    for (const id of ['x', '../..', crypto.randomUUID()]) await expect(openPicture(reads(null), id, null)).rejects.toThrow(NotFound);
  });
});
