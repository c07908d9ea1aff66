import type { ChildProcess } from 'node:child_process';
import { memoryOf } from './place';

/** What a coordinator can take away, as the form on the desk asks for it. */
export const EXPORTS: { name: string; fields: Record<string, string> }[] = [
  ...['pilots', 'indicators', 'reports', 'reviews'].flatMap((subject) => ['csv', 'xlsx'].map((format) => ({ name: `${subject}, ${format}`, fields: { subject, format, lang: 'en', theme: '', year: '', round: '' } }))),
  { name: 'programme, pdf', fields: { subject: 'programme', reportLang: 'en', reportTheme: '', reportYear: '' } },
];

const PATIENCE = 180_000;

/** Reads an answer to its end without keeping any of it. @returns how many bytes it had */
async function size(answer: Response): Promise<number> {
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) bytes += read.value.length;
  return bytes;
}

/**
 * Asks for a file and takes it as soon as it is there.
 * @returns seconds until its last byte, its megabytes, and by how many megabytes the server's memory grew meanwhile; null where it is not offered
 */
export async function timeExport({ origin, child }: { origin: string; child: ChildProcess }, cookie: string, fields: Record<string, string>) {
  const before = memoryOf(child) ?? 0;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(child) ?? 0)), 50);
  try {
    const start = performance.now();
    const headers = { Cookie: cookie, Origin: origin };
    const asked = await fetch(`${origin}/en/desk/exports`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
    const [id] = /[0-9a-f-]{36}/.exec(asked.headers.get('Location') ?? '') ?? [];
    if (asked.status !== 303 || !id) return null;
    while (performance.now() - start < PATIENCE) {
      const file = await fetch(`${origin}/en/desk/exports/${id}/file`, { redirect: 'manual', headers });
      if (file.status === 200) {
        const bytes = await size(file);
        return { seconds: (performance.now() - start) / 1000, megabytes: bytes / 1024 / 1024, grew: most - before };
      }
      await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(`No file after ${PATIENCE / 1000} s`);
  } finally {
    clearInterval(watch);
  }
}
