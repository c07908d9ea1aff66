import { createHash } from 'node:crypto';

/** A weak tag of content, or of what content is made from: weak, as it goes out compressed in several ways. */
export const tagOf = (content: string | Uint8Array): string => `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

const bare = (tag: string) => tag.trim().replace(/^W\//, '');

/** Whether the reader already has what would be sent. */
function has(request: Request, tag: string, changedAt?: Date): boolean {
  const tags = request.headers.get('If-None-Match');
  if (tags !== null) return tags.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
  const since = Date.parse(request.headers.get('If-Modified-Since') ?? '');
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

type Kept = { request: Request; headers: Record<string, string>; changedAt?: Date };

/** An answer that caches may keep, by its tag; a 304 without body when the reader has it. `make` is asked only when it is needed. */
export async function keptBy(tag: string, { request, headers, changedAt }: Kept, make: () => string | Uint8Array | Promise<string | Uint8Array>): Promise<Response> {
  const all = { ...headers, ETag: tag, ...(changedAt ? { 'Last-Modified': changedAt.toUTCString() } : {}) };
  if (has(request, tag, changedAt)) {
    const { 'Content-Type': _type, ...kept } = all as Record<string, string>;
    return new Response(null, { status: 304, headers: kept });
  }
  const body = await make();
  return new Response(body as BodyInit, { headers: all });
}

/** The same for content that is at hand. */
export const kept = (content: string, how: Kept): Promise<Response> => keptBy(tagOf(content), how, () => content);
