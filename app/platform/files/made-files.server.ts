import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { env } from '#app/platform/env/env.server';

// Files that were made for one person lie in AUKIO_DATA_DIR/exports/<id>.<ending>. Several servers may share the folder: a
// file is written under a name of its own and renamed when it is whole.

const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z]{3,4})(\.[0-9a-f-]{36}\.tmp)?$/;
const HOUR = 3_600_000;

const folder = (): string => join(resolve(env().AUKIO_DATA_DIR), 'exports');

function pathOf(id: string, ending: string): string {
  const name = `${id}.${ending}`;
  if (!NAME.test(name)) throw new Error('Not the name of a made file');
  return join(folder(), name);
}

/**
 * Makes a file: all of it or nothing. Made again, the whole takes the place of the former.
 * @param write writes to the path it gets, where nothing is yet @returns what `write` returns
 */
export async function makeFile<T>(id: string, ending: string, write: (path: string) => Promise<T>): Promise<T> {
  const path = pathOf(id, ending);
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const result = await write(unfinished);
    const file = await open(unfinished, 'r');
    await file.sync().finally(() => file.close());
    await rename(unfinished, path);
    return result;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A made file to be read, or null when there is none. */
export async function readMadeFile(id: string, ending: string): Promise<{ bytes: number; stream: () => ReadStream } | null> {
  const path = pathOf(id, ending);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return found && { bytes: found.size, stream: () => createReadStream(path) };
}

/** Deletes made files; ones that are not there are no matter. */
export async function deleteMadeFiles(files: { id: string; ending: string }[]): Promise<void> {
  await Promise.all(files.map(({ id, ending }) => rm(pathOf(id, ending), { force: true })));
}

/**
 * Deletes what nobody owns any more, and what was left unfinished an hour ago.
 * @param owned of some ids, those that somebody still owns @returns how many files went
 */
export async function sweepMadeFiles(owned: (ids: string[]) => Promise<Set<string>>): Promise<number> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => NAME.test(name));
  const ids = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const kept = ids.length > 0 ? await owned([...new Set(ids)]) : new Set<string>();
  let gone = 0;
  for (const name of names) {
    const [, id = '', , unfinished] = NAME.exec(name) ?? [];
    const path = join(folder(), name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (unfinished ? age < HOUR : kept.has(id)) continue;
    await rm(path, { force: true });
    gone++;
  }
  return gone;
}
