// What must stand before anything of ours can run: packages, the Prisma client, the build. Plain Node without
// packages, as there may be none yet. Each piece is made again only when what it is made from has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...path) => join(root, ...path);

/** Says what is being done where somebody watches, and then how long it took: in one line, which another step beside it leaves whole. */
export async function step(name, work) {
  const start = Date.now();
  const { isTTY } = process.stdout;
  if (isTTY) process.stdout.write(`  ${name} …\r`);
  try {
    const result = await work();
    const took = result === 'unchanged' ? 'unchanged' : `${((Date.now() - start) / 1000).toFixed(1)} s`;
    process.stdout.write(`${isTTY ? '\x1b[K' : ''}  ${name} … ${took}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`  ${name} … failed\n`);
    throw error;
  }
}

/** Runs a command quietly. @throws Error with what it said when it fails */
export async function quietly(command, args, env = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  child.once('error', (error) => (said += error.message));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said.slice(-6000)}`);
  return said;
}

function* filesIn(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const entry of readdirSync(path).sort()) {
    if (entry !== 'generated' && entry !== 'node_modules') yield* filesIn(join(path, entry));
  }
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.version.split('.')[0]);
  for (const path of paths) {
    for (const file of filesIn(at(path))) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Makes something unless its stamp says that it was made from the very same. */
async function unlessSame(stamp, madeFrom, make) {
  const hash = hashOf(madeFrom);
  if (existsSync(at(stamp)) && readFileSync(at(stamp), 'utf8') === hash) return 'unchanged';
  await make();
  mkdirSync(dirname(at(stamp)), { recursive: true });
  writeFileSync(at(stamp), hash);
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Two commands started at once prepare one after the other. */
async function alone(work) {
  const lock = at('.cache/prepare.pid');
  mkdirSync(at('.cache'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      await new Promise((wait) => setTimeout(wait, 200));
    }
  }
  const unlock = () => rmSync(lock, { force: true });
  process.once('exit', unlock);
  try {
    return await work();
  } finally {
    process.off('exit', unlock);
    unlock();
  }
}

/** Stops with one line when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Aukio needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const isNewer = (a, b) => existsSync(a) && statSync(a).mtimeMs >= statSync(b).mtimeMs;

async function install() {
  const stamp = 'node_modules/.aukio-packages';
  // Someone who ran npm install by hand is not made to wait again.
  if (!existsSync(at(stamp)) && isNewer(at('node_modules/.package-lock.json'), at('package-lock.json'))) {
    writeFileSync(at(stamp), hashOf(['package-lock.json']));
  }
  return unlessSame(stamp, ['package-lock.json'], () => {
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    return npm?.endsWith('.js') ? quietly(process.execPath, [npm, ...args]) : quietly('npm', args);
  });
}

const generate = () =>
  unlessSame('app/platform/db/generated/.stamp', ['prisma/schema.prisma', 'prisma/models', 'package-lock.json'], () =>
    quietly(process.execPath, [at('node_modules/prisma/build/index.js'), 'generate'], { CHECKPOINT_DISABLE: '1' }),
  );

const SOURCES = ['app', 'public', 'server', 'prisma/models', 'prisma/migrations', 'vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package.json', 'package-lock.json'];

const build = () =>
  unlessSame('build/.stamp', SOURCES, () =>
    quietly(process.execPath, [at('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' }),
  );

/** Builds what is old, beside other work. */
export const buildBeside = () => alone(build);

/** Installs, generates and builds what is missing or old. */
export async function prepare({ withBuild = true } = {}) {
  checkNode();
  await alone(async () => {
    await step('Installing packages', install);
    await step('Generating the database client', generate);
    if (withBuild) await step('Building', build);
  });
}

/** Debian's programs that tests and measurements use: where each lies, and the package it is in. */
const PROGRAMS = {
  chromium: { path: process.env.CHROMIUM ?? '/usr/bin/chromium', orElse: ' or set CHROMIUM to its path' },
  nginx: { path: '/usr/sbin/nginx' },
  wrk: { path: '/usr/bin/wrk' },
};

/** Sees to it that Debian's programs are there, by their packages' names; they are installed where that is allowed. @throws Error that names what is missing */
export async function ensure(...names) {
  const missing = names.filter((name) => !existsSync(PROGRAMS[name].path));
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step(`Installing ${missing.join(', ')}`, async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await quietly('apt-get', ['update', '-qq'], env);
      await quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env);
    });
  }
  for (const name of missing) {
    if (!existsSync(PROGRAMS[name].path)) throw new Error(`This needs ${name}: install it (apt-get install ${name})${PROGRAMS[name].orElse ?? ''}.`);
  }
}
