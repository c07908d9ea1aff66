import { json } from '@remix-run/node';
import { Conflict, Forbidden, Invalid, type Issue, NotFound } from '#app/domain/shared/outcome';
import { TooMany } from '#app/platform/auth/limits.server';
import { isUnavailable, RETRY_AFTER } from '#app/platform/db/db.server';
import type { Sent } from './form.server';

/** What a failed form is rendered again with: the person's own words, what is wrong, what someone else wrote. */
export type Failed = { sent: Sent; issues: Issue[]; theirs?: unknown };

const secretFields = /password/i;

/** What may be shown again of a form. */
export const keepable = (sent: Sent): Sent => Object.fromEntries(Object.entries(sent).filter(([name]) => !secretFields.test(name)));

/**
 * Runs a command for a page: its refusals become HTTP, here and nowhere else.
 * Invalid → 422 and Conflict → 409, both with the form's own values; TooMany → 429; NotFound → 404; Forbidden → 403;
 * a database that cannot be asked → 503.
 */
export async function attempt(sent: Sent, run: () => Promise<Response>) {
  try {
    return await run();
  } catch (error) {
    const failed: Failed = { sent: keepable(sent), issues: [] };
    if (error instanceof Invalid) return json({ ...failed, issues: error.issues }, 422);
    if (error instanceof Conflict) return json({ ...failed, issues: [{ field: '', code: 'conflict' }], theirs: error.theirs ?? null }, 409);
    if (error instanceof TooMany) {
      const minutes = Math.max(1, Math.ceil(error.seconds / 60));
      return json({ ...failed, issues: [{ field: '', code: 'tooMany', values: { minutes } }] }, { status: 429, headers: { 'Retry-After': String(error.seconds) } });
    }
    // The form is read already: what was written in it goes along, see not-now.server.ts.
    throw isUnavailable(error) ? json(failed, { status: 503, headers: { 'Retry-After': RETRY_AFTER } }) : asResponse(error);
  }
}

/** A refusal as the answer of a page that only shows. */
export function asResponse(error: unknown): unknown {
  if (error instanceof NotFound) return new Response(null, { status: 404 });
  if (error instanceof Forbidden) return new Response(null, { status: 403 });
  return error;
}

/** Runs a read for a page; NotFound becomes 404, Forbidden 403. */
export async function found<T>(read: Promise<T> | (() => Promise<T>)): Promise<T> {
  try {
    return await (typeof read === 'function' ? read() : read);
  } catch (error) {
    throw asResponse(error);
  }
}
