import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { retireCommon } from '#app/domain/indicators/library.server';
import { found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await coordinatorAt(request, params);
  return redirectTo(`/${langOf(params)}/desk/indicators`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  await found(() => retireCommon(member, params.key ?? '', one(sent, 'retired') !== 'no'));
  return redirectTo(`/${lang}/desk/indicators`, { flash: 'changed' });
}
