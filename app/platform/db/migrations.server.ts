import { db } from './db.server';

/** Names of the migrations this build was made with. */
const known = Object.keys(import.meta.glob('/prisma/migrations/*/migration.sql', { query: '?raw' })).map((path) => path.split('/').at(-2) as string);

/** Migrations of this build that the database lacks. @throws when the database does not answer */
export async function missingMigrations(): Promise<string[]> {
  const [{ found }] = await db.$queryRaw<[{ found: boolean }]>`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`;
  if (!found) return known;
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map((row) => row.name));
  return known.filter((name) => !applied.has(name));
}
