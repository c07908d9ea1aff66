import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import type { IndicatorKind } from '#app/domain/indicators/indicator.type';
import { viewOf } from '#app/domain/indicators/indicators.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { PlanForm } from '#app/domain/indicators/plan-form';
import { openPlan, saveIndicator } from '#app/domain/indicators/plan-writing.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { withBothTexts } from '#app/page/indicator-form.server';
import { pageMeta } from '#app/page/meta';
import { pilotIndicatorsAt, planFormParts } from '#app/page/pilot-indicators.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, pilot, title: pilotTitle, base } = await pilotIndicatorsAt(request, params);
  const { row, values, base: mark, hasValues } = await found(() => openPlan(member, pilot.id, params.indicator ?? ''));
  const view = viewOf(row, lang);
  const parts = await planFormParts(pilot.id, lang, values);
  return json({
    pilotTitle,
    base,
    mark,
    labels: parts.labels,
    title: translator(indicatorMessages, lang)('plan.edit', { name: view.name }),
    form: { kind: row.kind as IndicatorKind, commonUnit: row.commonKey && view.unit ? view.unit : null, originalLang: pilot.originalLang, values, fixed: hasValues, promised: pilot.isPublic, periods: parts.periods, rows: parts.rows },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, pilot, base } = await pilotIndicatorsAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    await saveIndicator(member, pilot.id, params.indicator ?? '', one(sent, 'base'), sent);
    return redirectTo(base, { flash: 'saved' });
  });
  const { labels } = await planFormParts(pilot.id, lang, {});
  return withBothTexts(failed, sent, lang, labels);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}, ${data.pilotTitle}` : '', noindex: true });

export default function EditIndicator() {
  const { pilotTitle, base, mark, labels, title, form } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={base}>{t('desk.titleOf', { title: pilotTitle })}</a></p>
        <h1>{title}</h1>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <PlanForm {...form} base={result ? result.base : mark} result={result} />
    </div>
  );
}
