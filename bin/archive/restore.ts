import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ErasureLine } from '#app/platform/files/erasure-list.server';
import { migrate } from '../database';
import { type Head, Refused } from './format';
import { clear, loadArchive } from './load';
import { readArchive } from './read';
import { tablesOf } from './tables';

export type Restoring = {
  /** A file, or `-` for standard input. */
  source: string;
  url: string;
  dataDir: string;
  replace: boolean;
  /** Files with lists of erasures, beside the one in the data folder. */
  erasures: string[];
  withoutErasures: boolean;
  say: (line: string) => void;
};

type Standing = { isEmpty: boolean; others: number; erasures: ErasureLine[] | null };

/** What the database holds now; of a former life, whom it had erased. */
async function standing(client: pg.Client): Promise<Standing> {
  const tables = await tablesOf(client);
  const jobs = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'graphile_worker'`);
  const { rows: others } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`);
  const erasures = tables.some(({ name }) => name === 'Erasure') ? (await client.query('SELECT * FROM "Erasure"')).rows : null;
  return { isEmpty: tables.length === 0 && jobs.rowCount === 0, others: others[0]?.n ?? 0, erasures };
}

/** The app's own settings, as far as restoring needs them; whoever restores need not have all of a server's. */
function settle({ url, dataDir }: Restoring): void {
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV === 'test' ? 'test' : 'development', DATABASE_URL: url, AUKIO_DATA_DIR: dataDir });
  process.env.ORIGIN ||= 'http://localhost';
  process.env.SESSION_SECRET ||= randomBytes(32).toString('base64');
}

/**
 * Restores an archive: reads it through first, empties the database where that was asked for, loads it as it was, migrates it to this
 * version, erases whom it had forgotten since, and does what the clock would have done.
 * @throws Refused when it may not be done, in one line that says what to do
 */
export async function restore(restoring: Restoring): Promise<void> {
  const { source, url, dataDir, replace, erasures, withoutErasures, say } = restoring;
  settle(restoring);
  const { KEPT_DAYS } = await import('#app/domain/people/retention.server');
  const { keepErasures } = await import('#app/domain/people/erasure-list.server');
  const { readErasureFile, readLines, writeErasureFile } = await import('#app/platform/files/erasure-list.server');

  if (source === '-' && replace) throw new Refused('An archive from standard input cannot be checked before the database is emptied; give a file.');
  if (source !== '-') await readArchive(source);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const lines: ErasureLine[] = [];
  try {
    const now = await standing(client);
    if (!now.isEmpty && !replace) throw new Refused('The database is not empty. Make an empty one, or say --replace to lose what it holds.');
    if (now.others > 0) throw new Refused(`${now.others} other connection(s) use the database; stop the servers first.`);
    for (const file of erasures) lines.push(...readLines(await readFile(file, 'utf8')));
    if (now.erasures) lines.push(...now.erasures);
    const isKnown = erasures.length > 0 || now.erasures !== null || existsSync(join(dataDir, 'erasures'));
    if (!isKnown && !withoutErasures) throw new Refused(`There is no list of erasures in ${dataDir}. Give the newest copy with --erasures FILE; only where there never was one, say --no-erasures.`);
    const listed = await readErasureFile();
    const check = async (head: Head) => {
      const days = (Date.now() - Date.parse(head.madeAt)) / 86_400_000;
      if (days > KEPT_DAYS.erasures) throw new Refused(`The archive is ${Math.floor(days)} days old, and erasures are listed for ${KEPT_DAYS.erasures}: who was erased in between would come back.`);
      // First of all, and on the disk: should the rest fail, the list is all that is known of them.
      await writeErasureFile([...new Map([...(listed ?? []), ...lines].map((line) => [line.subjectId, line])).values()]);
      if (!now.isEmpty) await clear(client);
    };
    const { head, manifest } = await loadArchive(source, url, dataDir, check);
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    say(`Restored ${rows} rows of ${head.tables.length} tables, ${manifest.jobs.rows} jobs and ${manifest.files.count} files of ${head.madeAt}.`);
  } finally {
    await client.end();
  }

  const migrated = await migrate(url);
  if (migrated > 0) say(`Applied ${migrated} migration(s) that are newer than the archive.`);
  const erased = await keepErasures();
  if (erased > 0) say(`Erased again ${erased} account(s), application(s) and invitation(s) that had been erased since.`);
  const { tasks } = await import('#app/domain/tasks.server');
  await tasks.tidy?.({}, {} as never);
  const { disconnect } = await import('#app/platform/db/db.server');
  await disconnect();
}
