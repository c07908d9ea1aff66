import { type EntryContext, json } from '@remix-run/node';
import type { MovedOn } from '#app/components/moved-on';
import { redirectTo } from '#app/platform/http/redirect.server';
import type { Failed } from './attempt.server';
import { sentIn, type Sent } from './form.server';

/** After a refused form Remix reads the page anew with the form's own headers. */
const isAfterForm = (request: Request): boolean => request.headers.has('Content-Type');

async function sentBy(request: Request): Promise<Sent> {
  if (request.method === 'GET' || request.bodyUsed) return {};
  return request.formData().then(sentIn, () => ({}));
}

/**
 * What a page answers, to be thrown, when what it is for can no longer be done, since somebody else was first. Whoever only looks is led to
 * how things stand, with a word; whoever has sent a form reads that nothing was saved, and keeps the text.
 * @param to where one sees how things stand; @param otherwise the answer to those who only look
 */
export async function movedOn(request: Request, to: string, otherwise = redirectTo(to, { flash: 'movedOn' })): Promise<Response> {
  if (request.method === 'GET' && !isAfterForm(request)) return otherwise;
  return json({ to, sent: await sentBy(request), issues: [] } satisfies MovedOn, 409);
}

const isFailed = (data: unknown): data is Failed & { labels?: Record<string, string> } => typeof data === 'object' && data !== null && 'sent' in data && 'issues' in data;
const GONE = [403, 404, 409, 410];

/**
 * Turns a page that can no longer be shown after its form was refused into one that says so: without it the person would read that a page
 * is missing that they have just written in, and lose the text. @returns the answer's status
 */
export function sayMovedOn({ staticHandlerContext }: EntryContext, status: number): number {
  const { errors, actionData } = staticHandlerContext;
  const failed = Object.values(actionData ?? {}).find(isFailed);
  const [at, error] = Object.entries(errors ?? {})[0] ?? [];
  if (!at || !failed || !GONE.includes(error?.status)) return status;
  const data: MovedOn = { to: error.data?.to ?? null, sent: failed.sent, issues: failed.issues, labels: failed.labels };
  staticHandlerContext.errors = { [at]: { ...error, status: 409, statusText: '', internal: false, data } };
  return 409;
}
