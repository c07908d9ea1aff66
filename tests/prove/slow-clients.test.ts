import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { dice } from './dice';
import { proof } from './report';

// 200 connections that send their headers, their forms, or read their answers a byte at a time.

const CLIENTS = 200;
const SAMPLES = 120;
const PAGES = ['/fi', '/sv/pilots', '/en/practices', '/fi/partners', '/fi/join'];
/** Whoever has not sent everything within a minute is let go; the server looks every two seconds. */
const LET_GO_AFTER = 75_000;
const MOST_MEMORY = 150;

const throwDice = dice('slow-clients');
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ database: await freshDatabase('prove_slow') });
});
afterAll(() => server?.stop());

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;

/** The time within which 95 of 100 ordinary answers come, in milliseconds. */
async function usual(): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const began = performance.now();
    const { status } = await ask(server.origin, PAGES[i % PAGES.length] ?? '/fi');
    if (status !== 200) throw new Error(`${PAGES[i % PAGES.length]} answered ${status}`);
    took.push(performance.now() - began);
    await wait(20);
  }
  return took.sort((a, b) => a - b)[Math.floor(SAMPLES * 0.95)] ?? 0;
}

/** Ports of the clients whose connections the server still holds; one who does not read learns of no end. */
function held(): Set<number> {
  const at = Number(new URL(server.origin).port).toString(16).toUpperCase().padStart(4, '0');
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => readFileSync(table, 'utf8').split('\n').map((row) => row.trim().split(/\s+/)));
  return new Set(rows.filter(([, local = '', , state]) => local.endsWith(`:${at}`) && state === '01').map(([, , remote = '']) => Number.parseInt(remote.split(':')[1] ?? '', 16)));
}

type Slow = { socket: Socket; port: number };

function trickle(kind: number): Slow {
  const { hostname, port, host } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const slow: Slow = { socket, port: 0 };
  socket.on('error', () => {});
  const send = (text: string, every: number) => {
    let at = 0;
    const timer = setInterval(() => (socket.writable ? socket.write(text[at++ % text.length] ?? '') : clearInterval(timer)), every);
    socket.on('close', () => clearInterval(timer));
  };
  socket.on('connect', () => {
    slow.port = socket.localPort ?? 0;
    if (kind === 0) {
      socket.resume();
      send(`GET /fi HTTP/1.1\r\nHost: ${host}\r\nX-Slow: ${'x'.repeat(4_000)}`, 500 + throwDice() * 500);
    } else if (kind === 1) {
      socket.resume();
      socket.write(`POST /fi/join HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`);
      send('why=hitaasti&', 500 + throwDice() * 500);
    } else {
      // Asks again and again for a while, and takes next to nothing of what comes.
      socket.pause();
      const next = () => socket.writable && socket.write(`GET ${PAGES[Math.floor(throwDice() * 4)]} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      const asking = setInterval(next, 5_000);
      const reading = setInterval(() => socket.read(1), 1_000);
      setTimeout(() => clearInterval(asking), 20_000);
      socket.on('close', () => [asking, reading].forEach(clearInterval));
      next();
    }
  });
  return slow;
}

it('serves others as before while 200 connections trickle, and lets these go', async () => {
  const report = proof('Slow clients');
  await usual();
  const before = await usual();
  const used = memory();
  const slow = Array.from({ length: CLIENTS }, (_, i) => trickle(i % 3));
  await wait(4_000);
  const during = await usual();
  const most = memory();
  const kindsIn = (ports: Set<number>) => [0, 1, 2].map((kind) => slow.filter(({ port }, i) => i % 3 === kind && ports.has(port)).length);
  const atFirst = kindsIn(held());
  for (const end = Date.now() + LET_GO_AFTER; Date.now() < end && kindsIn(held()).some((n) => n > 0); ) await wait(500);
  const kinds = kindsIn(held());
  for (const { socket } of slow) socket.destroy();
  report({ attempts: CLIENTS, successes: kinds.reduce((sum, n) => sum + n, 0), note: `95 of 100 pages within ${before.toFixed(0)} ms without them, ${during.toFixed(0)} ms beside them; memory ${used.toFixed(0)} → ${most.toFixed(0)} MB; still there after ${LET_GO_AFTER / 1000} s: ${kinds.join(', ')} (headers, bodies, readers)` });
  expect(atFirst[2]).toBeGreaterThan(CLIENTS / 4);
  expect(kinds).toEqual([0, 0, 0]);
  expect(during).toBeLessThan(Math.max(2 * before, 60));
  expect(most - used).toBeLessThan(MOST_MEMORY);
});
