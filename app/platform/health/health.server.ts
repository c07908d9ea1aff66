import { missingMigrations } from '#app/platform/db/migrations.server';
import { isStopping } from '#app/platform/env/lifecycle.server';
import { stuckJobs } from '#app/platform/jobs/jobs.server';

const STUCK_MINUTES = 15;
const PATIENCE_MS = 4_000;

export type Health = { ready: boolean; running: boolean; database: boolean; migrations: boolean; outbox: boolean };

async function check(): Promise<Health> {
  const health = { ready: false, running: !isStopping(), database: false, migrations: false, outbox: false };
  try {
    health.migrations = (await missingMigrations()).length === 0;
    health.database = true;
    health.outbox = health.migrations && (await stuckJobs(STUCK_MINUTES)) === 0;
  } catch {
    // What could not be asked stays false.
  }
  health.running = !isStopping();
  return { ...health, ready: health.running && health.database && health.migrations && health.outbox };
}

/** Whether this server should be given work: it is not stopping, and database, migrations and outbox are well. */
export function health(): Promise<Health> {
  const none = { ready: false, running: !isStopping(), database: false, migrations: false, outbox: false };
  // Under load the database answers late, and who asks must hear of the end before the door closes.
  if (isStopping()) return Promise.resolve(none);
  return Promise.race([check(), new Promise<Health>((tired) => setTimeout(tired, PATIENCE_MS, none).unref())]);
}
