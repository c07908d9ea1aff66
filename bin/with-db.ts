// Runs a command with a database: `npx tsx bin/with-db.ts -- npm run something`.
// Where DATABASE_URL is set, that one is used as it is; otherwise the embedded PostgreSQL of AUKIO_DATA_DIR.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { localDatabase, localSettings, prisma } from './database';

const args = process.argv.slice(2);
const [command, ...rest] = args[0] === '--' ? args.slice(1) : args;
if (!command) {
  console.error('Usage: tsx bin/with-db.ts -- command …');
  process.exit(2);
}

// Ctrl-C reaches the command too; we wait for it and end the database last.
let child: ReturnType<typeof spawn> | undefined;
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child?.kill('SIGTERM'));

try {
  if (!existsSync('app/platform/db/generated/client.ts')) await prisma(['generate']);
  const local = process.env.DATABASE_URL ? undefined : await localDatabase((line) => console.error(line));
  child = spawn(command, rest, {
    stdio: 'inherit',
    env: { ...process.env, ...(local && localSettings(local.url, local.dataDir)) },
  });
  child.once('error', (error) => console.error(`Cannot run ${command}: ${error.message}`));
  const code = await new Promise<number>((ended) => {
    child?.once('close', (code) => ended(code ?? 1));
  });
  await local?.stop();
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
