import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { lastValuesBefore, viewOf } from '#app/domain/indicators/indicators.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { formatFigure } from '#app/domain/indicators/unit.type';
import { ValueForm } from '#app/domain/indicators/value-form';
import { ValueHistory } from '#app/domain/indicators/value-history';
import { stepsOf } from '#app/domain/indicators/value-review.server';
import { discardValue, openValue, saveValue } from '#app/domain/indicators/value-writing.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { deskPath } from '#app/page/back.server';
import { one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { pilotIndicatorsAt } from '#app/page/pilot-indicators.server';
import { readSentValue, valueFields, valueLabels, withBothValues } from '#app/page/value-page.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

type Params = { indicator?: string; period?: string };

const placeOf = (pilotId: string, { indicator = '', period = '' }: Params) => ({ pilotId, indicatorId: indicator, period });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, pilot, title: pilotTitle, base } = await pilotIndicatorsAt(request, params);
  const at = placeOf(pilot.id, params);
  const { row, open, accepted, history, base: mark, writes } = await found(() => openValue(member, at));
  const indicator = viewOf(row, lang);
  const [steps, before] = await Promise.all([stepsOf(row.id, at.period), lastValuesBefore(pilot.id, at.period)]);
  const last = before.get(row.id);
  const target = indicator.targets.find(({ period }) => period === at.period);
  const t = translator(indicatorMessages, lang);
  return json({
    pilotTitle,
    base,
    back: deskPath(new URL(request.url).searchParams.get('back'), base),
    mark,
    indicator,
    history,
    steps,
    period: at.period,
    title: t('value.title', { name: indicator.name, period: formatPeriod(lang, at.period) }),
    labels: valueLabels(lang),
    last: last ? { period: last.period, value: last.value, text: last.text } : null,
    target: target?.value ?? null,
    returned: open?.state === 'returned' ? open.returnReason : '',
    returnedReport: open?.state === 'returned' && !open.returnReason ? open.reportId : null,
    waits: open?.state === 'submitted' ? (open.reportId ? 'value.waitsReport' : 'value.waits') : null,
    form: writes ? { values: valueFields(open ?? accepted), corrects: accepted !== null, discards: open?.state === 'draft' && !open.submittedAt, originalLang: pilot.originalLang } : null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, pilot, base } = await pilotIndicatorsAt(request, params);
  const sent = await readForm(request);
  const at = placeOf(pilot.id, params);
  const back = deskPath(one(sent, 'back'), base);
  const failed = await attempt(sent, async () => {
    if (one(sent, 'intent') === 'discard') {
      await discardValue(member, at);
      return redirectTo(back, { flash: 'removed' });
    }
    const value = readSentValue(sent);
    await saveValue(member, at, value);
    return redirectTo(back, { flash: value.submits ? 'submitted' : 'saved' });
  });
  return withBothValues(failed, sent, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}, ${data.pilotTitle}` : '', noindex: true });

export default function ValuePage() {
  const { pilotTitle, base, back, mark, indicator, history, steps, title, labels, last, target, returned, returnedReport, waits, form } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={base}>{t('desk.titleOf', { title: pilotTitle })}</a>{back.startsWith(`/${lang}/desk/reports/`) && <> · <a href={back}>{t('value.backToReport')}</a></>}</p>
        <h1>{title}</h1>
        {indicator.explanation && <p className="lead">{indicator.explanation}</p>}
      </header>
      {returned && <p className="notice notice-danger kept-lines">{t('value.returned', { reason: returned })}</p>}
      {returnedReport && <p className="notice notice-danger">{t('value.returnedReport')} <a href={`/${lang}/desk/reports/${returnedReport}`}>{t('decide.report')}</a></p>}
      {waits && <p className="notice">{t.at(waits)}</p>}
      {(last || target !== null) && (
        <dl className="facts mb-8">
          {last && <div><dt>{t('value.before')}</dt><dd>{last.value === null ? last.text || t('value.none') : formatFigure(lang, last.value, indicator.unit)} <span className="meta">({formatPeriod(lang, last.period)})</span></dd></div>}
          {target !== null && <div><dt>{t('value.targetFor')}</dt><dd>{formatFigure(lang, target, indicator.unit)}</dd></div>}
        </dl>
      )}
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      {form?.corrects && !waits && <p className="notice notice-warn">{t('value.correction')}</p>}
      {/* Whoever wrote while it was being handed in by another keeps their text. */}
      {form && (!waits || result) && <ValueForm indicator={indicator} {...form} base={result ? result.base : mark} back={back} result={result} />}
      <ValueHistory versions={history} steps={steps} indicator={indicator} />
    </div>
  );
}
