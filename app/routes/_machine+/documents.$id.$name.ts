import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { isShownDocument } from '#app/domain/milestones/evidence.server';
import { openDocument } from '#app/domain/shared/documents.server';
import { isKept } from '#app/page/answer.server';
import { found } from '#app/page/attempt.server';
import { viewerOf } from '#app/page/viewer.server';

/** One document as a download. Its bytes never change under one address, but what shows it may go. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { name, type, bytes, stream, isPublic } = await found(() => openDocument(() => viewerOf(request), params.id ?? '', params.name ?? '', isShownDocument));
  const cache = isPublic ? 'private, no-cache' : 'private, no-store';
  const tag = `"${params.id}"`;
  if (isPublic && isKept(request, tag)) return new Response(null, { status: 304, headers: { 'Cache-Control': cache, ETag: tag } });
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\w. ()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(request.method === 'HEAD' ? null : createReadableStreamFromReadable(stream()), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': cache,
      ...(isPublic ? { ETag: tag } : {}),
    },
  });
}
