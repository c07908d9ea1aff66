// Brings the database up to date: that of DATABASE_URL, else the embedded one below AUKIO_DATA_DIR.
import { localDatabase, migrate } from './database';

try {
  const url = process.env.DATABASE_URL;
  const local = url ? undefined : await localDatabase((line) => console.error(line));
  const applied = local ? local.migrated : await migrate(url as string);
  await local?.stop();
  console.log(applied > 0 ? `Applied ${applied} migration(s).` : 'The database is up to date.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
