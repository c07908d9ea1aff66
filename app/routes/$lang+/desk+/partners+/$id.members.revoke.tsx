import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { revokeInvitation } from '#app/domain/partners/invitation.server';
import { attempt } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

const membersPath = (params: LoaderFunctionArgs['params']) => `/${langOf(params)}/desk/partners/${encodeURIComponent(params.id ?? '')}/members`;

/** Nothing to see here: the button stands on the list of members. */
export const loader = ({ params }: LoaderFunctionArgs) => redirectTo(membersPath(params));

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await revokeInvitation(member, params.id ?? '', one(sent, 'invitation'));
    return redirectTo(membersPath(params), { flash: 'withdrawn' });
  });
}
