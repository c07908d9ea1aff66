import { fork } from 'node:child_process';
import { createReadStream, existsSync, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tx } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import type { Cleaned } from './cleaner';
import { DOCUMENT_MAX_BYTES, DOCUMENT_TYPES, type DocumentKind, DocumentRefused } from './document-kinds';
import { isFileId } from './file-id';
import { isFull } from './room';

// Documents lie beside the pictures, in AUKIO_DATA_DIR/files/<first two digits of the id>/<id>.<kind>.

/** A document takes a second or two; one that takes this long wants to. */
const PATIENCE = 30_000;
const MEMORY_MB = 384;
const NAME_MAX = 100;

const pathOf = (id: string, kind: DocumentKind): string => join(resolve(env().AUKIO_DATA_DIR), 'files', id.slice(0, 2), `${id}.${kind}`);

/** The built cleaner lies beside the built server, or one folder up from its parts; from sources, tsx reads it. */
function hire() {
  const built = ['./cleaner.js', '../cleaner.js'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  const path = built ?? fileURLToPath(new URL('./cleaner.ts', import.meta.url));
  return fork(path, {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`, ...(built ? [] : ['--import', 'tsx'])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
  });
}

async function clean(from: string, to: string): Promise<Cleaned> {
  const child = hire();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  try {
    return await new Promise<Cleaned>((done) => {
      child.once('message', (answer) => done(answer as Cleaned));
      child.once('error', () => done({ refusal: 'docBroken' }));
      // It took too long, or more memory than it has.
      child.once('exit', () => done({ refusal: 'docLarge' }));
      child.send({ from, to }, () => {});
    });
  } finally {
    clearTimeout(timer);
    child.removeAllListeners();
    child.kill('SIGKILL');
  }
}

let queue: Promise<unknown> = Promise.resolve();
/** One small server: a document at a time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => {});
  return turn;
}

/** The name a document is kept under: what its sender called it, with the ending of what it is. @throws DocumentRefused docName */
export function documentName(sent: string, kind: DocumentKind): string {
  const name = sent.normalize('NFC');
  if (/[\\/\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(name)) throw new DocumentRefused('docName');
  const bare = name.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[<>:"|?*;%#]+/g, ' ').replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${Array.from(bare).slice(0, NAME_MAX).join('').trim() || 'document'}.${kind}`;
}

export type KeptDocument = { id: string; name: string; kind: DocumentKind; bytes: number };

/**
 * Writes an uploaded document anew, by its content; only its name is asked of the sender. Takes a second: do it before a transaction, for those who may,
 * and give what comes to `keepDocument` within it. What nobody keeps is swept a day later.
 * @throws DocumentRefused
 */
export async function takeDocument(bytes: Uint8Array, sentName: string): Promise<KeptDocument> {
  if (bytes.length > DOCUMENT_MAX_BYTES) throw new DocumentRefused('docLarge');
  documentName(sentName, 'txt');
  const id = crypto.randomUUID();
  const whole = pathOf(id, 'txt');
  const [from, to] = [`${whole}.${crypto.randomUUID()}.tmp`, `${whole}.${crypto.randomUUID()}.tmp`];
  try {
    await mkdir(dirname(whole), { recursive: true });
    await writeFile(from, bytes, { flag: 'wx', mode: 0o640 });
    const cleaned = await inTurn(() => clean(from, to));
    if ('refusal' in cleaned) throw new DocumentRefused(cleaned.refusal);
    const file = await open(to, 'r');
    await file.sync().finally(() => file.close());
    await rename(to, pathOf(id, cleaned.kind));
    return { id, name: documentName(sentName, cleaned.kind), ...cleaned };
  } catch (error) {
    const refused = isFull(error) ? new DocumentRefused('noRoom') : error;
    if (refused instanceof DocumentRefused && refused.code === 'noRoom') console.error('There is no room for uploads in AUKIO_DATA_DIR');
    throw refused;
  } finally {
    await Promise.all([from, to].map((path) => rm(path, { force: true })));
  }
}

/** Makes a document that was taken known, with the transaction that refers to it. */
export async function keepDocument(tx: Tx, { id, name, kind, bytes }: KeptDocument, owner: { entryId: string; uploadedBy: string | null }): Promise<void> {
  await tx.storedFile.create({ data: { id, ...owner, name, mime: DOCUMENT_TYPES[kind], bytes } });
}

/** A document to be read, or null when there is none. */
export async function readDocument(id: string, kind: DocumentKind): Promise<{ bytes: number; stream: () => ReadStream } | null> {
  if (!isFileId(id)) return null;
  const path = pathOf(id, kind);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found && { bytes: found.size, stream: () => createReadStream(path) };
}
