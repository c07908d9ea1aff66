import type { LinkPicture } from '#app/platform/link-picture/design';
import { drawLinkPicture, StudioFull } from '#app/platform/link-picture/studio.server';
import { keptBy, tagOf } from './answer.server';

/** Raised when the design changes, so that what others keep is drawn anew. */
const EDITION = 1;

/** A picture as PNG for an hour's keeping. @throws 404 when there is nothing to draw, 503 while too many are being drawn */
export async function pictureAnswer(request: Request, picture: LinkPicture | null): Promise<Response> {
  if (!picture) throw new Response(null, { status: 404 });
  const tag = tagOf(JSON.stringify([EDITION, picture]));
  try {
    return await keptBy(tag, { request, headers: { 'Content-Type': 'image/png' } }, () => drawLinkPicture(tag, picture));
  } catch (error) {
    if (!(error instanceof StudioFull)) throw error;
    throw new Response(null, { status: 503, headers: { 'Retry-After': '10', 'Cache-Control': 'no-store' } });
  }
}
