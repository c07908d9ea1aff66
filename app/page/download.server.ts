import type { AppLoadContext } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';
import type { Download } from '#app/domain/shared/download';
import { LICENCE } from '#app/domain/shared/licence';
import { now } from '#app/platform/env/clock.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';

/** For Excel and its kin: a mark of UTF-8, semicolons, CRLF, and no cell that could run as a formula. */
const CSV = { delimiter: ';', record_delimiter: 'windows', escape_formulas: true } as const;

async function* asCsv<Row>({ columns, batches }: Download<Row>): AsyncGenerator<string> {
  yield stringify([columns.map(({ heading }) => heading)], { ...CSV, bom: true });
  for await (const rows of batches()) yield stringify(rows.map((row) => columns.map(({ cell }) => cell(row))), CSV);
}

async function* asJson<Row>({ name, filters, record, batches }: Download<Row>, lang: Lang): AsyncGenerator<string> {
  const about = { generated: now().toISOString(), source: `${env().ORIGIN}/${lang}/${name}`, licence: LICENCE, language: lang, filters: filters.map(([filter, value]) => ({ filter, value })) };
  yield `{\n"about": ${JSON.stringify(about)},\n"${name}": [`;
  let between = '\n';
  for await (const rows of batches()) {
    yield between + rows.map((row) => JSON.stringify(record(row))).join(',\n');
    between = ',\n';
  }
  yield '\n]\n}\n';
}

/** Text as a body that is made only as fast as it is taken, and no longer than somebody takes it. */
function taken(chunks: AsyncGenerator<string>, { signal }: Request, drained: (() => Promise<void>) | undefined): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        await drained?.();
        const { value, done } = signal.aborted ? await chunks.return(undefined) : await chunks.next();
        if (done || value === undefined) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    // Nothing is read before it is asked for: a HEAD asks for nothing.
    { highWaterMark: 0 },
  );
}

type Asked = { request: Request; context: AppLoadContext; lang: Lang };

/** A list as a file to keep, in the reader's language: `csv` for people's tables, `json` for machines. */
export function downloadOf<Row>(format: 'csv' | 'json', { request, context, lang }: Asked, download: Download<Row>): Response {
  const day = now().toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
  const chunks = format === 'csv' ? asCsv(download) : asJson(download, lang);
  return new Response(taken(chunks, request, context.drained), {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="aukio-${download.name}-${day}.${format}"`,
      'Content-Language': lang,
      'X-Robots-Tag': 'noindex',
    },
  });
}
