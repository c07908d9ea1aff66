import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tagOf } from '#app/page/answer.server';
import { isStopping } from '#app/platform/env/lifecycle.server';
import { log, loggedPath } from '../log';
import { type Encoding, encode, encodingFor } from './encoding';
import type { Rendered } from './render';

/** What each answer has anew. */
const OWN = /^(?:x-request-id|connection|keep-alive|date|content-length|transfer-encoding|etag)$/i;
/** Smaller ones only grow. */
const WORTH_IT = 1_024;
/** What the headers and the book-keeping of a page weigh, roughly, in bytes. */
const AROUND = 2_048;

type Variant = { headers: string[]; body: Buffer };

const bare = (tag: string) => tag.trim().replace(/^W\//, '');

/** An answer that may be given to many. */
export class Page {
  readonly #rendered: Rendered;
  readonly #headers: string[];
  readonly #etag: string | null;
  readonly #notModified: string[];
  readonly #varies: boolean;
  readonly #variants = new Map<Encoding, Variant>();
  readonly #making = new Map<Encoding, Promise<Variant>>();
  /** Told when it has become larger. */
  onGrowth: (() => void) | undefined;
  /** What it takes of memory, in bytes. */
  size: number;
  /** Everybody may be given it, now and later. */
  readonly isKept: boolean;
  /** Everybody who asks while it is made may be given it; else only who asked first. */
  readonly isForAll: boolean;
  /** Not even who asked first: it says that it depends on more than its address. */
  readonly isPersonal: boolean;

  constructor(rendered: Rendered) {
    this.#rendered = rendered;
    const said = (name: string) => rendered.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value).join(', ');
    const [control, vary, type] = [said('cache-control'), said('vary'), said('content-type')];
    this.#varies = /^accept-encoding$/i.test(vary) && !control.includes('no-transform');
    this.isPersonal = said('set-cookie') !== '' || !/^(?:accept-encoding)?$/i.test(vary);
    // That the database is away holds for all who wait, and each for themselves would only find it out later.
    this.isForAll = !this.isPersonal && (rendered.status === 503 || !control.includes('no-store'));
    this.isKept = this.isForAll && rendered.status === 200 && /\bpublic\b/.test(control) && type.startsWith('text/html');
    this.#headers = rendered.headers.filter(([name]) => !OWN.test(name)).flat();
    this.#etag = this.isKept ? tagOf(rendered.body) : null;
    if (this.#etag) this.#headers.push('ETag', this.#etag);
    this.#notModified = this.#headers.flatMap((name, i) => (i % 2 === 0 && !/^content-type$/i.test(name) ? [name, this.#headers[i + 1] as string] : []));
    this.size = rendered.body.length + AROUND;
  }

  get status(): number {
    return this.#rendered.status;
  }

  /** The id under which its rendering stands in the log. */
  get renderedAs(): string | undefined {
    return this.#rendered.headers.find(([name]) => name.toLowerCase() === 'x-request-id')?.[1];
  }

  #has(tags: string | undefined): boolean {
    if (tags === undefined || this.#etag === null) return false;
    return tags === this.#etag || tags.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(this.#etag as string));
  }

  async #make(encoding: Encoding): Promise<Variant> {
    const body = await encode(this.#rendered.body, encoding);
    const headers = [...this.#headers, ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]), 'Content-Length', String(body.length)];
    const variant = { headers, body };
    this.#variants.set(encoding, variant);
    this.#making.delete(encoding);
    if (encoding !== 'identity') {
      this.size += body.length;
      this.onGrowth?.();
    }
    return variant;
  }

  #variant(encoding: Encoding): Promise<Variant> {
    const made = this.#making.get(encoding) ?? this.#make(encoding);
    this.#making.set(encoding, made);
    return made;
  }

  /** Gives it to somebody. @param id of an answer that is in the log already; another one is written down */
  send(req: IncomingMessage, res: ServerResponse, id?: string): void {
    const encoding = this.#varies && this.#rendered.body.length >= WORTH_IT ? encodingFor(req.headers['accept-encoding'] as string | undefined) : 'identity';
    const variant = this.#variants.get(encoding);
    if (variant) this.#write(req, res, variant, id);
    else {
      this.#variant(encoding).then(
        (made) => this.#write(req, res, made, id),
        (error) => {
          log.error({ err: error }, 'fault');
          res.destroy();
        },
      );
    }
  }

  #write(req: IncomingMessage, res: ServerResponse, variant: Variant, id: string | undefined): void {
    if (res.destroyed) return;
    const isKnown = this.#has(req.headers['if-none-match']);
    const headers = (isKnown ? this.#notModified : variant.headers).slice();
    const own = id ?? randomUUID();
    headers.push('X-Request-Id', own);
    // A kept connection would hold up the end of the process.
    if (isStopping()) headers.push('Connection', 'close');
    const status = isKnown ? 304 : this.#rendered.status;
    if (id === undefined && log.isLevelEnabled('info')) note(req, res, own, status);
    res.writeHead(status, headers);
    res.end(isKnown || req.method === 'HEAD' ? undefined : variant.body);
  }
}

/** Notes an answer as `logging` does; the time is what it took to take the answer. */
function note(req: IncomingMessage, res: ServerResponse, id: string, status: number): void {
  const start = performance.now();
  const path = loggedPath((req.url ?? '').split('?', 1)[0] ?? '');
  res.once('close', () => {
    log.info({ id, method: req.method, path, status, ms: Math.round(performance.now() - start) }, res.writableFinished ? 'answered' : 'left');
  });
}
