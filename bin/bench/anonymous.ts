import { once } from 'node:events';
import { get } from 'node:http';
import { median, type Part, ratio, type Table } from './figures';
import type { Page } from './pages';
import type { Bench, Served } from './place';
import { answersPerSecond, ENCODINGS } from './wrk';

const CONNECTIONS = [1, 16, 64];
const ROUNDS = 3;
const LEAST = 0.65;
/** What belongs to a connection, not to a page. */
const OF_CONNECTIONS = ['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length'];

type Bytes = { path: string; headers: Record<string, string | number>; body: string };

/** What the server answers, as the bytes it sends. */
function bytesOf(origin: string, path: string): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { headers: { 'Accept-Encoding': ENCODINGS } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('end', () => {
        if (res.statusCode !== 200) return reject(new Error(`${path} answered ${res.statusCode}`));
        const body = Buffer.concat(chunks);
        const headers = Object.fromEntries(Object.entries(res.headers).flatMap(([name, value]) => (OF_CONNECTIONS.includes(name) ? [] : [[name, String(value)]])));
        resolve({ path, headers: { ...headers, 'content-length': body.length }, body: body.toString('base64') });
      });
    }).on('error', reject);
  });
}

/** Pages for readers without an account, beside a bare server that sends the same bytes. */
export async function anonymous(place: Bench, served: Served, pages: Page[]): Promise<Part> {
  const bytes = await Promise.all(pages.map(({ path }) => bytesOf(served.origin, path)));
  const child = place.start('bin/bench/bare.mjs');
  child.send(bytes);
  const [port] = (await once(child, 'message')) as [number];
  const bare = `http://127.0.0.1:${port}`;
  const tables: Table[] = [];
  for (const connections of CONNECTIONS) {
    const rows = [];
    for (const [i, { name, path }] of pages.entries()) {
      const rates: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        rates[0].push(await answersPerSecond(served.origin + path, connections, 1));
        rates[1].push(await answersPerSecond(bare + path, connections, 1));
      }
      rows.push({ name, values: [median(rates[0]), median(rates[1]), ratio(...rates), Number(bytes[i]?.headers['content-length']) / 1024] });
    }
    tables.push({
      key: `anonymous-${connections}`, title: `Anonymous pages, ${connections} connection${connections > 1 ? 's' : ''}`, columns: ['requests/s', 'bare server', 'share of it', 'KB'], rows,
      limit: { column: 2, least: LEAST, said: `at least ${LEAST}` },
    });
  }
  await place.stop(child);
  return {
    key: 'anonymous', title: 'Anonymous pages',
    compared: `Requests in a second, asked by wrk as a browser asks (\`Accept-Encoding: ${ENCODINGS}\`), in one process of the server, and in one process of a bare \`node:http\` server that holds the very bytes and headers of each answer and sends them. Medians of ${ROUNDS} runs of a second each, one after the other in turn.`,
    tables,
  };
}
