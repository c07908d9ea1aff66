import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { portfolioMessages } from '#app/domain/portfolio/messages';
import { owingPilots, startedRounds } from '#app/domain/portfolio/portfolio.server';
import { portfolioFiltersFrom } from '#app/domain/portfolio/portfolio-filters';
import { remindByHand } from '#app/domain/rounds/reminding.server';
import { isId } from '#app/domain/shared/fields';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

/** Which pilots an address means: those ticked, or with `all` every one that the filters leave. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const search = new URL(request.url).searchParams;
  const filters = portfolioFiltersFrom(search);
  const round = (await startedRounds()).find(({ id }) => id === filters.round);
  if (!round) throw new Response(null, { status: 404 });
  const ids = [...new Set(search.getAll('pilot'))].filter(isId);
  const all = search.get('all') === '1';
  const owing = await found(() => owingPilots(member, lang, round, all ? { filters } : { ids }));
  return json({ round, owing, left: all ? 0 : ids.length - owing.length, chosen: all || ids.length > 0, title: translator(portfolioMessages, lang)('remind.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { letters } = await found(() => remindByHand(member, one(sent, 'round'), sent.pilot ?? []));
    return redirectTo(`/${lang}/desk/portfolio`, { flash: letters > 0 ? 'reminded' : 'remindedNobody' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function PortfolioReminders() {
  const { round, owing, left, chosen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(portfolioMessages);
  const lang = useLang();
  const period = formatPeriod(lang, round.period);
  const isOpen = round.state === 'open';
  return (
    <div className="wrap-narrow stack">
      <h1>{t('remind.title')}</h1>
      <p className="lead">{t('remind.lead')}</p>
      <ErrorSummary result={result} labels={{ pilot: t('column.title') }} />
      {!isOpen && <p className="notice">{t('remind.closed')}</p>}
      {owing.length === 0 && <p className="notice">{chosen ? t('remind.nobody', { period }) : t('remind.chosen')}</p>}
      {owing.length > 0 && (
        <form method="post">
          <input type="hidden" name="round" value={round.id} />
          <h2>{t('remind.owing', { count: owing.length, period })}</h2>
          <ul className="rows">
            {owing.map(({ id, title, lang: written, lead, standing, dueOn, editors }) => (
              <li key={id}>
                <input type="checkbox" hidden name="pilot" value={id} defaultChecked />
                <strong lang={written === lang ? undefined : written}>{title}</strong>
                <p className="meta">
                  {lead} · {t.at(`standing.${standing}`)}, {t('due', { day: formatDate(lang, dueOn) })} · {editors > 0 ? t('remind.editors', { count: editors }) : t('remind.noEditor')}
                </p>
              </li>
            ))}
          </ul>
          {isOpen && <button type="submit" className="btn">{t('remind.send')}</button>}
        </form>
      )}
      {left > 0 && owing.length > 0 && <p className="meta">{t('remind.left', { count: left })}</p>}
      <p><a href={`/${lang}/desk/portfolio?round=${round.id}`}>{t('remind.back')}</a></p>
    </div>
  );
}
