import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { CrossingFigure } from '#app/domain/crossing/crossing-figure';
import { pilotMessages } from '#app/domain/pilots/messages';
import { pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { attentionOf, statusOf } from '#app/domain/progress/attention';
import { AttentionList } from '#app/domain/progress/attention-list';
import { followUpFigures } from '#app/domain/progress/follow-up-figures.server';
import { FollowUpSection } from '#app/domain/progress/follow-up-parts';
import { Gaps } from '#app/domain/progress/gap-parts';
import { IndicatorList } from '#app/domain/progress/indicator-list';
import { progressMessages } from '#app/domain/progress/messages';
import { MoneyParts } from '#app/domain/progress/money-parts';
import { PilotsByCity, PilotsByState, PilotsByYear } from '#app/domain/progress/pilot-parts';
import { LateMilestones, PlanOutcomes } from '#app/domain/progress/plan-parts';
import { isNarrowed, programmeFigures, progressFiltersFrom, progressSearch } from '#app/domain/progress/programme-figures.server';
import { ProgressFilters } from '#app/domain/progress/progress-filters';
import { ReportRounds, ReviewTimes } from '#app/domain/progress/report-parts';
import { TravelSection } from '#app/domain/progress/travel/travel-parts';
import { searchOf } from '#app/domain/shared/list';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/progress/progress.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await coordinatorAt(request, params);
  const lang = langOf(params);
  const filters = progressFiltersFrom(new URL(request.url).searchParams);
  const [figures, followUps, years] = await Promise.all([programmeFigures(filters, lang), followUpFigures(lang, filters), pilotYears()]);
  const here = (change: Partial<typeof filters>) => `/${lang}/desk/programme${progressSearch({ ...filters, ...change })}`;
  const ui = translator(uiMessages, lang);
  const pilots = translator(pilotMessages, lang);
  const chips = [
    ...filters.themes.map((theme) => ({ label: ui(`theme.${theme}`), theme, href: here({ themes: filters.themes.filter((one) => one !== theme) }) })),
    ...(filters.status ? [{ label: pilots(`state.${filters.status}`), href: here({ status: null }) }] : []),
    ...(filters.year ? [{ label: String(filters.year), href: here({ year: null }) }] : []),
  ];
  const t = translator(progressMessages, lang);
  const sentence = t(isNarrowed(filters) ? 'desk.sentenceNarrowed' : 'desk.sentence', statusOf(figures));
  const timelineHref = `/${lang}/desk/timeline${searchOf([['theme', filters.themes[0] ?? null], ['status', filters.status], ['year', filters.year ? String(filters.year) : null], ['late', '1']])}`;
  return json({ figures, followUps, attention: attentionOf(figures), sentence, years, chips, timelineHref, title: t('desk.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function ProgrammeAtAGlance() {
  const { figures, followUps, attention, sentence, years, chips, timelineHref, title } = useLoaderData<typeof loader>();
  const t = useT(progressMessages);
  const lang = useLang();
  const { pilots, indicators, plan, reports, review, gaps } = figures;
  return (
    <div className="wrap progress">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="progress-sentence">{sentence}</p>
        <p className="meta">{t('desk.on', { day: formatDate(lang, figures.on) })} <a href={`/${lang}/progress`}>{t('desk.public')}</a></p>
      </header>
      <section aria-labelledby="attention">
        <div className="section-head"><h2 id="attention">{t('attention.title')}</h2></div>
        <AttentionList items={attention} />
      </section>
      <ProgressFilters action={`/${lang}/desk/programme`} filters={figures.filters} years={years} chips={chips} />

      <section aria-labelledby="indicators">
        <div className="section-head"><h2 id="indicators">{t('indicators.title')}</h2></div>
        <p className="progress-note">{indicators.length > 0 ? t('indicators.note') : t('indicators.nobody')}</p>
        <IndicatorList indicators={indicators} />
      </section>

      <section aria-labelledby="plan">
        <div className="section-head"><h2 id="plan">{t('plan.title')}</h2></div>
        <PlanOutcomes plan={plan} />
        <LateMilestones plan={plan} timelineHref={timelineHref} />
      </section>

      <FollowUpSection figures={followUps} desk />

      <section aria-labelledby="reports">
        <div className="section-head"><h2 id="reports">{t('reports.title')}</h2></div>
        <ReportRounds reports={reports} />
        <h3 className="mt-10">{t('review.title')}</h3>
        <p className="progress-note">{t('review.note')}</p>
        <ReviewTimes reports={reports} review={review} />
      </section>

      <section aria-labelledby="pilots">
        <div className="section-head">
          <h2 id="pilots">{t('pilots.title')}</h2>
          {pilots.pilots > 0 && <a href={pilots.href}>{t('pilots.count', { count: pilots.pilots })}</a>}
        </div>
        <h3>{t('pilots.crossing')}</h3>
        <p className="progress-note">{t('pilots.crossingNote')}</p>
        <CrossingFigure cells={pilots.crossing} />
        <div className="progress-trio mt-10">
          <PilotsByState states={pilots.states} />
          <PilotsByYear years={pilots.years} />
          <PilotsByCity cities={pilots.cities} citiesTakingPart={pilots.citiesTakingPart} citiesHref={pilots.citiesHref} />
        </div>
      </section>

      <TravelSection travel={figures.travel} />

      <section aria-labelledby="money">
        <div className="section-head"><h2 id="money">{t('money.title')}</h2></div>
        <MoneyParts pilots={pilots} />
      </section>

      <section aria-labelledby="gaps">
        <div className="section-head"><h2 id="gaps">{t('gaps.title')}</h2></div>
        <Gaps pilots={pilots} gaps={gaps} />
      </section>
    </div>
  );
}
