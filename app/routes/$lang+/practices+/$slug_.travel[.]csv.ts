import type { LoaderFunctionArgs } from '@remix-run/node';
import { travelDownload } from '#app/domain/replications/travel-download.server';
import { findTravel } from '#app/domain/replications/travel.server';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findTravel(lang, params.slug ?? '');
  if (!found || 'movedTo' in found) throw new Response(null, { status: 404 });
  return downloadOf('csv', { request, context, lang }, travelDownload(lang, found.travel));
}
