import type { LoaderFunctionArgs } from '@remix-run/node';
import { practiceDownload } from '#app/domain/practices/practice-download.server';
import { practiceFiltersFrom } from '#app/domain/practices/practice-filters';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

/** The list of practices under its filters, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const lang = langOf(params);
  return downloadOf('json', { request, context, lang }, await practiceDownload(lang, practiceFiltersFrom(new URL(request.url).searchParams)));
}
