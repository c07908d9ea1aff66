import type { LoaderFunctionArgs } from '@remix-run/node';
import { pilotDownload } from '#app/domain/pilots/pilot-download.server';
import { pilotFiltersFrom } from '#app/domain/pilots/pilot-list.server';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

/** The list of pilots under its filters, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const lang = langOf(params);
  const filters = pilotFiltersFrom(new URL(request.url).searchParams);
  return downloadOf('csv', { request, context, lang }, await pilotDownload(lang, filters));
}
