import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { closeSearch } from '#app/domain/partner-search/searching.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { searchAt } from '#app/page/partner-search.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  return redirectTo((await searchAt(request, params)).own);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { member, entry, own } = await searchAt(request, params);
  return attempt(await readForm(request), async () => {
    await closeSearch(member, entry.id);
    return redirectTo(own, { flash: 'searchClosed' });
  });
}
