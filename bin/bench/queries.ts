import pg from 'pg';
import { median, type Part, ratio } from './figures';
import { DESK, type Page, signedIn } from './pages';
import type { Served } from './place';

const ROUNDS = 40;
const WARM_UP = 8;
const MOST = 2;
/** As many connections as the server's own pool has. */
const CONNECTIONS = 15;

/** A statement as it went to the database, when, and those that had been answered by then. */
type Sent = { config: pg.QueryArrayConfig; began: number; ended: number };
type Loader = (args: { request: Request; params: Record<string, string>; context: unknown }) => Promise<Response>;

/** Lets what goes through pg be written down while `work` runs. */
async function recorded(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, config: pg.QueryArrayConfig, ...rest: unknown[]) {
    const one = { config: typeof config === 'string' ? { text: config, values: rest[0] as unknown[], rowMode: 'array' as const } : config, began: performance.now(), ended: Infinity };
    sent.push(one);
    const answer = (original as (...args: unknown[]) => Promise<unknown>).call(this, config, ...rest);
    return Promise.resolve(answer).finally(() => (one.ended = performance.now()));
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent;
}

/** Sends the same statements: each as soon as those are answered that it had waited for. */
async function replay(pool: pg.Pool, sent: Sent[]): Promise<void> {
  const answers: Promise<unknown>[] = [];
  for (const { config, began } of sent) {
    const before = answers.filter((_, i) => (sent[i]?.ended ?? Infinity) <= began);
    const { text, values, rowMode, types } = config;
    answers.push(Promise.all(before).then(() => pool.query({ text, values, rowMode, types })));
  }
  await Promise.all(answers);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What reading for each page takes, beside the very statements that it sends. */
export async function queries(served: Served, url: string, pages: Page[]): Promise<Part> {
  Object.assign(process.env, served.env);
  const { pages: build } = (await import(new URL('../../build/server/pages.js', import.meta.url).href)) as { pages: { routes: Record<string, { module: { loader: Loader } }> } };
  const cookie = await signedIn(url, served.origin, 'editor');
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const rows = [];
  for (const { name, path, route, params } of [...pages, DESK]) {
    const loader = build.routes[route]?.module.loader;
    if (!loader) throw new Error(`No such route: ${route}`);
    const load = () => loader({ request: new Request(served.origin + path, { headers: { cookie } }), params, context: {} });
    for (let i = 0; i < WARM_UP; i++) await load();
    const sent = await recorded(load);
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS + WARM_UP; i++) {
      const pair = [await timeOf(load), await timeOf(() => replay(pool, sent))] as const;
      if (i < WARM_UP) continue;
      times[0].push(pair[0]);
      times[1].push(pair[1]);
    }
    rows.push({ name, values: [sent.length, median(times[0]), median(times[1]), ratio(...times)] });
  }
  await pool.end();
  return {
    key: 'queries', title: 'Reading from the database',
    compared: `What the loader of each page takes, from the request to the JSON of all it shows, signed in as an editor; beside the very statements that it sends, with the same values, sent through \`pg\` on as many connections and in the same order (each as soon as those were answered that it had waited for). One reader at a time; medians of ${ROUNDS}, in turn.`,
    tables: [{ key: 'queries', title: 'Queries', columns: ['statements', 'ms', 'ms through pg', 'times as long'], rows, limit: { column: 3, most: MOST, said: `at most ${MOST}` } }],
  };
}
