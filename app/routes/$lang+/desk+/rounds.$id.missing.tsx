import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { roundMessages } from '#app/domain/rounds/messages';
import { AskedList } from '#app/domain/rounds/asked-list';
import { wouldBeAdded } from '#app/domain/rounds/preview.server';
import { findRound } from '#app/domain/rounds/round.server';
import { addMissingReports } from '#app/domain/rounds/starting.server';
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
  const round = await found(() => findRound(member, params.id ?? ''));
  return json({ id: round.id, asked: await wouldBeAdded(round, lang, Number(new URL(request.url).searchParams.get('page'))), title: translator(roundMessages, lang)('missing.title', { period: formatPeriod(lang, round.period) }) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const id = params.id ?? '';
  return attempt(await readForm(request), async () => {
    await addMissingReports(member, id);
    return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'reportsAdded' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function MissingPilots() {
  const { id, asked, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{asked.found > 0 ? t('missing.lead', { count: asked.found }) : t('missing.none')}</p>
      </header>
      <ErrorSummary result={result} />
      {asked.found === 0 && <p><a href={back}>{t('missing.back')}</a></p>}
      {asked.found > 0 && (
        <form method="post">
          <AskedList asked={asked.rows} />
          <Pagination page={asked.page} pages={asked.pages} hrefOf={(page) => `${back}/missing?page=${page}`} />
          <div className="button-row">
            <button type="submit" className="btn">{t('missing.do', { count: asked.found })}</button>
            <a href={back} className="btn-secondary">{ui('cancel')}</a>
          </div>
        </form>
      )}
    </div>
  );
}
