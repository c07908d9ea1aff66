// A process of its own that writes one document anew and ends: what a hostile file takes of time and memory is not the server's.
import { readFile, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { cleanDocument } from './clean-document';
import { type DocumentKind, DocumentRefused, type Refusal } from './document-kinds';
import { isFull } from './room';

/** Where the upload lies, and where what is made of it goes. */
export type CleanOrder = { from: string; to: string };
export type Cleaned = { kind: DocumentKind; bytes: number } | { refusal: Refusal };

setPriority(10);

process.on('message', async ({ from, to }: CleanOrder) => {
  let cleaned: Cleaned;
  try {
    const { kind, bytes } = await cleanDocument(await readFile(from));
    await writeFile(to, bytes, { flag: 'wx', mode: 0o640 });
    cleaned = { kind, bytes: bytes.length };
  } catch (error) {
    cleaned = { refusal: error instanceof DocumentRefused ? error.code : isFull(error) ? 'noRoom' : 'docBroken' };
  }
  process.send?.(cleaned, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
// A terminal sends its signals to every process; the server says when it is over.
process.on('SIGINT', () => {});
