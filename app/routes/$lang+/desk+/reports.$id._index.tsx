import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pilots } from '#app/domain/pilots/pilots.server';
import { reportMessages } from '#app/domain/reports/messages';
import { owedReports } from '#app/domain/reports/owed-reports.server';
import { reportForm, fieldLabels } from '#app/domain/reports/report-form.server';
import { Facts, HandedIn, Missing, Reasons, StateNote } from '#app/domain/reports/report-home';
import { dueOf, filledIn, listedVersions, missingIn, reportFacts } from '#app/domain/reports/report-home.server';
import { reportSubjects } from '#app/domain/reports/report-subjects.server';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import { Thread } from '#app/domain/shared/thread';
import { threadView } from '#app/domain/shared/thread.server';
import { pageMeta } from '#app/page/meta';
import { reportAt } from '#app/page/report.server';
import { translator, useT } from '#app/platform/i18n/messages';
import '#app/domain/reports/report.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, opened, title, period, base, may } = await reportAt(request, params);
  const { report, pilot } = opened;
  const t = translator(reportMessages, lang);
  const form = await reportForm(lang, opened);
  const facts = await reportFacts(lang, opened);
  const labels = fieldLabels(lang, form);
  // What is handed in is whole; otherwise what is missing counts, also for those who only look.
  const gaps = ['submitted', 'accepted'].includes(report.state) ? [] : await missingIn(lang, opened, form, base);
  const missing = may.write ? gaps : [];
  const next = may.fill && report.state === 'submitted' ? (await owedReports(member, lang))[0] : undefined;
  return json({
    title,
    period,
    pageTitle: t('home.pageTitle', { pilot: title.text, period }),
    organisation: await titleOfEntry(pilot.leadId, lang),
    base,
    state: report.state,
    due: dueOf(lang, opened),
    mayWrite: may.write,
    mayDecide: may.decide,
    isClosed: opened.round.state === 'closed' && ['due', 'draft'].includes(report.state),
    missing,
    // What came back unmended is not ready, though nothing is missing from it.
    isReady: missing.length === 0 && !(report.state === 'returned' && (report.savedAt ?? new Date(0)) <= (report.decidedAt ?? new Date(0))),
    filled: filledIn(form, gaps),
    facts: { ...facts, returned: facts.returned && { ...facts.returned, reasons: facts.returned.reasons.map(({ field, text }) => ({ label: labels[field] ?? field, text, href: `${base}/form#f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}` })) } },
    next: next ? { href: `/${lang}/desk/reports/${next.id}`, label: t('home.others', { title: next.title.text, period: formatPeriod(lang, next.period) }) } : null,
    links: [
      { href: `/${lang}/desk/pilots/${pilot.id}`, label: t('home.pilot') },
      ...(pilot.isPublic ? [{ href: `/${lang}/pilots/${pilot.slug}`, label: t('home.public') }] : []),
    ],
    indicators: `/${lang}/desk/pilots/${pilot.id}/indicators`,
    versions: await listedVersions(lang, report.id, base),
    thread: await threadView(pilot.id, pilots, lang, false, { subjects: await reportSubjects(pilot.id, lang), reportId: report.id }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.pageTitle ?? '', noindex: true });

export default function ReportHome() {
  const data = useLoaderData<typeof loader>();
  const { title, period, organisation, base, state, due, mayWrite, mayDecide, facts, missing, isReady, filled, next, links, versions, thread, isClosed } = data;
  const t = useT(reportMessages);
  const begun = state === 'due' ? 'home.begin' : state === 'returned' ? 'home.mend' : 'home.go';
  return (
    <div className="wrap-narrow stack">
      <header>
        <p className="meta">{t('home.title', { period })} · {organisation}</p>
        <h1 lang={title.lang}>{title.text}</h1>
        <p className={due.isOver ? 'lead report-over' : 'lead'}>{due.text}</p>
        {due.granted && <p className="meta">{due.granted}</p>}
        <p><span className={`tag report-${state}`}>{t.at(`state.${state}`)}</span></p>
      </header>
      {state === 'submitted' && <HandedIn submitted={facts.submitted} next={next} />}
      <StateNote state={state} facts={facts} isClosed={isClosed} indicators={data.indicators} />
      {facts.returned && <Reasons returned={facts.returned} linked={mayWrite} />}
      {(mayWrite || mayDecide) && (
        <div className="button-row">
          {mayDecide && <a href={`${base}/review`} className="btn">{t('home.review')}</a>}
          {mayWrite && <a href={`${base}/form`} className={isReady ? 'btn-secondary' : 'btn'}>{t(begun)}</a>}
          {mayWrite && state !== 'due' && <a href={`${base}/check`} className={isReady ? 'btn' : 'btn-secondary'}>{t('home.check')}</a>}
        </div>
      )}
      <Facts filled={filled} saved={facts.saved} links={links} />
      {mayWrite && state !== 'due' && (missing.length > 0 || isReady) && <Missing missing={missing} />}
      {versions.length > 0 && (
        <section aria-labelledby="versions">
          <h2 id="versions">{t('home.versions')}</h2>
          <ul className="report-list">
            {versions.map(({ href, label, outcome }) => <li key={href}><a href={href}>{label}</a> <span className="tag">{outcome}</span></li>)}
          </ul>
        </section>
      )}
      <section aria-labelledby="thread">
        <h2 id="thread">{t('home.thread')}</h2>
        {thread.length > 0 ? <Thread steps={thread} /> : <p>{t('home.threadEmpty')}</p>}
      </section>
    </div>
  );
}
