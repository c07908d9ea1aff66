import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { showQuestion } from '#app/domain/questions/moderation.server';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { questionAt } from '#app/page/question.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { question } = await questionAt(request, params);
  return redirectTo(`/${langOf(params)}/desk/questions/${question.id}`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  return attempt(await readForm(request), async () => {
    await showQuestion(member, params.id ?? '');
    return redirectTo(`/${langOf(params)}/desk/questions`, { flash: 'questionShown' });
  });
}
