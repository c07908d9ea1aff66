import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { copyList } from '#app/domain/practice-lists/keeping.server';
import { sharedList } from '#app/domain/practice-lists/practice-lists.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

/** Whoever had to sign in first comes back here, and goes on from the list. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const list = await sharedList(params.token ?? '', lang);
  if (!list?.link) throw new Response(null, { status: 404 });
  return redirectTo(list.link);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  return attempt(await readForm(request), async () => {
    const id = await copyList(member, params.token ?? '');
    return redirectTo(`/${langOf(params)}/lists/${id}`, { flash: 'listCopied' });
  });
}
