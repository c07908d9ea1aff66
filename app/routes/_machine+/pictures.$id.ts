import type { LoaderFunctionArgs } from '@remix-run/node';
import { isShownEvidence } from '#app/domain/milestones/evidence.server';
import { contentTypes } from '#app/domain/registry.server';
import { openPicture } from '#app/domain/shared/pictures.server';
import { found } from '#app/page/attempt.server';
import { viewerOf } from '#app/page/viewer.server';

const YEAR = 31_536_000;

/** Whether readers see a picture elsewhere than in the entry that it belongs to. */
async function isShownBeside(id: string, entryId: string): Promise<boolean> {
  for (const shows of [isShownEvidence, ...contentTypes.flatMap(({ borrowsPicture }) => borrowsPicture ?? [])]) if (await shows(id, entryId)) return true;
  return false;
}

/** One picture as WebP, whole or with `?w=480|960`. Its bytes never change under one address; a cache between us and readers keeps none, as what shows it may be withdrawn. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const width = new URL(request.url).searchParams.get('w');
  const { bytes, isPublic } = await found(() => openPicture(() => viewerOf(request), params.id ?? '', width, isShownBeside));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': isPublic ? `private, max-age=${YEAR}, immutable` : 'private, no-store',
    },
  });
}
