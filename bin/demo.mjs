// npm run demo: from a fresh clone to a running demonstration, and again in seconds.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { prepare, root, step } from './prepare.mjs';

const ACCOUNTS = [
  ['coordinator@demo.aukio.example', 'the ministry: reviews applications, pilots and practices'],
  ['admin@demo.aukio.example', 'administrator'],
  ['editor@demo.aukio.example', 'editor, City of Tampere'],
  ['editor.turku@demo.aukio.example', 'editor, City of Turku'],
  ['representative@demo.aukio.example', 'representative of Tampere (of others: representative.turku@… and so on)'],
  ['practitioner@demo.aukio.example', 'member of the network'],
];
const PASSWORD = 'aukio-demo-2026';

let server;
let seeding;
let database;
let stopping = false;

const isRunning = (child) => child && child.exitCode === null && child.signalCode === null;

/** Ends the server, then the database: nothing is cut off, whoever asked for the end. */
async function end(code) {
  if (stopping) return;
  stopping = true;
  for (const child of [seeding, server].filter(isRunning)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await database?.then(({ stop }) => stop()).catch(() => {});
  if (server) console.log('Stopped: server and database.');
  process.exit(code);
}
process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
process.on('SIGHUP', () => end(0));
// npm that is killed outright passes nothing on; then we are nobody's and end too.
const parent = process.ppid;
if (process.env.npm_lifecycle_event === 'demo') setInterval(() => process.ppid !== parent && end(0), 1_000).unref();

try {
  console.log('Aukio, the demonstration');
  await prepare();

  const { register } = await import('tsx/esm/api');
  register();
  const { localDatabase, localSettings } = await import('./database.ts');
  process.chdir(root);

  const notes = [];
  await step('Starting PostgreSQL and bringing its tables up to date', async () => {
    database = localDatabase((line) => notes.push(line));
    await database;
  });
  for (const note of notes) console.log(`    ${note}`);
  const { url, dataDir } = await database;
  const env = { ...process.env, ...localSettings(url, dataDir), NODE_ENV: 'production' };

  const node = (...args) => {
    if (stopping) throw new Error('Stopped.');
    return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  };
  await step('Filling an empty database with demonstration data', async () => {
    seeding = node('--import', 'tsx', 'bin/seed.ts', '--when-empty');
    let result;
    seeding.on('message', (message) => (result = message));
    const [code] = await once(seeding, 'exit');
    if (code !== 0) throw new Error('Seeding failed.');
    return result;
  });

  await step('Starting the server', async () => {
    server = node('--max-old-space-size=256', 'build/server/index.js');
    const [event] = await Promise.race([once(server, 'message'), once(server, 'exit').then(() => ['ended'])]);
    if (event !== 'serving') throw new Error('The server did not start.');
    server.disconnect();
  });
  server.once('exit', (code) => end(code ?? 1));

  const width = Math.max(...ACCOUNTS.map(([email]) => email.length));
  console.log(`
Aukio is open at  ${env.ORIGIN}

Demonstration accounts; the password of each is  ${PASSWORD}
${ACCOUNTS.map(([email, role]) => `  ${email.padEnd(width)}  ${role}`).join('\n')}

${env.SMTP_URL ? `Letters go out through ${new URL(env.SMTP_URL).host}.` : `Letters are kept and shown at  ${env.ORIGIN}/demo/mail`}
Ctrl-C stops the server and the database.`);
} catch (error) {
  if (!stopping) console.error(`\n${error instanceof Error ? error.message : error}`);
  await end(1);
}
