import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { langOf } from '#app/page/lang.server';
import { closeSession, sessionTokenIn } from '#app/platform/auth/sessions.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export const loader = ({ params }: LoaderFunctionArgs) => redirectTo(`/${langOf(params)}`);

export async function action({ request, params }: ActionFunctionArgs) {
  const cookie = await closeSession(sessionTokenIn(request.headers.get('Cookie')));
  return redirectTo(`/${langOf(params)}`, { cookie, flash: 'signedOut' });
}
