import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { answering } from '#app/platform/http/once.server';
import { branchesOf } from './branches';
import { drainOf } from './drained';
import { checkAddress, checkBody, checkSender } from './guard';
import { caching, securityHeaders } from './headers';
import { log, logging } from './log';
import { sayNotNow } from './not-now';
import { openToAll } from './open';
import { refuse } from './refuse';

export type AppSettings = {
  /** Remix's pages; a function while one develops, as they change. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Where the service answers, e.g. https://aukio.example */
  origin: string;
  /** Folder of the built files for browsers; unused with `vite`. */
  clientFolder?: string;
  /** The proxy whose X-Forwarded-For is believed. */
  trustedProxy?: string;
  mode?: 'production' | 'development' | 'test';
  /** Vite's own files, while one develops. */
  vite?: RequestHandler;
};

const YEAR = 31_536_000;
const clean = (address: string | undefined) => (address ?? '').replace(/^::ffff:/, '');

/** Files as they were built; names under /assets change with their contents. */
function files(folder: string): RequestHandler {
  const router = express.Router();
  const options = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  router.use('/assets', express.static(`${folder}/assets`, { ...options, maxAge: YEAR * 1000, immutable: true }));
  router.use('/assets', (req, res) => refuse(req, res, 404));
  router.use(express.static(folder, { ...options, maxAge: 3_600_000 }));
  return (req, res, next) => (req.method === 'POST' ? next() : router(req, res, next));
}

/** Remix's pages, each request answered by no more of the routes than its address may mean. */
function pages({ build, mode }: AppSettings): RequestHandler {
  const handlerOf = (of: AppSettings['build']) =>
    createRequestHandler({
      build: of,
      mode: mode === 'development' ? 'development' : 'production',
      getLoadContext: (_req, res) => {
        const context: AppLoadContext = { clientAddress: res.locals.clientAddress as string, drained: drainOf(res) };
        sayNotNow(res, context);
        return context;
      },
    });
  if (typeof build === 'function') return handlerOf(build);
  const branchOf = branchesOf(build);
  const handlers = new Map<ServerBuild, RequestHandler>();
  return (req, res, next) => {
    // As Remix reads it: dots in an address are resolved.
    const branch = branchOf(new URL(`http://site${req.originalUrl}`).pathname);
    const handler = handlers.get(branch) ?? handlerOf(branch);
    handlers.set(branch, handler);
    return answering(() => handler(req, res, next));
  };
}

/** The whole server as Express knows it: what every request must pass, then files, then Remix. */
export function createApp(settings: AppSettings): Express {
  const { origin, mode } = settings;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxy?.split(',').map((part) => part.trim()) ?? false);

  app.use(logging);
  app.use(securityHeaders({ origin, development: mode === 'development' }));
  app.use(caching);
  app.use((req, res, next) => {
    res.locals.clientAddress = clean(req.ip);
    next();
  });
  app.use(checkAddress(origin));
  app.use(openToAll);
  app.use(checkSender(origin));
  app.use(checkBody);
  app.use(compression());
  if (settings.vite) app.use(settings.vite);
  else if (settings.clientFolder) app.use(files(settings.clientFolder));
  app.all('*', pages(settings));

  const onFault: ErrorRequestHandler = (error, req, res, _next) => {
    const status = Number((error as { status?: number }).status);
    if (status >= 400 && status < 500) return refuse(req, res, 400);
    if (res.headersSent) {
      if (!res.writableEnded && req.complete) res.destroy();
      return;
    }
    log.error({ id: res.locals.requestId, err: error }, 'fault');
    refuse(req, res, 500);
  };
  app.use(onFault);
  return app;
}
