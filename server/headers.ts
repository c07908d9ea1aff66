import type { RequestHandler } from 'express';
import helmet from 'helmet';
import onHeaders from 'on-headers';
import { isStopping } from '#app/platform/env/lifecycle.server';
import { isPersonal, isPrivate, isShared } from './shared-pages';

type Settings = { origin: string; development?: boolean };

/** The headers that every answer carries: pages, files, refusals and faults alike. */
export function securityHeaders({ origin, development }: Settings): RequestHandler {
  const self = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        // Vite puts style sheets into the page while one develops.
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : self,
        imgSrc: ["'self'", 'data:'],
        fontSrc: self,
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: self,
      },
    },
    // Not `no-referrer`: forms would then send `Origin: null`, which the guard refuses.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: origin.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
}

/** The same headers as plain lines, for answers written below Express. */
export function securityHeaderLines(settings: Settings): string {
  const lines: string[] = [];
  const res = { setHeader: (name: string, value: string) => lines.push(`${name}: ${value}`), removeHeader: () => {} };
  securityHeaders(settings)({} as never, res as never, () => {});
  return lines.join('\r\n');
}

/**
 * What may be kept where: nothing of a signed-in person, of a private page or of an answer that sets a cookie;
 * other pages only after asking again, unless they say otherwise themselves: by anybody's cache, where a page is the same for everybody.
 */
export const caching: RequestHandler = (req, res, next) => {
  const isTheirs = isPrivate(req.path) || isPersonal(req.headers.cookie);
  onHeaders(res, () => {
    // A kept connection would hold up the end of the process.
    if (isStopping()) res.setHeader('Connection', 'close');
    if (isTheirs || res.getHeader('Set-Cookie')) {
      if (!/immutable|no-store/.test(String(res.getHeader('Cache-Control')))) res.setHeader('Cache-Control', 'no-store');
    } else if (!res.getHeader('Cache-Control')) {
      const isPage = res.statusCode === 200 && req.method !== 'POST' && isShared(req.originalUrl) && String(res.getHeader('Content-Type')).startsWith('text/html');
      res.setHeader('Cache-Control', isPage ? 'public, no-cache' : 'private, no-cache');
    }
  });
  next();
};
