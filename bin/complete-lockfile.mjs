// node bin/complete-lockfile.mjs, after npm install has changed package-lock.json behind a registry mirror.
// Where a mirror does not serve the native packages of other platforms, npm leaves them out of the lockfile, and
// `npm ci` then refuses it everywhere. They are optional and named after their platform, so they can be written in.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Where Node would find a package from inside another one, as a key of the lockfile, or undefined. */
export function resolveIn(packages, from, name) {
  for (let at = from; ; ) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[key]) return key;
    if (!at) return undefined;
    at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')));
  }
}

/** Optional packages that others ask for at an exact version and the lockfile does not hold. */
export function missingIn(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && packages[resolveIn(packages, path, name)]?.version !== version)
      .map(([name, version]) => ({ path, name, version, dev })),
  );
}

function entryFor({ name, version, dev }) {
  const has = (word) => new RegExp(`(^|-)${word}(-|$)`).test(name.split('/').at(-1));
  const cpu = PROCESSORS.find(has);
  const os = SYSTEMS.find(has);
  if (!cpu || (!os && cpu !== 'wasm32')) throw new Error(`Cannot tell the platform of ${name}.`);
  const libc = os === 'linux' && (has('musl') || has('musleabihf') ? ['musl'] : has('gnu') || has('gnueabihf') ? ['glibc'] : undefined);
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, ...(os && { os: [os] }) };
}

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingIn(lock.packages);
  for (const one of missing) {
    const top = `node_modules/${one.name}`;
    lock.packages[lock.packages[top] ? `${one.path}/${top}` : top] = entryFor(one);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`Wrote ${missing.length} package(s) of other platforms into package-lock.json.`);
}
