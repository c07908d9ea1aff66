import type { LoaderFunctionArgs } from '@remix-run/node';
import { findCitation } from '#app/domain/pilots/pilot-citation.server';
import type { Citation } from '#app/domain/pilots/pilot-reading.type';
import { langOf } from './lang.server';

/** A pilot's citation as a file for reference managers. @param type its media type @param write its text */
export async function citationFile(params: LoaderFunctionArgs['params'], extension: string, type: string, write: (citation: Citation) => string): Promise<Response> {
  const citation = await findCitation(langOf(params), params.slug ?? '');
  if (!citation) throw new Response(null, { status: 404 });
  return new Response(write(citation), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${citation.slug}.${extension}"`,
      'X-Robots-Tag': 'noindex',
    },
  });
}
