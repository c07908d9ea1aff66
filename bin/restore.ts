// npm run restore -- FILE: puts an archive back, into the database of DATABASE_URL or the embedded one below AUKIO_DATA_DIR, with no server running.
//   --replace          empties the database first; without it, one that holds anything is refused
//   --erasures FILE    the list of erasures, where it is not in AUKIO_DATA_DIR (may be given several times)
//   --no-erasures      there is none: those who were erased since the backup come back
//   --check            only reads the archive and says whether it is whole
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refused } from './archive/format';
import { readArchive } from './archive/read';
import { restore } from './archive/restore';
import { openLocal } from './database';

const say = (line: string) => console.error(line);
let local: Awaited<ReturnType<typeof openLocal>> | undefined;
let failed = false;
try {
  const { values, positionals } = parseArgs({
    options: { replace: { type: 'boolean' }, erasures: { type: 'string', multiple: true }, 'no-erasures': { type: 'boolean' }, check: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [source] = positionals;
  if (!source) throw new Refused('Usage: npm run restore -- FILE [--replace] [--erasures LIST | --no-erasures] [--check]');
  if (values.check) {
    const { head, manifest } = await readArchive(source);
    say(`The archive of ${head.madeAt} is whole: ${Object.keys(manifest.tables).length} tables, ${manifest.files.count} files.`);
  } else {
    local = process.env.DATABASE_URL ? undefined : await openLocal(say);
    const url = local?.url ?? (process.env.DATABASE_URL as string);
    await restore({ source, url, dataDir: resolve(process.env.AUKIO_DATA_DIR || '.data'), replace: values.replace ?? false, erasures: values.erasures ?? [], withoutErasures: values['no-erasures'] ?? false, say });
  }
} catch (error) {
  failed = true;
  const code = (error as { code?: string }).code;
  say(error instanceof Refused || code?.startsWith('ERR_PARSE_ARGS') ? (error as Error).message : `The restore failed: ${error instanceof Error ? error.message : error}`);
}
await local?.stop();
process.exit(failed ? 1 : 0);
