import { once } from 'node:events';
import { median, type Part, ratio } from './figures';
import { DESK, type Page, signedIn } from './pages';
import type { Bench, Served } from './place';
import { answersPerSecond } from './wrk';

const CONNECTIONS = 16;
const ROUNDS = 3;
const LEAST = 0.9;

/** The same pages for somebody signed in, beside Remix alone that renders them from memory. */
export async function signedInPages(place: Bench, served: Served, url: string, pages: Page[]): Promise<Part> {
  const Cookie = await signedIn(url, served.origin, 'editor');
  const child = place.start('bin/bench/framework.mjs', served.env);
  const [port] = (await once(child, 'message')) as [number];
  const framework = `http://127.0.0.1:${port}`;
  const rows = [];
  for (const { name, path } of [...pages, DESK]) {
    const sizes: number[] = [];
    for (const origin of [served.origin, framework]) {
      // The first answer of the framework is the one that is recorded; some more warm both up.
      for (let i = 0; i < 20; i++) {
        const answer = await fetch(origin + path, { headers: { Cookie }, redirect: 'manual' });
        const body = await answer.text();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        if (i === 0) sizes.push(body.length / 1024);
      }
    }
    const plain: [number[], number[]] = [[], []];
    const packed: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, origin] of [served.origin, framework].entries()) {
        plain[i]?.push(await answersPerSecond(origin + path, CONNECTIONS, 1, { Cookie, 'Accept-Encoding': 'identity' }));
        packed[i]?.push(await answersPerSecond(origin + path, CONNECTIONS, 1, { Cookie }));
      }
    }
    rows.push({ name, values: [median(packed[0]), median(packed[1]), ratio(...packed), median(plain[0]), median(plain[1]), ratio(...plain), ...sizes] });
  }
  await place.stop(child);
  return {
    key: 'signed-in', title: 'Signed-in pages',
    compared: `Requests in a second at ${CONNECTIONS} connections, signed in as an editor (nothing is shared between readers or kept), beside Remix alone: its own handler on Express with the same compression, the whole table of routes, each page rendered to a string with \`<Scripts/>\` and the payload that hydration needs, from loader data that was recorded once and answered from memory by loaders that return \`json(data)\`. No database, session, guard or log. The server does the same with its guard, headers, log, session and all the page's queries, and without the payload, which its pages do not need. Asked as a browser asks, both compressed, and once more without compression. Medians of ${ROUNDS} runs of a second each, in turn.`,
    tables: [{
      key: 'signed-in', title: 'Signed-in pages', rows, limit: { column: 2, least: LEAST, said: `at least ${LEAST}` },
      columns: ['requests/s', 'Remix alone', 'share of it', 'uncompressed', 'Remix alone, uncompressed', 'share of it, uncompressed', 'KB of HTML', 'KB of Remix alone'],
    }],
  };
}
