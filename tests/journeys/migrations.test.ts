import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, inject, it } from 'vitest';
import { migrate } from '#bin/database';
import { asAdmin } from '../setup/database';
import { earlierState, lostRows, migrations } from '../setup/migration-states';

const at = (name: string) => inject('postgres').replace('DATABASE', name);

async function deploy(url: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/migrate.ts'], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'close');
  return { code, said: said.trim() };
}

it('are applied once when two deploy at the same time', { timeout: 60_000 }, async () => {
  await asAdmin(async (client) => {
    await client.query('DROP DATABASE IF EXISTS migrations_twice WITH (FORCE)');
    await client.query('CREATE DATABASE migrations_twice');
  });
  const both = await Promise.all([deploy(at('migrations_twice')), deploy(at('migrations_twice'))]);
  expect(both.map(({ said }) => said).sort()).toEqual([`Applied ${migrations.length} migration(s).`, 'The database is up to date.']);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
});

// npm run prove does the same from every earlier state.
it('bring a filled database of the state before the newest to it, with every row', { timeout: 60_000 }, async () => {
  const url = at('migrations_last');
  const { keys, empty } = await earlierState(url, migrations.slice(0, -1));
  expect(empty).toEqual([]);
  expect(await migrate(url)).toBe(1);
  expect(await lostRows(url, keys)).toEqual([]);
});
