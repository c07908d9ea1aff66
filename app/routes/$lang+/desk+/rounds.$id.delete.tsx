import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { deleteRound } from '#app/domain/rounds/keeping.server';
import { roundMessages } from '#app/domain/rounds/messages';
import { openQuestions } from '#app/domain/rounds/question-keeping.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round } = await found(() => openQuestions(member, params.id ?? ''));
  return json({ id: round.id, title: translator(roundMessages, lang)('delete.title', { period: formatPeriod(lang, round.period) }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  return attempt(await readForm(request), async () => {
    await deleteRound(member, params.id ?? '');
    return redirectTo(`/${lang}/desk/rounds`, { flash: 'removed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeleteRound() {
  const { id, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <h1>{title}</h1>
      <p className="lead">{t('delete.lead')}</p>
      <ErrorSummary result={result} />
      <form method="post" className="button-row">
        <button type="submit" className="btn-danger">{t('delete.do')}</button>
        <a href={`/${lang}/desk/rounds/${id}`} className="btn-secondary">{ui('cancel')}</a>
      </form>
    </div>
  );
}
