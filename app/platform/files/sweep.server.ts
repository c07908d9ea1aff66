import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { db, Prisma } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';

const DAY = 86_400_000;
const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[.-]/;

/**
 * Deletes pictures and documents that were uploaded a day ago or earlier and that nothing refers to: rows first, then files without a row, as
 * transactions that came to nothing leave them. Whatever refers to a file within a content calls it `fileId`.
 * @returns how many rows and files went
 */
export async function sweepFiles(now: Date): Promise<{ rows: number; files: number }> {
  const before = new Date(now.getTime() - DAY);
  const rows = await db.$executeRaw(Prisma.sql`
    WITH named AS (
      SELECT DISTINCT (m.found)[1] AS id FROM "Revision" r, LATERAL regexp_matches(r.content::text, '"fileId": ?"([0-9a-f-]{36})"', 'g') AS m(found)
      UNION SELECT "evidenceFileId"::text FROM "MilestoneRecord" WHERE "evidenceFileId" IS NOT NULL
      UNION SELECT "evidenceDocument" ->> 'fileId' FROM "MilestoneRecord" WHERE "evidenceDocument" IS NOT NULL
    )
    DELETE FROM "StoredFile" f WHERE f."uploadedAt" < ${before} AND NOT EXISTS (SELECT 1 FROM named WHERE named.id = f.id::text)`);
  return { rows, files: await sweepFolder(before) };
}

async function sweepFolder(before: Date): Promise<number> {
  const root = join(resolve(env().AUKIO_DATA_DIR), 'files');
  let gone = 0;
  for (const folder of (await readdir(root).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = (await readdir(join(root, folder))).filter((name) => NAME.test(name));
    const ids = [...new Set(names.map((name) => NAME.exec(name)?.[1] ?? ''))];
    const known = new Set((await db.storedFile.findMany({ where: { id: { in: ids } }, select: { id: true } })).map(({ id }) => id));
    for (const name of names) {
      const path = join(root, folder, name);
      const isKept = known.has(NAME.exec(name)?.[1] ?? '') && !name.endsWith('.tmp');
      const changed = isKept ? null : await stat(path).catch(() => null);
      if (!changed || changed.mtime >= before) continue;
      await rm(path, { force: true });
      gone++;
    }
  }
  return gone;
}
