import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** An answer as Express gave it, whole and not compressed. */
export type Rendered = { status: number; headers: [name: string, value: string][]; body: Buffer };

/**
 * Has a page rendered for everybody who asks for it. The request is a made-up one: of what a reader sent it holds the address alone, so nothing
 * else can get into the page, and it goes on when that reader hangs up.
 * @returns null when the answer broke off
 */
export function render(app: RequestListener, host: string, url: string): Promise<Rendered | null> {
  const socket = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() }) as Socket;
  const req = new IncomingMessage(socket);
  Object.assign(req, { method: 'GET', url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1, complete: true });
  req.headers = { host };
  req.push(null);
  const res = new ServerResponse(req);
  res.assignSocket(socket);

  const chunks: Buffer[] = [];
  const { write, end } = res;
  const keep = ([chunk, encoding]: unknown[]) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  res.write = (...args: unknown[]) => {
    keep(args);
    return Reflect.apply(write, res, args);
  };
  res.end = (...args: unknown[]) => {
    keep(args);
    return Reflect.apply(end, res, args);
  };
  return new Promise((resolve) => {
    res.once('finish', () => {
      // Known to Node since 15, and to its types for requests alone.
      const { getRawHeaderNames } = res as unknown as { getRawHeaderNames: () => string[] };
      const headers = getRawHeaderNames.call(res).flatMap((name) => [res.getHeader(name) ?? []].flat().map((value): [string, string] => [name, String(value)]));
      resolve({ status: res.statusCode, headers, body: Buffer.concat(chunks) });
      // What waits for the end of an answer must see one: the log, Remix.
      res.detachSocket(socket);
      res.emit('close');
    });
    res.once('close', () => resolve(null));
    app(req, res);
  });
}
