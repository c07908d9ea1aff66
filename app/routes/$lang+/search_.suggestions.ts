import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { suggest } from '#app/domain/search/suggestions.server';
import { langOf } from '#app/page/lang.server';

/** Suggestions for the search field, the same for everyone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('q') ?? '';
  return json(await suggest(langOf(params), typed.slice(0, 100)));
}
