import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ThemeTags } from '#app/components/tags';
import { crossingOf } from '#app/domain/crossing/crossing.server';
import { searchOf } from '#app/domain/crossing/crossing';
import { ExactFigure } from '#app/domain/crossing/crossing-figure';
import { CrossingFilters } from '#app/domain/crossing/crossing-filters';
import { Findings } from '#app/domain/crossing/findings';
import { Conflicts, Effects, MarksTable, PairLinks } from '#app/domain/crossing/marks';
import { crossingMessages } from '#app/domain/crossing/messages';
import { PairTable, Triples } from '#app/domain/crossing/pair-table';
import { SubmittedPilots } from '#app/domain/crossing/submitted-list';
import { pilotYears } from '#app/domain/pilots/pilot-tally.server';
import { THEMES } from '#app/domain/shared/themes';
import { isCoordinator, partnersWhere } from '#app/domain/shared/viewer';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/crossing/crossing.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const sent = new URL(request.url).searchParams;
  const viewer = await viewerOf(request);
  const withSubmitted = isCoordinator(viewer) && sent.get('submitted') === '1';
  const [crossing, years] = await Promise.all([crossingOf(lang, sent, withSubmitted ? viewer : null), pilotYears()]);
  const t = translator(crossingMessages, lang);
  return json(
    {
      crossing,
      years,
      mayCountSubmitted: isCoordinator(viewer),
      beginHref: viewer ? (partnersWhere(viewer, 'editor').length > 0 ? `/${lang}/desk/pilots/new` : null) : `/${lang}/join`,
      title: t('title'),
      description: t('description'),
    },
    withSubmitted ? { headers: { 'Cache-Control': 'private, no-store' } } : undefined,
  );
}

/** With submitted pilots the page is a coordinator's alone and never stored. */
export const headers: HeadersFunction = ({ loaderHeaders }): HeadersInit => {
  const cache = loaderHeaders.get('Cache-Control');
  return cache ? { 'Cache-Control': cache } : {};
};

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { title, description, crossing } = data;
  return pageMeta(matches, { title, description, noindex: crossing.isNarrowed || crossing.filters.pair !== null || crossing.submitted !== null });
};

export default function CrossingPage() {
  const { crossing, years, mayCountSubmitted, beginHref } = useLoaderData<typeof loader>();
  const t = useT(crossingMessages);
  const lang = useLang();
  const { filters, isNarrowed, exact, marks, submitted } = crossing;
  const withSubmitted = submitted !== null;
  return (
    <div className="wrap crossing">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {withSubmitted && <p className="notice">{t(filters.status ? 'submitted.noState' : 'submitted.notice')}</p>}
        {mayCountSubmitted && <p className="no-print"><a href={`/${lang}/crossing${searchOf(filters, !withSubmitted)}`}>{t(withSubmitted ? 'submitted.without' : 'submitted.with')}</a></p>}
      </header>
      <CrossingFilters filters={filters} years={years} isNarrowed={isNarrowed} withSubmitted={withSubmitted} />

      <section aria-labelledby="exact">
        <div className="section-head"><h2 id="exact">{t('exact.title')}</h2></div>
        <div className="crossing-opening">
          <Findings crossing={crossing} />
          <div>
            <p>{t('exact.note')}</p>
            <ThemeTags themes={THEMES} hrefOf={(theme) => `/${lang}/themes/${theme}`} />
          </div>
        </div>
        <ExactFigure cells={exact} total={crossing.joining[0] ?? 0} beginHref={isNarrowed ? null : beginHref} />
      </section>

      <section aria-labelledby="pairs">
        <div className="section-head"><h2 id="pairs">{t('pairs.title')}</h2></div>
        <p className="crossing-note">{t('pairs.note')}</p>
        <PairTable rows={crossing.pairs} />
        <Triples cells={crossing.triples} />
      </section>

      <section aria-labelledby="conflicts">
        <div className="section-head"><h2 id="conflicts">{t('conflicts.title')}</h2></div>
        <p className="crossing-note">{t('conflicts.note')}</p>
        <Conflicts conflicts={crossing.conflicts} />
      </section>

      <section aria-labelledby="effects">
        <div className="section-head"><h2 id="effects">{t('effects.title')}</h2></div>
        <Effects effects={crossing.effects} />
      </section>

      <section aria-labelledby="marks">
        <div className="section-head"><h2 id="marks">{t('marks.title')}</h2></div>
        <p className="crossing-note">{t('marks.note')}</p>
        <PairLinks filters={filters} chosen={[marks.first, marks.second]} withSubmitted={withSubmitted} />
        <MarksTable marks={marks} />
      </section>

      {submitted && <SubmittedPilots filters={filters} submitted={submitted} />}
    </div>
  );
}
