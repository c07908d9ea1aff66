import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { milestoneMessages } from '#app/domain/milestones/messages';
import { openMilestones } from '#app/domain/milestones/milestone-desk.server';
import { MilestoneRows, PastMilestones } from '#app/domain/milestones/milestone-list';
import { delayOf, shownIn, standingOf, titleIn } from '#app/domain/milestones/milestone.type';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { pilot, planned, past } = await found(() => openMilestones(member, params.id ?? ''));
  const desk = `/${lang}/desk/pilots/${pilot.id}`;
  const when = { today: dayOf(now()), pilotState: pilot.state };
  const lateBy = (one: (typeof planned)[number]) => (standingOf(one, when) === 'late' ? (delayOf(one, when) ?? 0) : 0);
  return json({
    title: translator(milestoneMessages, lang)('title'),
    pilotTitle: await titleOfEntry(pilot.id, lang),
    desk,
    publicHref: `/${lang}/pilots/${pilot.slug}#plan`,
    planHref: pilot.mayRecord ? `${desk}/plan` : null,
    when,
    late: planned.filter((one) => lateBy(one) > 0).length,
    // The sort keeps the plan's order among those that are not late.
    rows: [...planned]
      .sort((a, b) => lateBy(b) - lateBy(a))
      .map((one) => ({ ...shownIn(one, lang), href: `${desk}/milestones/${encodeURIComponent(one.id)}`, recordedAt: one.recordedAt })),
    past: past.map((one) => ({ id: one.id, ...titleIn(one, lang), href: `${desk}/milestones/${encodeURIComponent(one.id)}` })),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title} – ${data.pilotTitle}` : '', noindex: true });

export default function Milestones() {
  const { title, pilotTitle, desk, publicHref, planHref, when, late, rows, past } = useLoaderData<typeof loader>();
  const t = useT(milestoneMessages);
  return (
    <div className="wrap stack">
      <p className="meta"><a href={desk}>{pilotTitle}</a></p>
      <h1>{title}</h1>
      <p className="lead">{t('list.lead')} {t(planHref ? 'list.readers' : 'list.reads')}</p>
      {late > 0 && <p className="notice notice-warn"><strong>{t('list.late', { count: late })}</strong></p>}
      {rows.length > 0 ? <MilestoneRows rows={rows} when={when} /> : <p>{t('list.empty')}</p>}
      <div className="button-row">
        <a href={publicHref} className="btn-secondary">{t('list.public')}</a>
        {planHref && <a href={planHref} className="btn-secondary">{t('list.plan')}</a>}
      </div>
      <PastMilestones past={past} />
    </div>
  );
}
