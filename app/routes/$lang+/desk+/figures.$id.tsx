import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DecideFigure } from '#app/domain/indicators/decide-figure';
import { IndicatorFigure } from '#app/domain/indicators/indicator-figure';
import { historyOf, indicatorsOf, lastValuesBefore } from '#app/domain/indicators/indicators.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { ValueHistory } from '#app/domain/indicators/value-history';
import { acceptValue, openFigure, returnValue, stepsOf } from '#app/domain/indicators/value-review.server';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { isCoordinator } from '#app/domain/shared/viewer';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { value, pilot, row, mayDecide, isReviewer } = await found(() => openFigure(member, params.id ?? ''));
  const [all, history, steps, pilotTitle, before] = await Promise.all([
    indicatorsOf(pilot.id, lang), historyOf(row.id, value.period), stepsOf(row.id, value.period), titleOfEntry(pilot.id, lang), lastValuesBefore(pilot.id, value.period),
  ]);
  const indicator = all.find(({ id }) => id === row.id);
  if (!indicator) throw new Response(null, { status: 404 });
  const waits = value.state === 'submitted';
  return json({
    indicator: { ...indicator, values: indicator.values.filter((one) => one.state === 'accepted' || one.id === value.id).filter((one, _, list) => one.id === value.id || !list.some((other) => other.id === value.id && other.period === one.period)) },
    history,
    steps,
    beside: { last: before.get(row.id) ?? null, stands: history.find(({ state }) => state === 'accepted') ?? null, target: indicator.targets.find(({ period }) => period === value.period)?.value ?? null },
    pilotId: pilot.id,
    pilotTitle,
    title: translator(indicatorMessages, lang)('value.title', { name: indicator.name, period: formatPeriod(lang, value.period) }),
    mayDecide,
    note: waits && value.reportId ? 'decide.withReport' : waits && !isReviewer && isCoordinator(member) ? 'decide.own' : null,
    reportId: value.reportId,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    if (one(sent, 'decision') === 'accept') await acceptValue(member, params.id ?? '', one(sent, 'seen'));
    else await returnValue(member, params.id ?? '', one(sent, 'reason'), one(sent, 'seen'));
    return redirectTo(`/${lang}/desk/figures`, { flash: one(sent, 'decision') === 'accept' ? 'approved' : 'returned' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.pilotTitle}` : '', noindex: true });

export default function FigurePage() {
  const { indicator, history, steps, beside, pilotId, pilotTitle, title, mayDecide, note, reportId } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/pilots/${pilotId}/indicators`}>{t('desk.titleOf', { title: pilotTitle })}</a></p>
        <h1>{title}</h1>
        {indicator.explanation && <p className="lead">{indicator.explanation}</p>}
      </header>
      <IndicatorFigure indicator={indicator} />
      {note && <p className="notice mt-8">{t.at(note)} {reportId && <a href={`/${lang}/desk/reports/${reportId}`}>{t('decide.report')}</a>}</p>}
      <DecideFigure result={result ?? null} mayDecide={mayDecide} version={history.find(({ state }) => state === 'submitted') ?? null} beside={beside} indicator={indicator} />
      <ValueHistory versions={history} steps={steps} indicator={indicator} />
    </div>
  );
}
