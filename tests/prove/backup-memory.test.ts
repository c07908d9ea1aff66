import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { aPartner } from '#tests/factories/people';
import { asAdmin, resetDatabase } from '#tests/setup/database';
import { proof } from './report';

// A backup reads, and a restore writes, more than fits into memory: how much there is must not show in what the commands need.

const MB = 1024 * 1024;
/** What each command may hold at most, in MB; a restore has the app's own code with it. One that read the largest file whole would need more. */
const MOST = { backup: 250, restore: 400 };
/** Megabytes of each file. */
const SIZES = [200, 100, ...Array.from({ length: 300 }, () => 1)];

const folder = mkdtempSync(join(tmpdir(), 'aukio-memory-'));
const data = join(folder, 'data');

beforeAll(async () => {
  await resetDatabase();
  await aPartner();
  // Nothing of it can be packed smaller: gzip looks back over 32 KB alone.
  const block = randomBytes(MB);
  for (const [n, size] of SIZES.entries()) {
    const below = join(data, 'files', String(n % 16).padStart(2, '0'));
    mkdirSync(below, { recursive: true });
    for (let i = 0; i < size; i++) writeFileSync(join(below, `${n}.pdf`), block, { flag: 'a' });
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one of the commands. @returns how it ended, and the most memory that it held, in MB */
async function run(script: string, args: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings }, stdio: ['ignore', 'ignore', 'pipe'] });
  let [said, most] = ['', 0];
  child.stderr.on('data', (chunk) => (said += chunk));
  const look = setInterval(() => {
    try {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    } catch {
      // It has ended.
    }
  }, 20);
  const [code] = await once(child, 'close');
  clearInterval(look);
  return { code, said, most: Math.round(most) };
}

it('backs up and restores more files than fit into memory', async () => {
  const report = proof('Memory of a backup and a restore');
  const archive = join(folder, 'aukio.tar.gz');
  const backup = await run('bin/backup.ts', [archive], { DATABASE_URL: process.env.DATABASE_URL as string, AUKIO_DATA_DIR: data });
  expect(backup).toMatchObject({ code: 0 });
  await asAdmin(async (client) => {
    await client.query('DROP DATABASE IF EXISTS memory_restored WITH (FORCE)');
    await client.query('CREATE DATABASE memory_restored');
  });
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  const restore = await run('bin/restore.ts', [archive, '--no-erasures'], { DATABASE_URL: inject('postgres').replace('DATABASE', 'memory_restored'), AUKIO_DATA_DIR: restored });
  const total = SIZES.reduce((sum, size) => sum + size, 0);
  const whole = SIZES.filter((size, n) => restore.code === 0 && statSync(join(restored, 'files', String(n % 16).padStart(2, '0'), `${n}.pdf`)).size === size * MB).length;
  const over = Number(backup.most >= MOST.backup) + Number(restore.most >= MOST.restore);
  report({ attempts: 2, losses: over + SIZES.length - whole, note: `${total} MB in ${SIZES.length} files; the backup held ${backup.most} MB at most, the restore ${restore.most}` });
  expect(restore).toMatchObject({ code: 0 });
  expect(whole).toBe(SIZES.length);
  expect(statSync(archive).size).toBeGreaterThan(total * MB * 0.95);
  expect(backup.most).toBeLessThan(MOST.backup);
  expect(restore.most).toBeLessThan(MOST.restore);
});
