import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Downloads } from '#app/components/list/list-parts';
import { followUpFigures } from '#app/domain/progress/follow-up-figures.server';
import { FollowUpSection } from '#app/domain/progress/follow-up-parts';
import { IndicatorList } from '#app/domain/progress/indicator-list';
import { progressMessages } from '#app/domain/progress/messages';
import { PilotsByState, PilotsByYear } from '#app/domain/progress/pilot-parts';
import { PlanOutcomes } from '#app/domain/progress/plan-parts';
import { ALL_PILOTS, progressPage } from '#app/domain/progress/programme-figures.server';
import { StoppedList } from '#app/domain/progress/stopped-list';
import { stoppedPilots } from '#app/domain/progress/stopped.server';
import { TravelSection } from '#app/domain/progress/travel/travel-parts';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { formatDate, formatShare } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/progress/progress.css';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const [figures, followUps, stopped] = await Promise.all([progressPage(lang), followUpFigures(lang, ALL_PILOTS), stoppedPilots(lang)]);
  const t = translator(progressMessages, lang);
  return json({ figures, followUps, stopped, title: t('public.title'), description: t('public.description') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, description: data.description }) : []);

export default function Progress() {
  const { figures, followUps, stopped, title } = useLoaderData<typeof loader>();
  const t = useT(progressMessages);
  const lang = useLang();
  const { pilots, indicators, plan } = figures;
  const hasFigures = indicators.some(({ behind }) => behind > 0);
  const reached = plan.due.kept + plan.due.reachedLate + plan.due.reachedUndated;
  const inStopped = pilots.states.find(({ state }) => state === 'stopped')?.pilots ?? 0;
  return (
    <div className="wrap progress">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t(hasFigures ? 'public.lead' : 'public.nothing')}</p>
        <p className="meta">{t('public.on', { day: formatDate(lang, figures.on) })}</p>
      </header>

      {indicators.length > 0 && (
        <section aria-labelledby="indicators">
          <div className="section-head"><h2 id="indicators">{t('public.figures')}</h2></div>
          <p className="progress-note">{t('indicators.note')}</p>
          <IndicatorList indicators={indicators} />
          {hasFigures && <div className="mt-10"><Downloads label={t('public.take')} csv={`/${lang}/progress.csv`} json={`/${lang}/progress.json`} /></div>}
        </section>
      )}

      <section aria-labelledby="pilots">
        <div className="section-head">
          <h2 id="pilots">{t('pilots.title')}</h2>
          {pilots.pilots > 0 && <a href={pilots.href}>{t('pilots.count', { count: pilots.pilots })}</a>}
        </div>
        {pilots.pilots === 0 ? <p>{t('pilots.none')}</p> : (
          <div className="progress-pair">
            <PilotsByState states={pilots.states} />
            <PilotsByYear years={pilots.years} />
          </div>
        )}
      </section>

      <section aria-labelledby="plan">
        <div className="section-head"><h2 id="plan">{t('public.plan')}</h2></div>
        {plan.dueInAll > 0 && <p className="lead">{t('public.planShare', { reached: formatShare(lang, reached / plan.dueInAll), kept: formatShare(lang, plan.due.kept / plan.dueInAll), late: formatShare(lang, plan.due.reachedLate / plan.dueInAll) })}</p>}
        <PlanOutcomes plan={plan} />
      </section>

      <FollowUpSection figures={followUps} />

      <TravelSection travel={figures.travel} />

      <section aria-labelledby="stopped">
        <div className="section-head"><h2 id="stopped">{t('public.stopped')}</h2></div>
        <StoppedList stopped={stopped.pilots} inAll={inStopped} failures={stopped.failures} />
      </section>
    </div>
  );
}
