import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { roundMessages } from '#app/domain/rounds/messages';
import { mayRun } from '#app/domain/rounds/round.policy';
import { RoundBar } from '#app/domain/rounds/round-bar';
import { unfinishedIn } from '#app/domain/rounds/overview.server';
import { countsOf, findRound } from '#app/domain/rounds/round.server';
import { closeRound } from '#app/domain/rounds/starting.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const round = await found(() => findRound(member, params.id ?? ''));
  if (!mayRun(member, round)) throw await movedOn(request, `/${lang}/desk/rounds/${round.id}`);
  const counts = (await countsOf([round.id])).get(round.id);
  return json({ id: round.id, counts, repeats: round.repeats, unfinished: await unfinishedIn(round.id), title: translator(roundMessages, lang)('close.title', { period: formatPeriod(lang, round.period) }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const id = params.id ?? '';
  return attempt(await readForm(request), async () => {
    await closeRound(member, id);
    return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'roundClosed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function CloseRound() {
  const { id, counts, repeats, unfinished, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap-narrow">
      <h1>{title}</h1>
      <p className="lead">{t('close.lead', { count: unfinished.owed })} {unfinished.returned > 0 && t('close.returned', { count: unfinished.returned })}</p>
      <ErrorSummary result={result} />
      {counts && <RoundBar counts={counts} hrefOf={(standing) => `${back}?show=${standing}`} />}
      {repeats && <p className="mt-6">{t('close.repeats')}</p>}
      <form method="post" className="button-row">
        <button type="submit" className="btn-danger">{t('close.do')}</button>
        <a href={back} className="btn-secondary">{ui('cancel')}</a>
      </form>
    </div>
  );
}
