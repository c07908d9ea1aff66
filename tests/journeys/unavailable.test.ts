import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../setup/database';
import { type Answer, ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';

let server: RunningServer;
let url: string;

beforeAll(async () => {
  url = await freshDatabase('unavailable');
  server = await startServer({ database: url });
});
afterAll(() => server?.stop());

const WORDS = { fi: 'Palvelu on ruuhkautunut', sv: 'Tjänsten är överbelastad', en: 'The portal is busy' };

/** Holds what every page reads, so that whoever asks waits for it. */
async function holdUp() {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE "Programme", "Entry" IN ACCESS EXCLUSIVE MODE');
  return holder;
}

function expectNotNow({ status, headers, body }: Answer, lang: keyof typeof WORDS) {
  expect(status).toBe(503);
  expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(body).toContain(`<html lang="${lang}"`);
  expect(body).toContain(`<title>${WORDS[lang]} – Aukio</title>`);
}

it('answers 503 in the page’s language when no connection is free, and goes on by itself', { timeout: 60_000 }, async () => {
  const holder = await holdUp();
  const asked = (['fi', 'sv', 'en'] as const).flatMap((lang) => Array.from({ length: 8 }, () => lang));
  // Each another address: what is asked for more than once is rendered once.
  const pages = asked.map((lang, i) => ask(server.origin, `/${lang}?${i}`));
  // Until they hold all connections there are.
  await new Promise((wait) => setTimeout(wait, 500));
  const others = ['/fi/pilots.csv', '/api/v1/pilots', '/fi?_data=root'].map((path) => ask(server.origin, path));
  for (const [i, answer] of (await Promise.all(pages)).entries()) expectNotNow(answer, asked[i] ?? 'fi');
  for (const { status, headers } of await Promise.all(others)) expect([status, headers['retry-after']]).toEqual([503, '5']);
  await holder.end();
  expect((await ask(server.origin, '/fi')).status).toBe(200);
});

it('answers 503 to who was being served when the database cancels or ends what it runs', { timeout: 60_000 }, async () => {
  for (const act of ['pg_cancel_backend', 'pg_terminate_backend']) {
    const holder = await holdUp();
    const waiting = ask(server.origin, `/en?${act}`);
    let hit = 0;
    while (hit === 0) {
      const { rowCount } = await holder.query(`SELECT ${act}(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`);
      hit = rowCount ?? 0;
    }
    expectNotNow(await waiting, 'en');
    await holder.end();
    expect((await ask(server.origin, '/en')).status).toBe(200);
  }
});
