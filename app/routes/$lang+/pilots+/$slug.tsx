import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Afterwards } from '#app/domain/follow-ups/afterwards';
import { publicFollowUps } from '#app/domain/follow-ups/follow-ups.server';
import { IndicatorFigures } from '#app/domain/indicators/indicator-figures';
import { acceptedOf } from '#app/domain/indicators/indicators.server';
import { publicMilestones } from '#app/domain/milestones/milestones.server';
import { PlanStrip } from '#app/domain/milestones/plan-strip';
import { pilotThing } from '#app/domain/pilots/pilot-linked-data';
import { citationOf } from '#app/domain/pilots/pilot-citation.server';
import { findPilot, movedPilot } from '#app/domain/pilots/pilot-page.server';
import { PilotView } from '#app/domain/pilots/pilot-page';
import { relatedPilots } from '#app/domain/pilots/pilot-related.server';
import { pilotType } from '#app/domain/pilots/pilot.type';
import { triedIn } from '#app/domain/replications/tried.server';
import { Related } from '#app/domain/shared/related';
import { Exchange } from '#app/page/exchange';
import { exchangeOf } from '#app/page/exchange.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { beginsFrom, begunFrom } from '#app/page/related.server';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const slug = params.slug ?? '';
  const pilot = await findPilot(lang, slug);
  if (pilot) {
    const [milestones, indicators, followUps, tried, begun, related, citation, exchange] = await Promise.all([
      publicMilestones(lang, pilot.id),
      acceptedOf(pilot.id, lang),
      publicFollowUps(pilot.id, lang),
      triedIn(pilot.id, lang),
      begunFrom('pilots', pilot.id, lang),
      relatedPilots(lang, pilot.id),
      citationOf(lang, pilot),
      exchangeOf(pilotType, slug, lang),
    ]);
    const begins = await beginsFrom('pilots', pilot.id, await viewerOf(request), lang);
    return json({ pilot, milestones, indicators, followUps, begun: [...tried, ...begun], begins, related, citation, exchange });
  }
  const moved = await movedPilot(slug);
  if (moved) throw redirectTo(`/${lang}/pilots/${moved}`, { status: 301 });
  throw new Response(null, { status: 404 });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data
    ? pageMeta(matches, {
        title: data.pilot.title,
        description: data.pilot.summary,
        languages: data.pilot.languages,
        picture: `pilots/${data.pilot.slug}`,
        things: (at) => [pilotThing(at, data.pilot)],
      })
    : [];

export default function Pilot() {
  const { pilot, milestones, indicators, followUps, begun, begins, related, citation, exchange } = useLoaderData<typeof loader>();
  const plan = milestones.length > 0 && <PlanStrip pilot={pilot} milestones={milestones} />;
  const measured = indicators.length > 0 && <IndicatorFigures indicators={indicators} />;
  const afterwards = followUps.length > 0 && <Afterwards answers={followUps} />;
  return <PilotView pilot={pilot} contact plan={plan} indicators={measured} afterwards={afterwards} begun={<><Related groups={begun} /><Exchange exchange={exchange} />{begins.length > 0 && <p className="button-row">{begins.map(({ href, label }) => <a key={href} href={href} className="btn-secondary">{label}</a>)}</p>}</>} related={related} citation={citation} />;
}
