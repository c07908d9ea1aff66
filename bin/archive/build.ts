import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { Refused } from './format';

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'prisma/migrations');

export type Migration = { name: string; checksum: string; sql: string };

/** The migrations of this checkout, in their order. */
export function migrationFiles(): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** What Prisma keeps of migrations, as Prisma makes it. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT, "rolled_back_at" TIMESTAMPTZ, "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Makes the tables of an empty database as a list of migrations leaves them; the history is empty, and comes with an archive's rows. */
export async function buildTables(client: Client, migrations: Migration[]): Promise<void> {
  await client.query(HISTORY);
  for (const { sql } of migrations) await client.query(sql);
}

/** This checkout's files of the migrations that an archive names. @throws Refused when one is missing here, or another */
export function filesOf(migrations: { name: string; checksum: string }[]): Migration[] {
  const files = new Map(migrationFiles().map((file) => [file.name, file]));
  return migrations.map(({ name, checksum }) => {
    const file = files.get(name);
    if (file?.checksum !== checksum) throw new Refused(`The archive was made after migration ${name}, which this version of Aukio ${file ? 'has otherwise' : 'does not have'}; restore with that one, or a newer.`);
    return file;
  });
}
