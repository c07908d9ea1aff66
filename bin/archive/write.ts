import { createHash, randomUUID } from 'node:crypto';
import { open, opendir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack as makePack } from 'tar-stream';
import { FORMAT, HEAD, type Head, isKept, MANIFEST, type Manifest, PIECE, Refused } from './format';
import { columnList, isLeftOut, JOBS, JOBS_QUERY, PLAIN_TEXT, quoted, sequencesOf, tablesOf } from './tables';

const SEAL = { mode: 0o600, uid: 0, gid: 0 } as const;

/** Puts bytes into the archive, and waits until there is room for more. */
function put(pack: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const entry = pack.entry({ name, size: bytes.length, ...SEAL }, (error) => (error ? fail(error) : done()));
    entry.on('error', fail);
    entry.end(bytes);
  });
}

/** Writes what a query gives as pieces of `folder`. */
async function copyOut(client: pg.Client, pack: Pack, folder: string, query: string) {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  const hash = createHash('sha256');
  let rows = 0;
  let pieces = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    const piece = Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    await put(pack, `${folder}/${String(++pieces).padStart(6, '0')}.copy`, piece);
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    // A line feed within a value is written as \n: each that stands here ends a row.
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PIECE) await flush();
  }
  if (size > 0) await flush();
  return { rows, sha256: hash.digest('hex') };
}

/** Paths of the files below a folder that an archive keeps, one after the other. */
async function* filesBelow(folder: string, prefix = ''): AsyncGenerator<string> {
  const entries = await opendir(join(folder, prefix)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for await (const entry of entries) {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (!isKept(path)) continue;
    if (entry.isDirectory()) yield* filesBelow(folder, path);
    else if (entry.isFile()) yield path;
  }
}

/** Writes one file; false when it has been deleted since it was seen. */
async function putFile(pack: Pack, folder: string, path: string, all: { bytes: number; hash: ReturnType<typeof createHash> }): Promise<boolean> {
  const file = await open(join(folder, path), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return false;
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    if (size === 0) await put(pack, `files/${path}`, Buffer.alloc(0));
    else {
      const entry = pack.entry({ name: `files/${path}`, size, ...SEAL });
      const source: Readable = file.createReadStream({ end: size - 1, autoClose: false });
      source.on('data', (chunk) => hash.update(chunk));
      await pipeline(source, entry as unknown as Writable);
    }
    all.bytes += size;
    all.hash.update(`${path}\0${hash.digest('hex')}\n`);
    return true;
  } finally {
    await file.close();
  }
}

async function fill(pack: Pack, client: pg.Client, dataDir: string, afterSnapshot?: () => Promise<void>): Promise<Manifest> {
  await client.query(PLAIN_TEXT);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const tables = (await tablesOf(client)).filter((table) => !isLeftOut(table));
  if (!tables.some(({ name }) => name === '_prisma_migrations')) throw new Refused('This database has never been migrated; there is nothing to back up.');
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const head: Head = { format: FORMAT, madeAt: new Date().toISOString(), migrations, tables, sequences: await sequencesOf(client) };
  await afterSnapshot?.();
  await put(pack, HEAD, Buffer.from(JSON.stringify(head, null, 1)));

  const manifest: Manifest = { tables: {}, jobs: { rows: 0, sha256: '' }, files: { count: 0, bytes: 0, sha256: '' } };
  for (const { name, columns } of tables) {
    manifest.tables[name] = await copyOut(client, pack, `database/${name}`, `SELECT ${columnList(columns)} FROM ${quoted(name)}`);
  }
  manifest.jobs = await copyOut(client, pack, JOBS.name, JOBS_QUERY);
  await client.query('COMMIT');

  // Files come after the snapshot: each that its rows name was there before them. What has come since does no harm.
  const all = { bytes: 0, hash: createHash('sha256') };
  for await (const path of filesBelow(dataDir)) if (await putFile(pack, dataDir, path, all)) manifest.files.count++;
  manifest.files = { ...manifest.files, bytes: all.bytes, sha256: all.hash.digest('hex') };
  await put(pack, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)));
  return manifest;
}

async function writeTo(sink: Writable, url: string, dataDir: string, afterSnapshot?: () => Promise<void>): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const pack = makePack();
  pack.on('error', () => {}); // said by the pipeline
  const written = pipeline(pack as unknown as Readable, createGzip({ level: 4 }), sink);
  try {
    const [manifest] = await Promise.all([
      fill(pack, client, resolve(dataDir), afterSnapshot).then((made) => {
        pack.finalize();
        return made;
      }),
      // A full disk ends the work at once rather than leaving it waiting for room.
      written,
    ]);
    return manifest;
  } catch (error) {
    pack.destroy(error as Error);
    sink.destroy();
    await written.catch(() => {});
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Writes database and files into one archive, readable by its owner alone. Under its name it is whole or not there.
 * @param target a file, or `-` for standard output
 * @param options.afterSnapshot tests alone: what happens right after the moment that the archive shows
 * @throws Refused when there is nothing to back up
 */
export async function writeArchive(target: string, url: string, dataDir: string, options: { afterSnapshot?: () => Promise<void> } = {}): Promise<Manifest> {
  if (target === '-') return writeTo(process.stdout, url, dataDir, options.afterSnapshot);
  const path = resolve(target);
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    const sink = file.createWriteStream({ flush: true });
    const manifest = await writeTo(sink, url, dataDir, options.afterSnapshot);
    await finished(sink);
    await rename(unfinished, path);
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
