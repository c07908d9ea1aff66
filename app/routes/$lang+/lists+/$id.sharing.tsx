import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { shareList } from '#app/domain/practice-lists/keeping.server';
import { findList } from '#app/domain/practice-lists/practice-lists.server';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

const ASKED: Partial<Record<string, 'shared' | 'renewed'>> = { yes: 'shared', new: 'renewed' };
const FLASH = { shared: 'listShared', renewed: 'listRenewed', ended: 'listUnshared' } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { id } = await found(() => findList(member, params.id ?? '', lang));
  return redirectTo(`/${lang}/lists/${id}`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const to = ASKED[one(sent, 'shared')] ?? 'ended';
    await shareList(member, params.id ?? '', to);
    return redirectTo(`/${langOf(params)}/lists/${params.id}`, { flash: FLASH[to] });
  });
}
