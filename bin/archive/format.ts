import { z } from 'zod';

// An archive is a gzipped tar that ordinary tools open: `aukio.json` first, then `database/<table>/<number>.copy` in PostgreSQL's
// text format of COPY, `jobs/…` alike, `files/…` as they lie in the data folder, and `manifest.json` last. One without its manifest is cut off.

export const FORMAT = 1;
export const HEAD = 'aukio.json';
export const MANIFEST = 'manifest.json';

/** How much of a table is held at a time: a tar must know an entry's length before it. */
export const PIECE = 4 * 1024 * 1024;

const counted = z.object({ rows: z.number(), sha256: z.string() });

export const headSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Migrations in the order they were applied, with the checksums of their files. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Head = z.output<typeof headSchema>;

export const manifestSchema = z.object({
  tables: z.record(z.string(), counted),
  jobs: counted,
  /** The hash is of `path, NUL, SHA-256 of the content, line feed` of each file, in the archive's order. */
  files: z.object({ count: z.number(), bytes: z.number(), sha256: z.string() }),
});
export type Manifest = z.output<typeof manifestSchema>;

/** What may be said to whoever runs the command, in one line and without a stack. */
export class Refused extends Error {}

/** The data folder's own things that are no uploads: the embedded database, its secret, and the list that must outlive every restore. */
const NOT_FILES = new Set(['postgres', 'session-secret', 'erasures']);

/** Whether a path below the data folder belongs into an archive, and may be written from one. */
export function isKept(path: string): boolean {
  const parts = path.split('/');
  return !NOT_FILES.has(parts[0] ?? '') && !/\.tmp$|\\|\0/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
