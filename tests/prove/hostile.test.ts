import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageForm } from '#tests/bars/forms';
import { ABSURD, bodyOf, faultsOf, inTurns, isTyped, MALFORMED, queries, WORDY } from '#tests/bars/hostile-values';
import { cookies, seededServer } from '#tests/bars/seeded';
import { db } from '#app/platform/db/db.server';
import { ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { crawl, type FoundPage } from './crawl';
import { dice } from './dice';
import { proof } from './report';

// Every field of every form that crawling as each role finds gets more than 300 values nobody types; so does every page in its query.

const WHO = [undefined, 'practitioner', 'editor', 'representative', 'coordinator', 'admin'] as const;
let server: RunningServer;
let cookieOf: (who: string) => Promise<string>;
const found: { who: string | undefined; page: FoundPage }[] = [];

const cookieFor = async (who: string | undefined): Promise<Record<string, string>> => (who ? { Cookie: await cookieOf(who) } : {});

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
  for (const who of WHO) {
    const { Cookie } = await cookieFor(who);
    for (const page of await crawl(server.origin, Cookie)) found.push({ who, page });
  }
});

afterAll(() => server?.stop());

const once = <T>(all: T[], by: (one: T) => string): T[] => [...new Map([...all].reverse().map((one) => [by(one), one])).values()];

/** What is told, and text of any planes and lengths, controls, marks of direction and halves of characters among it; encoded for a form's body. */
function values(): string[] {
  const throwDice = dice('hostile values');
  const upTo = (n: number) => Math.floor(throwDice() * n);
  const ranges: [number, number][] = [[0, 0x20], [0x20, 0x7f], [0x80, 0x250], [0x300, 0x370], [0x590, 0x700], [0x2000, 0x2070], [0xfe00, 0xffff], [0x1f300, 0x1faff], [0xe0000, 0xe0100]];
  const character = () => {
    const [from, to] = ranges[upTo(ranges.length)] ?? [0x20, 0x7f];
    return String.fromCodePoint(from + upTo(to - from));
  };
  const written = Array.from({ length: 200 }, () => encodeURIComponent(Array.from({ length: 1 + upTo(40) }, character).join('')));
  const bytes = Array.from({ length: 50 }, () => Array.from({ length: 1 + upTo(12) }, () => `%${upTo(256).toString(16).padStart(2, '0')}`).join(''));
  const numbers = Array.from({ length: 30 }, () => String((throwDice() - 0.5) * 10 ** upTo(40)));
  return [...MALFORMED, ...ABSURD, ...WORDY, ...written, ...bytes, ...numbers];
}

it('answers hostile values in every field with 4xx in the reader’s language, and keeps none that is no text', async () => {
  const report = proof('Hostile values in forms');
  const all = values();
  const forms = once(
    found.flatMap(({ who, page }) => page.forms.map((form): { who: string | undefined; path: string; form: PageForm } => ({ who, path: page.path, form }))).filter(({ form }) => form.fields.some((_, i) => isTyped(form, i))),
    ({ form }) => `${form.action.replace(/[0-9a-f-]{36}|\?.*/g, '')} ${form.fields.map(({ name }) => name).join()}`,
  );
  const wrong: string[] = [];
  let attempts = 0;
  for (const { who, path, form } of forms) {
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(await cookieFor(who)) };
    let base = form.fields.find(({ name }) => name === 'base')?.value;
    let turn = 0;
    await inTurns(all.map((_, k) => k), async (k) => {
      if (turn++ % 10 === 0) await db.rateLimit.deleteMany();
      const body = bodyOf(form, (i) => (form.fields[i]?.name === 'base' ? base : isTyped(form, i) ? all[(i + k) % all.length] : undefined));
      attempts += form.fields.filter((_, i) => isTyped(form, i)).length;
      const answer = await ask(server.origin, form.action, { method: 'POST', headers, body });
      wrong.push(...faultsOf(answer, 'fi').map((what) => `${who} ${answer.status} ${form.action} ${what}: ${body.slice(0, 300)}`));
      if (answer.status === 303 && base !== undefined) base = /name="base" value="(\w+)"/.exec((await ask(server.origin, path, { headers })).body)?.[1] ?? base;
    }, base === undefined ? 4 : 1);
  }
  const tables = await db.$queryRaw<{ name: string }[]>`SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('RateLimit', '_prisma_migrations')`;
  const kept: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text ~ '[\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]'`);
    if (row?.n) kept.push(`${name} ${row.n}`);
  }
  report({ attempts, successes: wrong.length + kept.length, note: `${all.length} values, ${forms.length} forms` });
  expect(all.length).toBeGreaterThan(300);
  expect(forms.length).toBeGreaterThan(60);
  expect(wrong.slice(0, 40)).toEqual([]);
  expect(kept).toEqual([]);
});

it('answers hostile queries on every page without failing or telling how it is made', async () => {
  const report = proof('Hostile queries');
  const pages = once(found, ({ page }) => page.route);
  const wrong: string[] = [];
  let attempts = 0;
  for (const { who, page } of pages) {
    const headers = await cookieFor(who);
    const path = page.path.split('?')[0] ?? '';
    await inTurns(queries, async (query) => {
      attempts++;
      const { status, body } = await ask(server.origin, `${path}?${query}`, { headers });
      if (status >= 500) wrong.push(`${who} ${status} ${path}?${query.slice(0, 80)}`);
      if (/Invalid `|prisma|at .*\.js:\d+/i.test(body)) wrong.push(`${who} told too much: ${path}?${query.slice(0, 80)}`);
    }, 4);
  }
  report({ attempts, successes: wrong.length, note: `${pages.length} pages` });
  expect(wrong.slice(0, 40)).toEqual([]);
});
