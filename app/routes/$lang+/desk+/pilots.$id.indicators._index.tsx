import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DeskIndicator } from '#app/domain/indicators/desk-indicator';
import { mayPlan } from '#app/domain/indicators/indicator.policy';
import { indicatorsOf } from '#app/domain/indicators/indicators.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { valuePeriods } from '#app/domain/indicators/period-choices';
import { spanOf } from '#app/domain/indicators/pilot-indicator.server';
import { pageMeta } from '#app/page/meta';
import { pilotIndicatorsAt } from '#app/page/pilot-indicators.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, pilot, title, base } = await pilotIndicatorsAt(request, params);
  const [indicators, span] = await Promise.all([indicatorsOf(pilot.id, lang), spanOf(pilot.id)]);
  const plans = mayPlan(member, pilot);
  return json({
    indicators: indicators.map((indicator) => ({ indicator, periods: valuePeriods(lang, span, indicator.values.map(({ period }) => period), dayOf(now())) })),
    plans,
    enters: plans && pilot.isPublic,
    title,
    base,
    pageTitle: translator(indicatorMessages, lang)('desk.titleOf', { title }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.pageTitle ?? '', noindex: true });

export default function PilotIndicators() {
  const { indicators, plans, enters, title, base } = useLoaderData<typeof loader>();
  const t = useT(indicatorMessages);
  const measured = indicators.filter(({ indicator }) => !indicator.retired);
  const retired = indicators.filter(({ indicator }) => indicator.retired);
  const shown = (list: typeof indicators) => list.map(({ indicator, periods }) => <DeskIndicator key={indicator.id} indicator={indicator} periods={periods} base={base} mayPlan={plans} mayEnter={enters} />);
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={base.replace(/\/indicators$/, '')}>{title}</a></p>
        <h1>{t('desk.title')}</h1>
        <p className="lead">{t('desk.lead')}</p>
        {plans && !enters && <p className="notice">{t('desk.notPublic')}</p>}
        {plans && <p className="button-row"><a className="btn" href={`${base}/new`}>{t('desk.add')}</a></p>}
      </header>
      {indicators.length === 0 && <p className="lead">{t(plans ? 'desk.empty' : 'desk.emptyLook')}</p>}
      <div className="indicators">{shown(measured)}</div>
      {retired.length > 0 && (
        <section aria-labelledby="retired" className="mt-16">
          <div className="section-head"><h2 id="retired">{t('desk.retiredHead')}</h2></div>
          <div className="indicators">{shown(retired)}</div>
        </section>
      )}
    </div>
  );
}
