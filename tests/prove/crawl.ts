import { formsIn, type PageForm } from '#tests/bars/forms';
import { type Answer, ask } from '#tests/setup/http';
import { routeFinder } from '#tests/setup/manifest';

/** A page that somebody came to by following links, with what it lets them send. */
export type FoundPage = { path: string; route: string; forms: PageForm[] };

const plain = (text: string) => text.replace(/&amp;/g, '&').replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"');
const FILES = /\.(?:csv|json|xlsx|atom|png|svg|pdf|xml|css|js)$/;

/**
 * Follows links from a few pages as somebody, in one language, and opens so many pages of each route, two of them with a query.
 * What nobody links to is not found, and what is found need not be told to this.
 * @param cookie the Cookie header of who looks; none for a reader without an account
 * @param perRoute how many pages of one route are opened
 * @param seen gets each page as it was answered
 */
export async function crawl(origin: string, cookie: string | undefined, { starts = ['/fi', '/fi/desk', '/fi/account', '/fi/lists'], perRoute = 1, seen = (_page: FoundPage, _answer: Answer): void => {} } = {}): Promise<FoundPage[]> {
  const routeOf = routeFinder();
  const headers: Record<string, string> = cookie ? { Cookie: cookie } : {};
  const waiting = [...starts];
  const known = new Set(waiting);
  const opened = new Map<string, number>();
  const pages: FoundPage[] = [];
  const visit = async (path: string) => {
    const route = routeOf(path);
    if (!route) return;
    // Filters multiply without end, and lead to the same rows: two of them will do.
    const shape = path.includes('?') ? `${route} ?` : route;
    const times = opened.get(shape) ?? 0;
    if (times >= (path.includes('?') ? Math.min(2, perRoute) : perRoute)) return;
    opened.set(shape, times + 1);
    const answer = await ask(origin, path, { headers });
    const { status, body, headers: answered } = answer;
    if (status !== 200 || !String(answered['content-type']).startsWith('text/html')) return;
    const page = { path, route, forms: formsIn(body, path) };
    pages.push(page);
    seen(page, answer);
    for (const [, href = ''] of body.matchAll(/<a\b[^>]*?\shref="([^"#]+)/g)) {
      const url = new URL(plain(href), `${origin}${path}`);
      const next = url.pathname + url.search;
      if (url.origin !== origin || !/^\/fi(?:[/?]|$)/.test(next) || FILES.test(url.pathname) || known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  };
  while (waiting.length > 0) await Promise.all(waiting.splice(0, 4).map(visit));
  return pages;
}
