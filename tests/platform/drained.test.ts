import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import compression from 'compression';
import express from 'express';
import { expect, it } from 'vitest';
import { drainOf } from '#server/drained';

const CHUNK = randomBytes(64 * 1024).toString('hex');
const CHUNKS = 400;

/** A server that sends about 50 MB as fast as they are taken, and counts what it has written. */
async function sender() {
  const sent = { chunks: 0, ended: false };
  const app = express();
  app.use(compression());
  app.get('/', async (_req, res) => {
    res.type('text/plain');
    const drained = drainOf(res);
    for (let i = 0; i < CHUNKS && !res.destroyed; i++) {
      await drained();
      res.write(CHUNK);
      sent.chunks++;
      await new Promise((go) => setImmediate(go));
    }
    sent.ended = true;
    res.end();
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { sent, server, port: (server.address() as AddressInfo).port };
}

it.each(['identity', 'gzip'])('writes (%s) no faster than the client reads, and goes on when it reads or leaves', async (encoding) => {
  const { sent, server, port } = await sender();
  const ask = request({ port, headers: { 'Accept-Encoding': encoding } });
  ask.end();
  const [answer] = await once(ask, 'response');
  expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
  // It comes to rest when all that lies between is full, however slow the machine.
  let waiting = -1;
  const rests = () => {
    const before = waiting;
    waiting = sent.chunks;
    return waiting === before;
  };
  await expect.poll(rests, { interval: 300, timeout: 10_000 }).toBe(true);
  expect(waiting).toBeLessThan(CHUNKS / 2);
  for (let read = 0; read < 4_000_000; ) read += (await once(answer, 'data'))[0].length;
  answer.pause();
  expect(sent.chunks).toBeGreaterThan(waiting);
  expect(sent.ended).toBe(false);
  answer.destroy();
  await expect.poll(() => sent.ended, { timeout: 3000 }).toBe(true);
  expect(sent.chunks).toBeLessThan(CHUNKS);
  server.close();
});
