import type { LoaderFunctionArgs } from '@remix-run/node';
import { isCommon, progressDownload } from '#app/domain/progress/indicator-rows.server';
import { progressFiltersFrom } from '#app/domain/progress/programme-figures.server';
import { downloadOf } from '#app/page/download.server';
import { langOf } from '#app/page/lang.server';

/** The pilots behind one common indicator's figure, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const lang = langOf(params);
  const key = params.key ?? '';
  if (!(await isCommon(key))) throw new Response(null, { status: 404 });
  return downloadOf('csv', { request, context, lang }, progressDownload(lang, progressFiltersFrom(new URL(request.url).searchParams), key));
}
