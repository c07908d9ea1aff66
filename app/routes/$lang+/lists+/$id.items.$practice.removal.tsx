import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { takeOut } from '#app/domain/practice-lists/keeping.server';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { id } = await found(() => findList(member, params.id ?? '', lang));
  return redirectTo(`/${lang}/lists/${id}`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  return attempt(await readForm(request), async () => {
    await takeOut(member, params.id ?? '', params.practice ?? '');
    return redirectTo(`/${langOf(params)}/lists/${params.id}`, { flash: 'removed' });
  });
}
