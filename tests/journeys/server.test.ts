import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '#tests/setup/database';
import { ask, askRaw } from '#tests/setup/http';
import { type RunningServer, startServer } from '#tests/setup/server';

const running: RunningServer[] = [];
const start = async (options: Parameters<typeof startServer>[0]) => {
  const server = await startServer(options);
  running.push(server);
  return server;
};
/** What the server said instead of starting. */
const refusal = (options: Parameters<typeof startServer>[0]) =>
  startServer(options).then(
    async (server) => {
      await server.stop();
      return 'it started';
    },
    (error: Error) => error.message.replace('The server did not start:\n', '').trim(),
  );

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('a start that cannot be is refused in one line', () => {
  it.each([
    ['SESSION_SECRET', '', 'Cannot start: SESSION_SECRET is missing.'],
    ['DATABASE_URL', '', 'Cannot start: DATABASE_URL is missing.'],
    ['AUKIO_DEMO', '', 'Cannot start: SMTP_URL is missing.'],
    ['SESSION_SECRET', 'short', 'Cannot start: SESSION_SECRET needs at least 32 characters.'],
  ])('with %s "%s"', async (name, value, line) => {
    expect(await refusal({ database: 'aukio_refused', env: { [name]: value } })).toBe(line);
  });

  it('without migrations', async () => {
    const client = new pg.Client({ connectionString: inject('postgres').replace('DATABASE', 'postgres') });
    await client.connect();
    await client.query('DROP DATABASE IF EXISTS aukio_bare');
    await client.query('CREATE DATABASE aukio_bare');
    await client.end();
    const said = await refusal({ database: inject('postgres').replace('DATABASE', 'aukio_bare') });
    expect(said).toMatch(/^Cannot start: the database lacks \d+ migration\(s\); run npm run db:migrate\.$/);
  });

  it('without a database', async () => {
    const said = await refusal({ database: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(said).toMatch(/^Cannot start: the database does not answer .*$/);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('on a port that is taken', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    expect(await refusal({ database: 'aukio_port', env: { PORT: port, ORIGIN: `http://localhost:${port}` } })).toContain(`port ${port} is taken`);
    other.close();
  });
});

describe('health', () => {
  it('is ready when database, migrations and outbox are well, and alive without them', async () => {
    const server = await start({ database: 'aukio_health' });
    expect((await ask(server.origin, '/healthz')).status).toBe(200);
    const well = await ask(server.origin, '/readyz');
    expect(well.status).toBe(200);
    expect(JSON.parse(well.body)).toMatchObject({ ready: true, database: true, migrations: true, outbox: true });

    const client = new pg.Client({ connectionString: server.databaseUrl });
    await client.connect();
    await client.query(`SELECT graphile_worker.add_job('no-such-task', run_at := now() - interval '20 minutes')`);
    const stuck = await ask(server.origin, '/readyz');
    expect(stuck.status).toBe(503);
    expect(JSON.parse(stuck.body)).toMatchObject({ ready: false, database: true, outbox: false });
    await client.query('DELETE FROM graphile_worker._private_jobs');
    await client.query(`DELETE FROM _prisma_migrations WHERE migration_name = '20260101000000_foundation'`);
    expect(JSON.parse((await ask(server.origin, '/readyz')).body)).toMatchObject({ ready: false, migrations: false });
    await client.end();
  });

  it('is not ready without its database, and recovers by itself', async () => {
    const server = await start({ database: 'aukio_gone' });
    // A refused sign-in leaves idle connections of every kind behind.
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' };
    const signIn = await ask(server.origin, '/en/sign-in', { method: 'POST', headers, body: 'email=nobody@aukio.example&password=wrong-password' });
    expect(signIn.status).toBeLessThan(500);
    const admin = new pg.Client({ connectionString: inject('postgres').replace('DATABASE', 'postgres') });
    await admin.connect();
    await admin.query('ALTER DATABASE aukio_gone ALLOW_CONNECTIONS false');
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'aukio_gone'`);
    const gone = await ask(server.origin, '/readyz');
    expect(gone.status).toBe(503);
    expect((await ask(server.origin, '/healthz')).status).toBe(200);
    await admin.query('ALTER DATABASE aukio_gone ALLOW_CONNECTIONS true');
    await admin.end();
    expect((await ask(server.origin, '/readyz')).status).toBe(200);
  });

  it('tells search engines what is theirs to read', async () => {
    const server = await start({ database: 'aukio_robots' });
    const { headers, body } = await ask(server.origin, '/robots.txt');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain(`Sitemap: ${server.origin}/sitemap.xml`);
    expect(body).toContain('Disallow: /*/desk');
  });
});

describe('the end', () => {
  it('fails readiness first, finishes what runs, and exits with 0 within 10 s', async () => {
    const server = await start({ database: 'aukio_end', env: { AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' } });
    const { hostname, port } = new URL(server.origin);
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '7' };
    const slow = request({ hostname, port, path: '/en/sign-in', method: 'POST', headers });
    const answered = once(slow, 'response') as Promise<[{ statusCode: number; resume: () => void }]>;
    slow.write('a=1');
    await new Promise((wait) => setTimeout(wait, 200));

    const began = Date.now();
    const ended = once(server.process, 'exit');
    server.process.kill('SIGTERM');
    await new Promise((wait) => setTimeout(wait, 300));
    expect((await ask(server.origin, '/readyz')).status).toBe(503);
    await new Promise((wait) => setTimeout(wait, 1_500));
    slow.end('&b=2');
    const [response] = await answered;
    expect(response.statusCode).toBeLessThan(500);
    response.resume();
    const [code] = await ended;
    expect(code).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('does not wait for someone who never finishes', async () => {
    const server = await start({ database: 'aukio_stall' });
    const { hostname, port } = new URL(server.origin);
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '7' };
    const stalled = request({ hostname, port, path: '/en/sign-in', method: 'POST', headers }).on('error', () => {});
    stalled.write('a=1');
    await new Promise((wait) => setTimeout(wait, 200));
    const began = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(10_000);
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['nonsense', 'NONSENSE\r\n\r\n', '400'],
    ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, '431'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', '400'],
  ])('%s: answered with the headers that every answer carries', async (_, bytes, status) => {
    const server = await start({ database: 'aukio_raw' });
    const answer = await askRaw(server.origin, bytes);
    expect(answer.split('\r\n')[0]).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain("Content-Security-Policy: default-src 'self'");
    expect(answer).toContain('X-Content-Type-Options: nosniff');
  });
});

it('two servers share one database', async () => {
  const url = await freshDatabase('aukio_two');
  const [one, two] = [await start({ database: url }), await start({ database: url })];
  expect((await ask(one.origin, '/readyz')).status).toBe(200);
  expect((await ask(two.origin, '/readyz')).status).toBe(200);
});
