import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { viewOf } from '#app/domain/indicators/indicators.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { openPlan, retireIndicator } from '#app/domain/indicators/plan-writing.server';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { pilotIndicatorsAt } from '#app/page/pilot-indicators.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, pilot, title: pilotTitle, base } = await pilotIndicatorsAt(request, params);
  const { row, hasValues } = await found(() => openPlan(member, pilot.id, params.indicator ?? ''));
  const t = translator(indicatorMessages, lang);
  const { name, retired } = viewOf(row, lang);
  const lead = retired ? t('retire.resumeLead') : t(hasValues || pilot.isPublic ? 'retire.lead' : 'retire.remove');
  return json({ base, pilotTitle, retired, asksWhy: pilot.isPublic, title: t(retired ? 'retire.resumeTitle' : 'retire.title', { name }), lead });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { member, pilot, base } = await pilotIndicatorsAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await retireIndicator(member, pilot.id, params.indicator ?? '', one(sent, 'retired') !== 'no', one(sent, 'reason'));
    return redirectTo(base, { flash: 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}, ${data.pilotTitle}` : '', noindex: true });

export default function RetireIndicator() {
  const { base, pilotTitle, retired, asksWhy, title, lead } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  return (
    <div className="wrap-narrow stack">
      <p className="meta"><a href={base}>{t('desk.titleOf', { title: pilotTitle })}</a></p>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <ErrorSummary result={result} labels={{ reason: t('field.reason') }} />
      <ReasonForm label={asksWhy ? t('retire.why') : t('field.reason')} optional={!asksWhy} button={t(retired ? 'desk.resume' : 'desk.retire')} back={base} result={result} hidden={{ retired: retired ? 'no' : 'yes' }} />
    </div>
  );
}
