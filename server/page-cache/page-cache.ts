import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { now } from '#app/platform/env/clock.server';
import { isPersonal, isShared } from '../shared-pages';
import { Freshness } from './freshness';
import { Page } from './page';
import { render } from './render';
import { Shelf } from './shelf';

type Settings = {
  /** Where the service answers; other Hosts are left to Express, which refuses them. */
  origin: string;
  /** How much may be kept, in bytes. */
  limit: number;
  /** How long a page may be behind the database, in milliseconds. */
  lag: number;
  /** The content's version. @throws when it cannot be told */
  version: () => Promise<string>;
};

/** As many addresses are remembered that are not shared after all. */
const MOST_ALONE = 1_000;
const STUCK = 5_000;
const HOUR = 3_600_000;

/** What was rendered from one state of the content; with the next one all of it is forgotten at once. */
class Edition {
  /** Addresses with a query have a shelf of their own: there is no end of them. */
  readonly #shelves: { plain: Shelf<Page>; asked: Shelf<Page> };
  readonly rendering = new Map<string, { page: Promise<Page | null>; since: number }>();
  readonly alone = new Set<string>();

  constructor(
    readonly version: string,
    limit: number,
  ) {
    this.#shelves = { plain: new Shelf(limit / 2), asked: new Shelf(limit / 2) };
  }

  shelfOf(url: string): Shelf<Page> {
    return url.includes('?') ? this.#shelves.asked : this.#shelves.plain;
  }
}

/** Days change at full hours, in Finland and on the server; pages say what is due today. */
const withHour = (version: string) => `${version} ${Math.floor(now().getTime() / HOUR)}`;

/**
 * Answers for pages that are the same for everybody before Express is asked: only to who is nobody in particular, only what Express said may be
 * kept, and only while the database shows what it was rendered from (decision 33). Everything else is Express's, as it came.
 */
export function pageCache(app: RequestListener, { origin, limit, lag, version }: Settings): RequestListener {
  const { host } = new URL(origin);
  let edition = new Edition('', limit);
  const freshness = new Freshness({
    lag,
    // The hour is read first, like the version: what is rendered afterwards is no older.
    ask: async () => {
      const at = withHour('');
      return `${await version()}${at}`;
    },
    onVersion: (found) => {
      if (found !== edition.version) edition = new Edition(found, limit);
    },
  });

  async function rendered(of: Edition, url: string): Promise<Page | null> {
    const answer = await render(app, host, url);
    const page = answer && new Page(answer);
    if (page?.isKept) of.shelfOf(url).put(url, page);
    else if (page && page.status < 500 && !page.isForAll && of.alone.size < MOST_ALONE) of.alone.add(url);
    return page;
  }

  function begin(of: Edition, url: string): Promise<Page | null> {
    const begun = { page: rendered(of, url), since: performance.now() };
    of.rendering.set(url, begun);
    const end = () => void (of.rendering.get(url) === begun && of.rendering.delete(url));
    begun.page.then(end, end);
    return begun.page;
  }

  async function answerAnew(req: IncomingMessage, res: ServerResponse, url: string): Promise<void> {
    if (!freshness.isSure() && !(await freshness.make())) return void app(req, res);
    const of = edition;
    if (of.alone.has(url)) return void app(req, res);
    const kept = of.shelfOf(url).get(url);
    if (kept) return kept.send(req, res);
    const begun = of.rendering.get(url);
    // One that is stuck holds up only who asked by then.
    const underWay = begun && performance.now() - begun.since < STUCK ? begun.page : undefined;
    const page = await (underWay ?? begin(of, url));
    if (res.destroyed) return;
    // The first one gets what was rendered for it; the others only what is anybody's.
    if (page && (underWay ? page.isForAll : !page.isPersonal)) page.send(req, res, underWay ? undefined : page.renderedAs);
    else app(req, res);
  }

  return (req, res) => {
    const { method, url = '' } = req;
    if (method !== 'GET' && method !== 'HEAD') {
      const { writeHead } = res;
      // Whoever reads the answer to what they sent, and looks, sees it.
      res.writeHead = ((...args: unknown[]) => {
        freshness.expire();
        return Reflect.apply(writeHead, res, args);
      }) as typeof writeHead;
      return app(req, res);
    }
    const { headers } = req;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (headers.host !== host || hasBody || isPersonal(headers.cookie)) return app(req, res);
    const kept = freshness.isSure() ? edition.shelfOf(url).get(url) : undefined;
    if (kept) kept.send(req, res);
    else if (!isShared(url)) app(req, res);
    else void answerAnew(req, res, url).catch((error) => res.destroy(error as Error));
  };
}
