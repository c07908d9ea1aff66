import type { LoaderFunctionArgs } from '@remix-run/node';
import { partnerDownload } from '#app/domain/partners/partner-download.server';
import { partnerFiltersFrom } from '#app/domain/partners/partner-filters';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

/** The list of partners under its filters, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const lang = langOf(params);
  return downloadOf('csv', { request, context, lang }, partnerDownload(lang, partnerFiltersFrom(new URL(request.url).searchParams)));
}
