import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { inject } from 'vitest';
import { closeLimits } from '#app/platform/auth/limits.server';
import { disconnect } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { asAdmin, copyDatabase } from './database';

const SEEDED = 'template_demonstration';

/** Writes the demonstration into a database of its own, in a process of its own. */
async function seedOnce(url: string, files: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/seed-template.ts'], {
    env: { ...process.env, DATABASE_URL: url, AUKIO_DATA_DIR: files },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('The demonstration could not be seeded');
}

/** Puts the demonstration into this worker's database and files. It is seeded once for the whole run and copied from then on. */
export async function demonstrate(): Promise<void> {
  const files = inject('demonstrationFiles');
  const url = process.env.DATABASE_URL as string;
  const own = new URL(url).pathname.slice(1);
  await Promise.all([disconnect(), closeLimits()]);
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(2)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [SEEDED]);
    if (rowCount === 0) {
      await copyDatabase('template_aukio', 'seeding');
      await seedOnce(url.replace(/\/[^/]*$/, '/seeding'), files);
      await client.query(`ALTER DATABASE seeding RENAME TO ${SEEDED}`);
    }
    await copyDatabase(SEEDED, own);
  });
  await cp(files, env().AUKIO_DATA_DIR, { recursive: true });
}
