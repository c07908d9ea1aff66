import { makeWorkerUtils } from 'graphile-worker';

/** Creates or updates the job queue's own tables. */
export async function migrateJobs(connectionString: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString });
  await utils.migrate();
  await utils.release();
}
