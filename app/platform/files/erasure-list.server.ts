import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { env } from '#app/platform/env/env.server';

// AUKIO_DATA_DIR/erasures lies beside the files and in no backup, so that it outlives the database: a line for each erasure, `when what id`.

export const ERASED = ['person', 'application', 'invitation'] as const;
export type Erased = (typeof ERASED)[number];

/** One erasure: ids alone, nothing of the person. */
export type ErasureLine = { at: Date; subject: Erased; subjectId: string };

const LINE = /^(\S+) (person|application|invitation) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const INTRODUCTION = '# Who was erased, by ids alone. Keep this file, and a copy of it away from this machine: a restored backup forgets them again with it.';

/** Where the list lies. */
export const erasureFile = (): string => join(resolve(env().AUKIO_DATA_DIR), 'erasures');

/** The lines of a list. @throws Error naming the line that is none, as who stands in it would come back */
export function readLines(text: string): ErasureLine[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, when = '', subject, subjectId = ''] = LINE.exec(line.trim()) ?? [];
    const at = new Date(when);
    if (!subject || Number.isNaN(at.getTime())) throw new Error(`The list of erasures has something else in line ${i + 1}.`);
    return [{ at, subject: subject as Erased, subjectId }];
  });
}

/** The list beside the files, or null when there is none. @throws Error when it cannot be read */
export async function readErasureFile(path = erasureFile()): Promise<ErasureLine[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : readLines(text);
}

/** Writes the list anew, so that readers see all of it or the former. */
export async function writeErasureFile(lines: ErasureLine[]): Promise<void> {
  const path = erasureFile();
  const unfinished = `${path}.${crypto.randomUUID()}.tmp`;
  const sorted = [...lines].sort((a, b) => a.at.getTime() - b.at.getTime() || a.subjectId.localeCompare(b.subjectId));
  await mkdir(resolve(env().AUKIO_DATA_DIR), { recursive: true });
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(`${[INTRODUCTION, ...sorted.map(({ at, subject, subjectId }) => `${at.toISOString()} ${subject} ${subjectId}`)].join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
