import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type Readable, Transform, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Entry, extract as makeExtract } from 'tar-stream';
import { HEAD, type Head, headSchema, isKept, MANIFEST, type Manifest, manifestSchema, Refused } from './format';
import { JOBS, type Table } from './tables';

/** What is done with the parts of an archive as they come. All may be left out: then it is only checked. */
export type Reader = {
  head?: (head: Head) => Promise<void>;
  /** Where a table's rows go. */
  rows?: (table: Table) => Promise<Writable>;
  file?: (path: string, content: Readable) => Promise<void>;
};

const damaged = (what: string) => new Refused(`The archive is damaged: ${what}.`);

async function textOf(entry: Entry): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

class Tables {
  private readonly hashes = new Map<string, { rows: number; hash: Hash }>();
  private current?: { name: string; sink?: Writable };

  constructor(private readonly known: Map<string, Table>, private readonly reader: Reader) {}

  async take(name: string, entry: Entry): Promise<void> {
    if (this.current?.name !== name) {
      await this.close();
      const table = this.known.get(name);
      if (!table || this.hashes.has(name)) throw damaged(`${name} stands where it should not`);
      this.hashes.set(name, { rows: 0, hash: createHash('sha256') });
      this.current = { name, sink: await this.reader.rows?.(table) };
    }
    const counted = this.hashes.get(name) as { rows: number; hash: Hash };
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      counted.hash.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) counted.rows++;
      const { sink } = this.current as { sink?: Writable };
      if (sink && !sink.write(chunk)) await Promise.race([once(sink, 'drain'), finished(sink)]);
    }
  }

  async close(): Promise<void> {
    const sink = this.current?.sink;
    this.current = undefined;
    if (!sink) return;
    sink.end();
    await finished(sink);
  }

  check(manifest: Manifest): void {
    for (const name of this.known.keys()) {
      const said = name === JOBS.name ? manifest.jobs : manifest.tables[name];
      const { rows, hash } = this.hashes.get(name) ?? { rows: 0, hash: createHash('sha256') };
      if (said?.rows !== rows || said.sha256 !== hash.digest('hex')) throw damaged(`${name} is not as it was written`);
    }
  }
}

async function readEntries(entries: AsyncIterable<Entry>, reader: Reader): Promise<{ head: Head; manifest: Manifest }> {
  let head: Head | undefined;
  let tables: Tables | undefined;
  let manifest: Manifest | undefined;
  const files = { count: 0, bytes: 0, hash: createHash('sha256') };
  for await (const entry of entries) {
    const { name, size = 0 } = entry.header;
    if (manifest) throw damaged('it goes on behind its end');
    if (!head) {
      if (name !== HEAD) throw new Refused('This is not an archive of Aukio.');
      const said = headSchema.safeParse(JSON.parse(await textOf(entry)));
      if (!said.success) throw new Refused('This archive was made by another version of Aukio, in a format that this one does not know.');
      head = said.data;
      tables = new Tables(new Map([...head.tables, JOBS].map((table) => [table === JOBS ? JOBS.name : `database/${table.name}`, table])), reader);
      await reader.head?.(head);
    } else if (name === MANIFEST) {
      manifest = manifestSchema.parse(JSON.parse(await textOf(entry)));
    } else if (name.startsWith('files/')) {
      await tables?.close();
      const path = name.slice('files/'.length);
      if (!isKept(path) || entry.header.type !== 'file') throw damaged(`${JSON.stringify(name)} is no name of a file`);
      const hash = createHash('sha256');
      const hashed = new Transform({
        transform: (chunk, _, done) => {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      const passed = pipeline(entry as unknown as Readable, hashed);
      await Promise.all([passed, reader.file ? reader.file(path, hashed) : finished(hashed.resume())]);
      files.count++;
      files.bytes += size;
      files.hash.update(`${path}\0${hash.digest('hex')}\n`);
    } else {
      await tables?.take(name.slice(0, Math.max(0, name.lastIndexOf('/'))), entry);
    }
  }
  await tables?.close();
  if (!head || !manifest) throw damaged('it is cut off');
  tables?.check({ ...manifest, tables: Object.fromEntries(Object.entries(manifest.tables).map(([name, counted]) => [`database/${name}`, counted])) });
  if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes || files.hash.digest('hex') !== manifest.files.sha256) throw damaged('its files are not as they were written');
  return { head, manifest };
}

/**
 * Reads an archive from its beginning to its end and checks every part of it against what it says of itself.
 * @param source a file, or `-` for standard input
 * @throws Refused when it is no archive, of another format, damaged or cut off; whatever the reader throws
 */
export async function readArchive(source: string, reader: Reader = {}): Promise<{ head: Head; manifest: Manifest }> {
  const from: Readable = source === '-' ? process.stdin : createReadStream(source);
  const extract = makeExtract();
  const unpacked = pipeline(from, createGunzip(), extract as unknown as Writable);
  // What goes wrong on the way up ends the loop below as well; this is only so that it is not said twice.
  unpacked.catch(() => {});
  try {
    const read = await readEntries(extract as unknown as AsyncIterable<Entry>, reader);
    await unpacked;
    return read;
  } catch (error) {
    extract.destroy();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Refused(`There is no ${source}.`);
    if (code?.startsWith('Z_') || error instanceof SyntaxError || /^(Unexpected end of data|Invalid tar header)/.test(message)) throw damaged('it is cut off or no archive');
    throw error;
  }
}
