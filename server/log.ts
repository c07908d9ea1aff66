import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pino } from 'pino';

/** One line of JSON an event on standard output. The demonstration and tests only tell of trouble. */
export const log = pino({
  level: process.env.NODE_ENV === 'test' ? 'silent' : process.env.AUKIO_DEMO === '1' ? 'warn' : 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** The signature of a link: whoever has it may go where it leads. */
const SIGNED = /[0-9a-f-]{36}\.[\w-]{20,}/g;

/** A path as the log may keep it: no secret part of a link, no name of a file, and nothing that is no part of our own addresses. */
export const loggedPath = (path: string): string =>
  path.slice(0, 300).replace(/^(\/documents\/[^/]*)\/.*/, '$1/…').replace(SIGNED, '…').replace(/[^/]*[^\w./-][^/]*/g, '…');

/** Gives each request an id and notes how it went: no query (links carry tokens), no addresses, no names. */
export const logging: RequestHandler = (req, res, next) => {
  const id = randomUUID();
  const start = performance.now();
  res.setHeader('X-Request-Id', id);
  res.locals.requestId = id;
  res.once('close', () => {
    const status: number = res.locals.refused ?? res.statusCode;
    const entry = { id, method: req.method, path: loggedPath(req.path), status, ms: Math.round(performance.now() - start) };
    if (status >= 500) log.warn(entry, 'failed');
    else log.info(entry, res.writableFinished ? 'answered' : 'left');
  });
  next();
};
