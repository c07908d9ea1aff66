import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket, connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { type LocalPostgres, startPostgres } from '#bin/postgres';

const NAME = 'standby';

async function asked<T extends object>(url: string, ...sql: string[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const one of sql) ({ rows } = await client.query(one));
    return rows;
  } finally {
    await client.end();
  }
}

/**
 * Makes a streaming standby of a PostgreSQL, as pg_basebackup would (which the embedded one lacks), and lets the primary wait for it at each commit:
 * what was acknowledged stands in both.
 * @param folder where the standby's data goes
 */
export async function startStandby(primary: LocalPostgres, folder: string): Promise<LocalPostgres> {
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const client = new pg.Client({ connectionString: primary.url('postgres') });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('standby', true)`);
    execFileSync('cp', ['-a', join(primary.folder, 'cluster'), cluster]);
    execFileSync('cp', ['-a', join(primary.folder, 'password'), join(folder, 'password')]);
    const { rows: [label] } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    writeFileSync(join(cluster, 'backup_label'), label?.labelfile ?? '');
  } finally {
    await client.end();
  }
  for (const file of ['postmaster.pid', 'postmaster.opts']) rmSync(join(cluster, file), { force: true });
  execFileSync('sh', ['-c', 'rm -rf "$0"/pg_wal/0*', cluster]);
  writeFileSync(join(cluster, 'standby.signal'), '');
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `--reference=${join(primary.folder, 'cluster')}`, folder]);
  const { hostname, port, username, password } = new URL(primary.url('postgres'));
  const standby = await startPostgres(folder, { settings: { primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password} application_name=${NAME}` } });
  await asked(primary.url('postgres'), `ALTER SYSTEM SET synchronous_standby_names = '${NAME}'`, 'SELECT pg_reload_conf()');
  for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const [stream] = await asked<{ sync_state: string }>(primary.url('postgres'), `SELECT sync_state FROM pg_stat_replication WHERE application_name = '${NAME}' AND state = 'streaming'`);
    if (stream?.sync_state === 'sync') return standby;
    if (Date.now() > end) throw new Error('The standby does not stream.');
  }
}

/** Makes the standby the primary. */
export const promote = (standby: LocalPostgres): Promise<object[]> => asked(standby.url('postgres'), 'ALTER SYSTEM RESET synchronous_standby_names', 'SELECT pg_reload_conf()', 'SELECT pg_promote(true, 30)');

/** An address that leads to one PostgreSQL and then to another, as providers of managed ones have it; `to` ends what is connected. */
export async function movingAddress(first: number): Promise<{ port: number; to: (port: number) => void; stop: () => void }> {
  let target = first;
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const on = connect(target, '127.0.0.1');
    for (const [one, other] of [[from, on], [on, from]] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    to: (port) => {
      target = port;
      hangUp();
    },
    stop: () => {
      hangUp();
      server.close();
    },
  };
}
