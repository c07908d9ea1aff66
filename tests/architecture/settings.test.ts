import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingIn } from '../../bin/complete-lockfile.mjs';
import remixConfig from '../../remix.config.js';

const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { resolved?: string; version?: string }>;
};
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>;

describe('Remix', () => {
  it('keeps off what is unsafe or costly', () => {
    expect(remixConfig.future.v3_singleFetch).toBe(false);
    expect(remixConfig.future.v3_lazyRouteDiscovery).toBe(false);
  });
});

describe('packages', () => {
  it('come from whatever registry one has: the lockfile names no host', () => {
    const resolved = Object.values(lockfile.packages).flatMap(({ resolved }) => resolved ?? []);
    expect(resolved).toEqual([]);
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"https?:\/\/[^"]*\.tgz"/);
    expect(readFileSync('.npmrc', 'utf8')).not.toMatch(/registry\s*=/);
  });

  it('are locked for every platform, or npm ci refuses the lockfile (node bin/complete-lockfile.mjs mends it)', () => {
    expect(missingIn(lockfile.packages)).toEqual([]);
  });

  it('run no code while they are installed', () => {
    expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
  });

  /** A package that stands under another name is written `npm:its-own-name@version`. */
  const versionIn = (asked: string) => asked.replace(/^npm:.+@/, '');

  it('are pinned to exact versions', () => {
    const versions = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((list) => Object.entries(list));
    const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(versionIn(version))).map(([name]) => name);
    expect(loose).toEqual([]);
  });

  it('are locked at the versions asked for', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(lockfile.packages[`node_modules/${name}`]?.version, name).toBe(versionIn(version));
    }
  });
});

describe('continuous integration', () => {
  it('runs npm test and nothing else', () => {
    const lines = readFileSync('.ci/run', 'utf8').split('\n').filter((line) => line && !/^(#|set |cd )/.test(line));
    expect(lines).toEqual(['npm test']);
  });
});

/** Files of the checkout below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the size of things', () => {
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1;
  const code = ['app', 'server', 'bin'].flatMap(filesBelow).filter((file) => /\.(tsx?|mjs)$/.test(file));

  it('leaves no file over 350 lines', () => {
    expect(code.filter((file) => lines(file) > 350)).toEqual([]);
  });

  it('keeps nine of ten routes within 180 lines, and half within 80', () => {
    const sizes = code.filter((file) => file.startsWith('app/routes')).map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(180);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('leaves nothing to be done later', () => {
    const marks = new RegExp(['TO', 'DO|FIX', 'ME'].join(''));
    expect([...code, ...filesBelow('tests')].filter((file) => marks.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
