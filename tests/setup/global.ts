import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../bin/database';
import { ensureDatabase, startPostgres } from '../../bin/postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test PostgreSQL, with DATABASE where a database's name goes. */
    postgres: string;
    /** Folder for the demonstration's files, once somebody asks for it. */
    demonstrationFiles: string;
  }
}

/** Starts one PostgreSQL for the run, with a migrated template that workers copy; ends it and removes its folder. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'aukio-test-'));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres(folder, { durable: false });
  const end = async () => {
    await postgres.stop();
    postgres.remove();
  };
  try {
    await ensureDatabase(postgres.url('postgres'), 'template_aukio');
    await migrate(postgres.url('template_aukio'));
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('demonstrationFiles', join(folder, 'demonstration'));
  project.provide('postgres', postgres.url('DATABASE'));
  return end;
}
