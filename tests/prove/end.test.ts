import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { freshDatabase } from '../setup/database';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { dice } from './dice';
import { proof } from './report';

const ROUNDS = 8;
const CLIENTS = 16;
const PAGES = ['/fi', '/sv/pilots', '/en/practices', '/fi/partners', '/en/map', '/fi/join'];

let server: RunningServer | undefined;
afterEach(() => server?.stop());

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

it('ends by SIGTERM under load with 0 within 10 s, and answers whatever was asked before its balancer knew', async () => {
  const report = proof('SIGTERM under load');
  const throwDice = dice('end');
  const failed: string[] = [];
  const took: number[] = [];
  const codes: unknown[] = [];
  let asked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const running = (server = await startServer({ database: await freshDatabase('prove_end'), env: { AUKIO_DEMO: '', SMTP_URL: 'smtp://127.0.0.1:1' } }));
    const { origin } = running;
    for (const path of [...PAGES, ...PAGES]) await ask(origin, path);
    let known = false;
    // What a balancer does: it asks five times a second, and sends nobody there once the answer is no.
    const balancer = (async () => {
      while (!known) {
        const { status } = await ask(origin, '/readyz').catch(() => ({ status: 0 }));
        if (status !== 200) known = true;
        else await wait(200);
      }
    })();
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (!known) {
        const path = PAGES[Math.floor(throwDice() * PAGES.length)] ?? '/fi';
        asked++;
        await ask(origin, path).then(({ status }) => status !== 200 && failed.push(`${path} ${status}`), (error: Error) => failed.push(`${path} ${error.message}`));
      }
    });
    await wait(300 + throwDice() * 700);
    const exited = once(running.process, 'exit');
    const began = Date.now();
    running.process.kill('SIGTERM');
    codes.push((await exited)[0]);
    took.push(Date.now() - began);
    await Promise.all([balancer, ...clients]);
  }
  report({ attempts: asked, losses: failed.length, note: `${ROUNDS} ends, the slowest in ${Math.max(...took)} ms` });
  expect(failed).toEqual([]);
  expect(new Set(codes)).toEqual(new Set([0]));
  expect(Math.max(...took)).toBeLessThan(10_000);
});
