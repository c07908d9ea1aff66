import type { RequestHandler } from 'express';
import { refuse } from './refuse';

const MAX_URL = 8 * 1024;
const MB = 1024 * 1024;
/** Largest bodies, in bytes: a form's words, and a form with pictures. */
export const BODY_LIMITS = { 'application/x-www-form-urlencoded': 1.5 * MB, 'multipart/form-data': 12 * MB } as const;

class BodyTooLarge extends Error {
  override name = 'AbortError';
}

const mediaType = (header: string | undefined) => (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
const isSafe = (method: string) => ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);

/** Host must be the configured one: no address is ever derived from a request. */
export function checkAddress(origin: string): RequestHandler {
  const { host, protocol } = new URL(origin);
  return (req, res, next) => {
    if (req.headers.host?.toLowerCase() !== host) return refuse(req, res, 400, { key: 'host', values: { origin } });
    if (req.originalUrl.length > MAX_URL) return refuse(req, res, 414);
    if (!req.originalUrl.startsWith('/') || !URL.canParse(`${origin}${req.originalUrl}`)) return refuse(req, res, 400);
    // Only the proxy that Express was told to trust has been believed by now; Remix must not read them again.
    for (const name of Object.keys(req.headers)) {
      if (name.startsWith('x-forwarded-') || name === 'forwarded') delete req.headers[name];
    }
    Object.defineProperty(req, 'protocol', { value: protocol.slice(0, -1) });
    Object.defineProperty(req, 'hostname', { value: new URL(origin).hostname });
    next();
  };
}

/** Unsafe methods must come from our own pages, before any action can run. */
export function checkSender(origin: string): RequestHandler {
  return (req, res, next) => {
    if (!isSafe(req.method)) {
      const site = req.headers['sec-fetch-site'];
      if (req.headers.origin !== origin || (site !== undefined && site !== 'same-origin')) return refuse(req, res, 403);
    }
    if (!['GET', 'HEAD', 'POST'].includes(req.method)) return refuse(req, res, 405, { headers: { Allow: 'GET, HEAD, POST' } });
    next();
  };
}

/** Bodies must be forms, and are counted while they arrive; the one that is too large never reaches an action. */
export const checkBody: RequestHandler = (req, res, next) => {
  const announced = Number(req.headers['content-length'] ?? 0);
  if (req.method !== 'POST') {
    if (announced > 0 || req.headers['transfer-encoding'] !== undefined) return refuse(req, res, 400);
    return next();
  }
  const type = mediaType(req.headers['content-type']);
  if (!Object.hasOwn(BODY_LIMITS, type)) return refuse(req, res, 415);
  if (type === 'multipart/form-data' && !/;\s*boundary=/i.test(req.headers['content-type'] ?? '')) return refuse(req, res, 400);
  const limit = BODY_LIMITS[type as keyof typeof BODY_LIMITS];
  const tooLarge = () => refuse(req, res, 413, { values: { limit: limit / MB } });
  if (announced > limit) return tooLarge();

  let received = 0;
  const count = (chunk: Buffer) => {
    received += chunk.length;
    if (received <= limit) return;
    req.off('data', count);
    tooLarge();
    // Whoever reads the body learns that it is broken; without this a cut-off form would look complete.
    req.emit('error', new BodyTooLarge());
  };
  req.on('error', () => {});
  req.on('data', count);
  req.pause(); // flows when the reader pulls
  next();
};
