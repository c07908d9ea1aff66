// Fills the database of DATABASE_URL with the demonstration; run once for all tests that look at it.
import { disconnect } from '#app/platform/db/db.server';
import { seed } from '#seed/seed';

await seed();
await disconnect();
process.exit(0);
