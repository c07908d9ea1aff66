import { type Part, percentile, median } from './figures';
import { type Editor, post, told, writePilot } from './forms';
import { rowsOf, signedIn } from './pages';
import type { Served } from './place';

const EDITORS = ['editor', 'editor2', 'editor.turku'];
const CLIENTS = 12;
const PILOTS = 120;
/** Milliseconds that the event loop may be late, in 99 of 100 cases. */
const LATE = 50;

/** Lets clients take turns at what is to be done. @returns milliseconds that each took, and seconds for all */
async function together<T>(all: T[], work: (one: T, client: number) => Promise<unknown>): Promise<{ times: number[]; seconds: number }> {
  const left = [...all];
  const times: number[] = [];
  const start = performance.now();
  const client = async (_: unknown, number: number) => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const began = performance.now();
      await work(one, number);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { times, seconds: (performance.now() - start) / 1000 };
}

/** Editors who write pilots and hand them in, on a PostgreSQL that waits for the disk. */
export async function submissions(served: Served, url: string): Promise<Part> {
  const { origin } = served;
  const editors: Editor[] = [];
  for (const account of EDITORS) {
    const [place] = await rowsOf<{ lead: string }>(url, `SELECT m."partnerId" AS lead FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE p.email = $1 AND 'editor' = ANY(m.roles)`, [`${account}@demo.aukio.example`]);
    editors.push({ origin, cookie: await signedIn(url, origin, account), lead: place?.lead ?? '' });
  }
  const editorOf = (client: number) => editors[client % editors.length] as Editor;
  const checks: { path: string; editor: Editor }[] = [];
  const write = async (i: number, client: number) => {
    const editor = editorOf(client);
    checks.push({ path: await writePilot(editor, `Mitattu ${i} ${Date.now().toString(36)}`), editor });
  };
  await together(Array.from({ length: CLIENTS }, (_, i) => i), write);
  await told(served);
  const writing = await together(Array.from({ length: PILOTS }, (_, i) => CLIENTS + i), write);
  const duringForms = await told(served);
  for (const { path, editor } of checks.splice(0, CLIENTS)) await post(editor, path, {});
  await told(served);
  const handing = await together([...checks], ({ path, editor }) => post(editor, path, {}));
  const duringSubmissions = await told(served);
  const [fsync] = await rowsOf<{ fsync: string; commit: string }>(url, `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`);
  const FORMS = PILOTS * 13;
  return {
    key: 'submissions', title: 'Writing',
    compared: `${CLIENTS} clients signed in as ${EDITORS.length} editors, over HTTP: each writes pilots (one is begun, six forms are opened and sent), then all of them are handed in for review at once. Every form is a transaction in PostgreSQL with fsync ${fsync?.fsync} and synchronous_commit ${fsync?.commit}; handing one in writes the revision, the timeline and the letters owed. The event loop's delay is that of the server while they do so.`,
    tables: [
      {
        key: 'submissions', title: 'Forms and submissions', columns: ['in a second', 'median ms', 'p99 ms', 'event loop late by, p99 ms', 'at most, ms'],
        limit: { column: 3, most: LATE, said: `at most ${LATE}` },
        rows: [
          { name: 'Forms opened and saved', values: [FORMS / writing.seconds, median(writing.times) / 13, percentile(writing.times, 99) / 13, duringForms.p99, duringForms.max] },
          { name: 'Pilots handed in', values: [checks.length / handing.seconds, median(handing.times), percentile(handing.times, 99), duringSubmissions.p99, duringSubmissions.max] },
        ],
      },
    ],
  };
}
