import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AssessmentSummary } from '#app/domain/assessment/assessment-summary';
import { shownAssessments } from '#app/domain/assessment/shown-assessments.server';
import { IndicatorFigures } from '#app/domain/indicators/indicator-figures';
import { CollectLink } from '#app/domain/practice-lists/collect-link';
import { evidenceOf } from '#app/domain/practices/evidence.server';
import { EvidenceFigures } from '#app/domain/practices/practice-figures';
import { practiceThing } from '#app/domain/practices/practice-linked-data';
import { PracticeView } from '#app/domain/practices/practice-page';
import { findPractice } from '#app/domain/practices/practice-page.server';
import { practiceType } from '#app/domain/practices/practice.type';
import { practices } from '#app/domain/practices/practices.server';
import { RetiredNotice } from '#app/domain/practices/retired-notice';
import { SinceNotice } from '#app/domain/practices/since-notice';
import { sinceOf } from '#app/domain/practices/versions.server';
import { TravelSummary } from '#app/domain/replications/travel-parts';
import { withTakings } from '#app/domain/replications/thread.server';
import { findTravel } from '#app/domain/replications/travel.server';
import { targetLabel } from '#app/domain/sdg/sdg';
import { Exchange } from '#app/page/exchange';
import { exchangeOf } from '#app/page/exchange.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { movesOf } from '#app/page/moves.server';
import { viewerOf } from '#app/page/viewer.server';
import { now } from '#app/platform/env/clock.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { dayOf } from '#app/platform/i18n/format';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findPractice(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/practices/${found.movedTo}`, { status: 301 });
  const { practice } = found;
  const viewer = await viewerOf(request);
  const [evidence, since, travelled, exchange, assessments, moves] = await Promise.all([
    evidenceOf(practice, lang),
    sinceOf(practice, lang, new URL(request.url).searchParams.get('since')),
    findTravel(lang, practice.slug),
    exchangeOf(practiceType, practice.slug, lang),
    shownAssessments(practices, practice.slug, lang),
    movesOf(viewer, practices, practice.id, lang),
  ]);
  const travel = travelled && 'travel' in travelled ? travelled.travel : null;
  const isShown = travel && (travel.places.length > 0 || travel.practice.isOffered);
  return json({
    practice: travel ? { ...practice, timeline: withTakings(lang, practice.timeline, travel) } : practice,
    evidence,
    since,
    travel: isShown ? travel : null,
    today: dayOf(now()),
    exchange,
    assessments,
    moves,
    goals: practice.sdgTargets.map((code) => `${code} ${targetLabel(code, lang)}`),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, {
        title: data.practice.title,
        description: data.practice.summary,
        languages: data.practice.languages,
        // An address that compares with what one reader knew is nobody else's.
        noindex: data.since !== null || data.practice.retired !== null,
        picture: `practices/${data.practice.slug}`,
        things: (at) => [practiceThing(at, data.practice)],
      })
    : [];

export default function Practice() {
  const { practice, evidence, since, travel, today, exchange, assessments, moves, goals } = useLoaderData<typeof loader>();
  const figures = evidence.map(({ indicators, ...of }) => <EvidenceFigures key={of.pilot.slug} evidence={of}><IndicatorFigures indicators={indicators} /></EvidenceFigures>);
  return (
    <PracticeView
      practice={practice}
      goals={goals}
      since={since && <SinceNotice since={since} slug={practice.slug} />}
      actions={
        <>
          {practice.retired ? <RetiredNotice retired={practice.retired} /> : <CollectLink slug={practice.slug} />}
          {moves.length > 0 && <p className="meta mt-3">{moves.map(({ href, label }) => <a key={href} href={href}>{label}</a>)}</p>}
        </>
      }
      figures={figures}
      assessment={assessments.length > 0 && <AssessmentSummary assessments={assessments} heading="h3" />}
      travel={travel && <TravelSummary travel={travel} today={today} />}
      questions={exchange && <Exchange exchange={exchange} />}
    />
  );
}
