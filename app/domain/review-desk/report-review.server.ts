import { everyVersionOf } from '#app/domain/indicators/indicators.server';
import { lastAccepted, mayReopenReport, openReport, type OpenedReport, versionsOf } from '#app/domain/reports/report.server';
import { OWED_STATES } from '#app/domain/reports/report.type';
import { mayReview } from '#app/domain/shared/entry.policy';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { formatPeriod } from '#app/domain/shared/period-words';
import type { Step } from '#app/domain/shared/timeline.server';
import type { Member, Viewer } from '#app/domain/shared/viewer';
import { now } from '#app/platform/env/clock.server';
import { dayOf, formatDate, formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { compare } from './comparison';
import { nextToReview, remindedOf, writersOf } from './queue.server';
import { noteReading } from './reading.server';
import { remarksOf } from './remarks.server';
import { reportThread } from './report-thread.server';

const DECISIONS = ['reportReturned', 'reportAccepted', 'reportSkipped'];

/** Opens a report for review. @returns null for its own editors, also those who are coordinators: another one reviews it. @throws NotFound */
export async function openForReview(viewer: Viewer, id: string): Promise<(OpenedReport & { viewer: Member }) | null> {
  const opened = await openReport(viewer, id);
  return mayReview(viewer, opened.pilot) ? { ...opened, viewer } : null;
}

/** The last decision that still stands, in words. */
function decisionIn(state: string, raw: Step[], lang: Lang) {
  if (!['returned', 'accepted', 'skipped'].includes(state)) return null;
  const step = raw.filter((one) => DECISIONS.includes(one.step)).at(-1);
  return step ? { state, by: step.actor, at: formatMoment(lang, step.at), note: step.note } : null;
}

/** Everything the page of a review shows a coordinator; notes that they read it. */
export async function reviewOf(opened: OpenedReport & { viewer: Member }, lang: Lang) {
  const { report, pilot, round, viewer, dueOn } = opened;
  const [versions, last, measured] = await Promise.all([versionsOf(report.id), lastAccepted(pilot.id, round.dueOn), everyVersionOf(pilot.id, lang)]);
  const [shown] = versions;
  const { steps, raw } = await reportThread({ pilotId: pilot.id, reportId: report.id, submissions: versions.map(({ submission }) => submission), lang });
  const back = raw.filter(({ step }) => step === 'reportReturned').at(-1);
  const returnedVersion = versions.find(({ number }) => number === back?.revisionNumber);
  const returned = back && returnedVersion ? { number: returnedVersion.number, reasons: back.reasons, submission: returnedVersion.submission } : null;
  const [title, lead, reader, remarks, next, writers, reminded] = await Promise.all([
    titleOfEntry(pilot.id, lang),
    titleOfEntry(pilot.leadId, lang),
    noteReading(viewer, report),
    remarksOf(viewer, report.id),
    nextToReview(viewer, lang, report.id),
    writersOf(pilot.leadId),
    remindedOf([report.id]),
  ]);
  const isOwed = (OWED_STATES as readonly string[]).includes(report.state);
  return {
    id: report.id,
    state: report.state,
    title,
    lead,
    period: formatPeriod(lang, round.period),
    dueOn: formatDate(lang, dueOn),
    isOverdue: isOwed && dueOn < dayOf(now()),
    maySkip: isOwed,
    mayReopen: mayReopenReport(viewer, opened.standing),
    writers,
    reminded: reminded.get(report.id) ?? 0,
    roundId: round.id,
    submittedAt: shown ? formatMoment(lang, shown.submittedAt) : null,
    comparison: shown ? compare(shown.submission, { lang, today: dayOf(now()), period: round.period, number: shown.number, last, returned, measured }) : null,
    lastReturn: returned && { number: returned.number, at: formatMoment(lang, back?.at ?? now()), note: back?.note ?? '', stands: returned.number === shown?.number },
    versions: versions.map(({ number, submittedAt, outcome }) => ({ number, at: formatMoment(lang, submittedAt), outcome })),
    decision: decisionIn(report.state, raw, lang),
    reader: reader && { name: reader.name, at: formatMoment(lang, reader.at) },
    remarks: remarks.map(({ id, at, author, text }) => ({ id, at: formatMoment(lang, at), iso: at.toISOString(), author, text })),
    steps,
    next: { waiting: next.waiting, report: next.next && { id: next.next.id, title: next.next.title, lang: next.next.lang, organisation: next.next.organisation, days: next.next.days } },
  };
}

export type ReviewPage = Awaited<ReturnType<typeof reviewOf>>;
