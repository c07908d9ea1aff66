import { createHash } from 'node:crypto';

/** A weak tag of content, or of what content is made from: weak, as it goes out compressed in several ways. */
export const tagOf = (content: string | Uint8Array): string => `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

const bare = (tag: string) => tag.trim().replace(/^W\//, '');

/**
 * Whether the reader already has what would be sent. Only the tag tells: what was withdrawn leaves the newest date as it was, or makes it older,
 * so `If-Modified-Since` would keep it before readers' eyes.
 */
export function isKept(request: Request, tag: string): boolean {
  const tags = request.headers.get('If-None-Match') ?? '';
  return tags.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}

/** For what is the same for everybody: any cache may hold it, and asks each time whether it still stands, as anything may be withdrawn. */
const ASK_AGAIN = 'public, no-cache';

type Kept = { request: Request; headers: Record<string, string>; changedAt?: Date };

/** An answer that caches may keep by its tag, if they ask each time; a 304 without body when the reader has it. `make` is asked only when it is needed. */
export async function keptBy(tag: string, { request, headers, changedAt }: Kept, make: () => string | Uint8Array | Promise<string | Uint8Array>): Promise<Response> {
  const all = { 'Cache-Control': ASK_AGAIN, ...headers, ETag: tag, ...(changedAt ? { 'Last-Modified': changedAt.toUTCString() } : {}) };
  if (isKept(request, tag)) {
    const { 'Content-Type': _type, ...kept } = all as Record<string, string>;
    return new Response(null, { status: 304, headers: kept });
  }
  const body = await make();
  return new Response(body as BodyInit, { headers: all });
}

/** The same for content that is at hand. */
export const kept = (content: string, how: Kept): Promise<Response> => keptBy(tagOf(content), how, () => content);
