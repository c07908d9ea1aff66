// npm run backup -- FILE: database and uploaded files in one archive; `-` writes it to standard output (npm run -s backup -- - | age …).
// From the database of DATABASE_URL, else the embedded one below AUKIO_DATA_DIR. The server may go on running.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refused } from './archive/format';
import { writeArchive } from './archive/write';
import { openLocal } from './database';

const say = (line: string) => console.error(line);
let local: Awaited<ReturnType<typeof openLocal>> | undefined;
let failed = false;
try {
  const [target] = process.argv.slice(2);
  if (!target) throw new Refused('Usage: npm run backup -- FILE (or - for standard output)');
  if (target !== '-' && existsSync(target)) throw new Refused(`${target} exists already; a backup is never written over another.`);
  local = process.env.DATABASE_URL ? undefined : await openLocal(say);
  const dataDir = resolve(process.env.AUKIO_DATA_DIR || '.data');
  const { tables, files, jobs } = await writeArchive(target, local?.url ?? (process.env.DATABASE_URL as string), dataDir);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  say(`Backed up ${rows} rows of ${Object.keys(tables).length} tables, ${jobs.rows} jobs and ${files.count} files${target === '-' ? '' : ` into ${target}`}.`);
} catch (error) {
  failed = true;
  say(error instanceof Refused ? error.message : `The backup failed: ${error instanceof Error ? error.message : error}`);
}
await local?.stop();
process.exit(failed ? 1 : 0);
