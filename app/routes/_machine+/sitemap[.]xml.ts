import type { LoaderFunctionArgs } from '@remix-run/node';
import { fileStarts, type Place, placeFrom, placeText, type PublicPage, publicEntries, standingPages } from '#app/domain/search/sitemap.server';
import { env } from '#app/platform/env/env.server';

/** Entries of a kind in one file: quick to make, whichever file is asked for. */
const ENTRIES = 5_000;
/** So many files still make one within the protocol's 50,000 addresses, with three languages each. */
const TOGETHER = 3;

const OPENING =
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n';

/** One `<url>` for each language a page really exists in, each naming all of them. Paths are slugs and need no escaping. */
function urls(origin: string, { path, languages, updatedAt }: PublicPage): string {
  const alternates = languages.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${origin}/${lang}${path}"/>`).join('');
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : '';
  return languages.map((lang) => `<url><loc>${origin}/${lang}${path}</loc>${changed}${alternates}</url>\n`).join('');
}

/** Standing pages and entries as one file. */
async function* file(origin: string, standing: boolean, places: Place[]): AsyncGenerator<string> {
  yield OPENING;
  if (standing) yield standingPages().map((page) => urls(origin, page)).join('');
  let waiting = '';
  for (const place of places) {
    for await (const page of publicEntries(place, ENTRIES)) {
      waiting += urls(origin, page);
      if (waiting.length < 65_536) continue;
      yield waiting;
      waiting = '';
    }
  }
  yield `${waiting}</urlset>\n`;
}

function streamed(chunks: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** Every public page in its real languages; an index of several files when there are very many. */
export async function loader({ request }: LoaderFunctionArgs) {
  const origin = env().ORIGIN;
  const headers = { 'Content-Type': 'application/xml; charset=utf-8' };
  const asked = new URL(request.url).searchParams.get('file');
  if (asked === 'pages') return new Response(streamed(file(origin, true, [])), { headers });
  if (asked !== null) {
    const place = placeFrom(asked);
    if (!place) throw new Response(null, { status: 404 });
    return new Response(streamed(file(origin, false, [place])), { headers });
  }
  const starts = await fileStarts(ENTRIES);
  const isSmall = starts.length <= TOGETHER;
  if (isSmall) return new Response(streamed(file(origin, true, starts)), { headers });
  const parts = ['pages', ...starts.map(placeText)].map((name) => `<sitemap><loc>${origin}/sitemap.xml?file=${name}</loc></sitemap>\n`);
  const index = `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('')}</sitemapindex>\n`;
  return new Response(index, { headers });
}
