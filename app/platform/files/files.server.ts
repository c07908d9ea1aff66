import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { db, type Tx } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { isFileId } from './file-id';
import { isFull } from './room';

// Pictures lie in AUKIO_DATA_DIR/files/<first two digits of the id>/<id>.webp. Several servers share one such folder
// (a network mount): files are written under another name and renamed, and never change afterwards.

const ACCEPTED = new Set(['image/jpeg', 'image/png', 'image/webp']);
const MAX_PIXELS = 40_000_000;
const MAX_WIDTH = 1600;
/** WebP itself ends at 16383. */
const MAX_HEIGHT = 8000;
const WEBP = { quality: 78, effort: 4 } as const;

/** The largest upload in bytes; forms that take pictures refuse more while it is still arriving. */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024;

/** Widths that a picture can also be had in. */
export const PICTURE_WIDTHS = [480, 960] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** Why an uploaded picture was not taken. `code` is a message's key. */
export class PictureRefused extends Error {
  constructor(readonly code: 'pictureType' | 'pictureBroken' | 'pictureLarge' | 'noRoom') {
    super(`Picture refused: ${code}`);
  }
}

// One small server: a picture at a time, and nothing kept between them.
sharp.concurrency(1);
sharp.cache(false);
// Whatever a file claims to be, only these three readers ever see it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });

function pathOf(id: string, width?: PictureWidth): string {
  if (!isFileId(id)) throw new Error('Not the id of a picture');
  return join(resolve(env().AUKIO_DATA_DIR), 'files', id.slice(0, 2), width ? `${id}-${width}.webp` : `${id}.webp`);
}

/** Writes a file so that readers see all of it or nothing. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    await writeFile(unfinished, bytes, { flag: 'wx', mode: 0o640 });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Decodes and encodes anew: upright, without metadata, colours in sRGB, at most 1600 pixels wide. */
async function reencode(bytes: Uint8Array) {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!type || !ACCEPTED.has(type.mime)) throw new PictureRefused('pictureType');
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: MAX_WIDTH, height: MAX_HEIGHT, fit: 'inside', withoutEnlargement: true })
      .webp(WEBP)
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new PictureRefused(/pixel limit|timeout/i.test(String(error)) ? 'pictureLarge' : 'pictureBroken');
  }
}

/**
 * Takes an uploaded picture (JPEG, PNG or WebP by its content; its name and declared type are not asked). What is kept
 * is a WebP made here from its pixels. Should the transaction fail, a file without a row is left, which nobody can ask for.
 * @throws PictureRefused
 */
export async function storePicture(
  tx: Tx,
  bytes: Uint8Array,
  owner: { entryId: string | null; uploadedBy: string | null },
): Promise<{ id: string; width: number; height: number }> {
  if (bytes.length > PICTURE_MAX_BYTES) throw new PictureRefused('pictureLarge');
  const { data, info } = await reencode(bytes);
  // A random id, so that its first digits spread the files over folders.
  const id = crypto.randomUUID();
  try {
    await writeWhole(pathOf(id), data);
  } catch (error) {
    if (!isFull(error)) throw error;
    console.error('There is no room for uploads in AUKIO_DATA_DIR');
    throw new PictureRefused('noRoom');
  }
  await tx.storedFile.create({
    data: { id, ...owner, mime: 'image/webp', width: info.width, height: info.height, bytes: data.length },
  });
  return { id, width: info.width, height: info.height };
}

const readOrNull = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** A picture's WebP, or null when there is none. With `width` a smaller one, made on first use; small pictures stay as they are. */
export async function readPicture(id: string, width?: PictureWidth): Promise<Buffer | null> {
  if (!isFileId(id)) return null;
  if (!width) return readOrNull(pathOf(id));
  const path = pathOf(id, width);
  const made = await readOrNull(path);
  if (made) return made;
  const whole = await readOrNull(pathOf(id));
  if (!whole) return null;
  const smaller = await sharp(whole).resize({ width, withoutEnlargement: true }).webp(WEBP).toBuffer();
  // A reader is shown the picture though there is no room to keep it.
  await writeWhole(path, smaller).catch((error) => {
    if (!isFull(error)) throw error;
  });
  return smaller;
}

/** Forgets a picture: its row first, then its files. */
export async function deletePicture(id: string, client: Tx = db): Promise<void> {
  if (!isFileId(id)) return;
  await client.storedFile.deleteMany({ where: { id } });
  await Promise.all([undefined, ...PICTURE_WIDTHS].map((width) => rm(pathOf(id, width), { force: true })));
}
