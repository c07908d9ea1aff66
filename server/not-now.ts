import type { ServerResponse } from 'node:http';
import type { AppLoadContext } from '@remix-run/node';
import { RETRY_AFTER } from '#app/platform/db/db.server';

/**
 * Answers 503 with Retry-After where the database could not be asked, whoever writes the answer: Remix knows only 500 for what a loader throws,
 * and lets no hook see the answers of its resource routes.
 */
export function sayNotNow(res: ServerResponse, context: AppLoadContext): void {
  const writeHead = res.writeHead;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    if (!context.unavailable || status < 500) return Reflect.apply(writeHead, res, [status, ...rest]);
    res.setHeader('Retry-After', RETRY_AFTER);
    res.setHeader('Cache-Control', 'no-store');
    res.statusMessage = 'Service Unavailable';
    return Reflect.apply(writeHead, res, [503]);
  }) as typeof writeHead;
}
