import type { RequestHandler } from 'express';
import { refuse } from './refuse';

/** What programs and other sites' pages may read: the open interface, the catalogue, feeds, downloads, pictures for links. */
const OPEN = /^\/(?:api|og)(?:\/|$)|^\/catalog\.jsonld$|^\/(?:fi|sv|en)\/[\w-]+\.(?:atom|csv|json)$/;
const METHODS = 'GET, HEAD, OPTIONS';
const DAY = '86400';

/** Lets any page read what is open, never with cookies, and nobody write to it. */
export const openToAll: RequestHandler = (req, res, next) => {
  if (!OPEN.test(req.path)) return next();
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Expose-Headers', 'ETag, Link, Content-Language');
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  if (req.method !== 'OPTIONS') return refuse(req, res, 405, { headers: { Allow: METHODS } });
  res.setHeader('Allow', METHODS);
  res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD');
  res.setHeader('Access-Control-Allow-Headers', 'If-None-Match');
  res.setHeader('Access-Control-Max-Age', DAY);
  res.status(204).end();
};
