import type { ServerResponse } from 'node:http';
import type { AppLoadContext } from '@remix-run/node';

/** After how many seconds to ask again: a connection is waited for as long as this. */
const SECONDS = '5';

/**
 * Answers 503 with Retry-After where the database could not be asked, whoever writes the answer: Remix knows only 500 for what a loader throws,
 * and lets no hook see the answers of its resource routes.
 */
export function sayNotNow(res: ServerResponse, context: AppLoadContext): void {
  const writeHead = res.writeHead;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!context.unavailable || status < 500) return Reflect.apply(writeHead, res, [status, ...rest]);
    res.setHeader('Retry-After', SECONDS);
    res.setHeader('Cache-Control', 'no-store');
    res.statusMessage = 'Service Unavailable';
    return Reflect.apply(writeHead, res, [503]);
  }) as typeof writeHead;
}
