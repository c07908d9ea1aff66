import { Conflict, Forbidden, type Issue, refuseIf } from '#app/domain/shared/outcome';
import { daysOf } from '#app/domain/shared/period';
import { isTheme } from '#app/domain/shared/themes';
import { isId } from '#app/domain/shared/fields';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { askPilots } from './asking.server';
import { asDate, plusDays } from './days';
import { pilotsThatRan, type Ran } from './owed.server';
import { incompleteQuestions } from './question-list';
import { mayPrepare, mayRun } from './round.policy';
import { findRound } from './round.server';
import type { Audience, Round } from './round.type';
import { noteStep } from './round-steps.server';

/** Days that a pilot has at least when it is asked after the others. */
export const LEAST_DAYS = 14;

/** Everything that keeps a round from starting. Codes: questionsNeeded, questionLanguages, periodAhead, dueAhead, nobodyOwes. */
export function startIssues(round: Round, ran: Ran[]): Issue[] {
  const incomplete = incompleteQuestions(round.questions, LANGUAGES);
  return [
    ...(round.questions.length === 0 ? [{ field: 'questions', code: 'questionsNeeded' }] : []),
    ...(incomplete.length > 0 ? [{ field: 'questions', code: 'questionLanguages', values: { count: incomplete.length } }] : []),
    ...(daysOf(round.period).startsOn > dayOf(now()) ? [{ field: 'period', code: 'periodAhead' }] : []),
    ...(round.dueOn < dayOf(now()) ? [{ field: 'dueOn', code: 'dueAhead' }] : []),
    ...(ran.length === 0 ? [{ field: 'pilot', code: 'nobodyOwes' }] : []),
  ];
}

/** Saves which pilots a round asks. @throws Conflict when somebody changed the round meanwhile; Forbidden once it has started; NotFound */
export async function saveAudience(viewer: Viewer, id: string, lock: number, audience: Audience): Promise<void> {
  await transaction(async (tx) => {
    const round = await findRound(viewer, id, tx);
    if (!mayPrepare(viewer, round)) throw new Forbidden();
    if (round.lock !== lock) throw new Conflict();
    await change(tx, id, lock, { audience: cleaned(audience) });
  });
}

const cleaned = ({ themes, exclude }: Audience): Audience => ({ themes: themes.filter(isTheme), exclude: [...new Set(exclude.filter(isId))] });

async function change(tx: Tx, id: string, lock: number, data: object): Promise<void> {
  const { count } = await tx.reportRound.updateMany({ where: { id, lock, state: 'draft' }, data: { ...data, lock: { increment: 1 } } });
  if (count !== 1) throw new Conflict();
}

/**
 * Opens a round: every pilot that its preview names owes a report, and the editors are told.
 * @param lock the round's changes as the preview showed them
 * @param asked the choice of pilots as the coordinator left it; else what was saved
 * @throws Conflict when the round was changed or started meanwhile; Invalid questionsNeeded, questionLanguages, dueAhead, nobodyOwes; Forbidden, NotFound
 */
export async function startRound(viewer: Viewer, id: string, lock: number, asked?: Audience): Promise<{ reports: number }> {
  return transaction(async (tx) => {
    const round = await findRound(viewer, id, tx);
    if (!mayPrepare(viewer, round)) {
      if (round.state === 'open') throw new Conflict();
      throw new Forbidden();
    }
    const audience = asked ? cleaned(asked) : round.audience;
    const ran = await pilotsThatRan(round.period, audience, tx);
    if (round.lock !== lock) throw new Conflict();
    refuseIf(startIssues(round, ran));
    await change(tx, id, lock, { state: 'open', audience, startedAt: now(), remindedOn: asDate(dayOf(now())) });
    await noteStep(tx, id, viewer, { step: 'started', count: ran.length });
    await askPilots(tx, round, ran, { occasion: { kind: 'opened', day: null } });
    return { reports: ran.length };
  });
}

/** Pilots that ran in the round's period and have no report in it, though nobody left them out: those that came since it started. */
export async function missingPilots(round: Round, client: Tx = db): Promise<Ran[]> {
  if (round.state !== 'open') return [];
  const [ran, asked] = await Promise.all([
    pilotsThatRan(round.period, round.audience, client),
    client.report.findMany({ where: { roundId: round.id }, select: { pilotId: true } }),
  ]);
  const known = new Set(asked.map(({ pilotId }) => pilotId));
  return ran.filter(({ pilotId }) => !known.has(pilotId));
}

/**
 * Asks the pilots that ran in the period and are not asked yet. They have at least two weeks. A second time adds nothing.
 * @throws Forbidden unless the round is open; NotFound
 */
export async function addMissingReports(viewer: Viewer, roundId: string): Promise<{ reports: number }> {
  return transaction(async (tx) => {
    const round = await findRound(viewer, roundId, tx);
    if (!mayRun(viewer, round)) throw new Forbidden();
    await tx.$queryRaw`SELECT 1 FROM "ReportRound" WHERE id = ${roundId}::uuid FOR UPDATE`;
    const missing = await missingPilots(round, tx);
    if (missing.length === 0) return { reports: 0 };
    const today = dayOf(now());
    const least = plusDays(today, LEAST_DAYS);
    await askPilots(tx, round, missing, { occasion: { kind: 'opened', day: today }, dueOn: round.dueOn < least ? least : undefined });
    await noteStep(tx, roundId, viewer, { step: 'reportsAdded', count: missing.length });
    return { reports: missing.length };
  });
}

/** Closes a round: what is owed stays owed in the record, but can no longer be handed in. @throws Conflict when it was closed meanwhile; Forbidden, NotFound */
export async function closeRound(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const round = await findRound(viewer, id, tx);
    if (!mayRun(viewer, round)) throw new Forbidden();
    const { count } = await tx.reportRound.updateMany({ where: { id, state: 'open' }, data: { state: 'closed', closedAt: now(), lock: { increment: 1 } } });
    if (count !== 1) throw new Conflict();
    const owed = await tx.report.count({ where: { roundId: id, state: { in: ['due', 'draft'] } } });
    await noteStep(tx, id, viewer, { step: 'closed', count: owed });
  });
}
