import { afterAll, inject } from 'vitest';
import { freshDatabase, isUntouched } from './database';

const name = `aukio_${process.env.VITEST_POOL_ID ?? '1'}`;

// Settings must stand before any of the app's modules is loaded: they are read once.
process.env.PORT = '3000';
process.env.ORIGIN = 'http://localhost:3000';
process.env.SESSION_SECRET = 'a secret that only the tests know, long enough';
process.env.AUKIO_DATA_DIR = `/tmp/${name}-files-${process.pid}`;
process.env.DATABASE_URL = inject('postgres').replace('DATABASE', name);
delete process.env.SMTP_URL;
delete process.env.AUKIO_DEMO;
// A quarter of the files asks it nothing: what they leave is as fresh for the next.
if (!isUntouched(name)) await freshDatabase(name);

const { knowLetters } = await import('#app/domain/letters.server');
knowLetters();

afterAll(async () => {
  const { disconnect } = await import('#app/platform/db/db.server');
  const { closeLimits } = await import('#app/platform/auth/limits.server');
  await Promise.all([disconnect(), closeLimits()]);
});
