import type { EntryContext } from '@remix-run/node';
import { RETRY_AFTER } from '#app/platform/db/db.server';
import { keepable } from './attempt.server';
import { sentIn, type Sent } from './form.server';

/** What was written in a form that no action came to read. */
async function unread(request: Request): Promise<Sent> {
  if (request.method !== 'POST' || request.bodyUsed) return {};
  return request.formData().then((form) => keepable(sentIn(form)), () => ({}));
}

/**
 * Turns a page whose database could not be asked into one that says so, and gives back what the person had written: who was not let as far as the
 * form, as the session could not be looked up, loses it as little as whose command failed. @returns the answer's status
 */
export async function sayUnavailable({ staticHandlerContext }: EntryContext, request: Request, headers: Headers, unavailable: boolean, status: number): Promise<number> {
  const { errors } = staticHandlerContext;
  const [, thrown] = Object.entries(errors ?? {}).find(([, error]) => error?.status === 503) ?? [];
  if (!errors || !(unavailable || thrown)) return status;
  const sent: Sent = thrown?.data?.sent ?? (await unread(request));
  for (const id of Object.keys(errors)) errors[id] = { status: 503, statusText: 'Service Unavailable', internal: false, data: { sent } };
  headers.set('Retry-After', RETRY_AFTER);
  headers.set('Cache-Control', 'no-store');
  return 503;
}
