import type { LoaderFunctionArgs } from '@remix-run/node';
import { progressDownload } from '#app/domain/progress/indicator-rows.server';
import { progressFiltersFrom } from '#app/domain/progress/programme-figures.server';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

/** What each pilot brings to each common indicator, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const lang = langOf(params);
  return downloadOf('csv', { request, context, lang }, progressDownload(lang, progressFiltersFrom(new URL(request.url).searchParams)));
}
