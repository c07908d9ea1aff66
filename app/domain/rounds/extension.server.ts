import { isId } from '#app/domain/shared/fields';
import { Conflict, Forbidden, type Issue, NotFound, refuseIf } from '#app/domain/shared/outcome';
import { textIssues } from '#app/domain/shared/section';
import { titleOf } from '#app/domain/shared/revision.server';
import { appendStep } from '#app/domain/shared/timeline.server';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { asDate, asDay } from './days';
import { tellOfExtension } from './recipients.server';
import { mayExtend } from './round.policy';
import { findRound } from './round.server';
import { noteStep } from './round-steps.server';

const MOST_REASON = 1000;

async function owedReport(viewer: Viewer, roundId: string, reportId: string, client: Tx) {
  const round = await findRound(viewer, roundId, client);
  const report = isId(reportId)
    ? await client.report.findFirst({ where: { id: reportId, roundId }, select: { id: true, state: true, lock: true, dueOn: true, pilot: { select: { id: true, leadId: true, isPublic: true } } } })
    : null;
  if (!report) throw new NotFound();
  return { round, report, dueOn: report.dueOn ? asDay(report.dueOn) : round.dueOn };
}

/** A report of a round as its due day stands, for giving it more time. @throws NotFound, Forbidden when nothing is owed any more */
export async function openExtension(viewer: Viewer, roundId: string, reportId: string, lang: Lang) {
  const { round, report, dueOn } = await owedReport(viewer, roundId, reportId, db);
  if (!mayExtend(viewer, round, report, report.pilot)) throw new Forbidden();
  return { period: round.period, dueOn, title: await titleOf(db, report.pilot.id, lang) };
}

/** What is wrong with a new due day: it must be later than the one that stands, and not be past. */
const dayIssues = (day: string, stands: string): Issue[] => (day <= stands || day < dayOf(now()) ? [{ field: 'dueOn', code: 'laterDay' }] : []);

/**
 * Gives one report more time; reminders follow the new day, and its editors are told.
 * @param to `dueOn` yyyy-mm-dd; `base` the due day that the coordinator saw
 * @throws Conflict when another coordinator moved it meanwhile; Invalid dueOn:laterDay, reason:required; Forbidden, NotFound
 */
export async function extendReport(viewer: Viewer, roundId: string, reportId: string, to: { dueOn: string; base: string; reason: string }): Promise<void> {
  await transaction(async (tx) => {
    const { round, report, dueOn } = await owedReport(viewer, roundId, reportId, tx);
    if (!mayExtend(viewer, round, report, report.pilot)) throw new Forbidden();
    if (to.base !== dueOn) throw new Conflict({ dueOn });
    const reason = to.reason.trim();
    refuseIf([...dayIssues(to.dueOn, dueOn), ...(reason ? textIssues('reason', reason, MOST_REASON) : [{ field: 'reason', code: 'required' }])]);
    const { count } = await tx.report.updateMany({ where: { id: report.id, state: report.state, dueOn: report.dueOn }, data: { dueOn: asDate(to.dueOn) } });
    if (count !== 1) throw new Conflict();
    await appendStep(tx, { entryId: report.pilot.id, reportId: report.id, step: 'reportExtended', actor: viewer, actorRole: 'coordinator', note: reason, reasons: [{ field: 'dueOn', text: to.dueOn }] });
    await noteStep(tx, roundId, viewer, { step: 'extended', count: 1, day: to.dueOn });
    await tellOfExtension(tx, round.period, report.id);
  });
}
