import { Conflict, Forbidden, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint } from '#app/domain/shared/revision.server';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { asDate } from './days';
import { oneAtATime } from './period-lock.server';
import { mayKeepRounds, mayPrepare, mayRun } from './round.policy';
import { periodChoices, type RoundEdit, roundIssues, suggestedRound } from './round.schema';
import { findRound, latestRound } from './round.server';
import { EVERYONE, type Round } from './round.type';
import { noteStep } from './round-steps.server';

const takenPeriods = async (client: Tx, except?: string): Promise<string[]> =>
  (await client.reportRound.findMany({ where: { id: { not: except } }, select: { period: true } })).map(({ period }) => period);

/** What a new round begins with, and the periods it can be for. @throws Forbidden */
export async function proposeRound(viewer: Viewer): Promise<{ edit: RoundEdit; periods: string[]; questionsFrom: string | null }> {
  if (!mayKeepRounds(viewer)) throw new Forbidden();
  const today = dayOf(now());
  const last = await latestRound();
  const taken = await takenPeriods(db);
  const edit = suggestedRound(today, last);
  const periods = periodChoices(today, taken);
  return { edit, periods: periods.includes(edit.period) ? periods : [edit.period, ...periods], questionsFrom: last?.period ?? null };
}

/** What a second coordinator is shown of a round as the first one left it. */
const standing = ({ period, dueOn, repeats }: Round) => ({ period, dueOn, repeats: repeats ? 'yes' : '' });

/** A round as its form shows it, the periods it may be for, and the mark that a save must name. @throws Forbidden once closed; NotFound */
export async function openRound(viewer: Viewer, id: string): Promise<{ round: Round; periods: string[]; base: string }> {
  const round = await findRound(viewer, id);
  if (!mayPrepare(viewer, round) && !mayRun(viewer, round)) throw new Forbidden();
  const periods = periodChoices(dayOf(now()), await takenPeriods(db, id));
  return { round, periods: periods.includes(round.period) ? periods : [round.period, ...periods], base: fingerprint(standing(round)) };
}

/**
 * Begins a round with the questions of the last one, for everyone.
 * @throws Invalid period:roundTaken, roundOverlaps, dueOn:afterPeriod; Forbidden
 */
export async function createRound(viewer: Viewer, edit: RoundEdit): Promise<{ id: string }> {
  if (!mayKeepRounds(viewer)) throw new Forbidden();
  return transaction(async (tx) => {
    await oneAtATime(tx);
    refuseIf(roundIssues(edit, await takenPeriods(tx)));
    const last = await latestRound(tx);
    const audience = { ...EVERYONE, themes: last?.audience.themes ?? [] };
    const [made] = await tx.reportRound.createManyAndReturn({
      data: { ...edit, dueOn: asDate(edit.dueOn), questions: (last?.questions ?? []) as Prisma.InputJsonValue, audience, createdAt: now() },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) refuseIf([{ field: 'period', code: 'roundTaken' }]);
    const id = made?.id ?? '';
    await noteStep(tx, id, viewer, { step: 'created' });
    return { id };
  });
}

/**
 * Saves a round's period, due day and whether it repeats; once it has started, the due day can only move later and the period stays.
 * @param base the mark of what the form showed
 * @throws Conflict with what stands now when somebody changed it meanwhile; Invalid; Forbidden once closed; NotFound
 */
export async function saveRound(viewer: Viewer, id: string, base: string, edit: RoundEdit): Promise<void> {
  await transaction(async (tx) => {
    await oneAtATime(tx);
    const round = await findRound(viewer, id, tx);
    const isOpen = mayRun(viewer, round);
    if (!isOpen && !mayPrepare(viewer, round)) throw new Forbidden();
    const { period, dueOn, lock } = round;
    if (fingerprint(standing(round)) !== base) throw new Conflict(standing(round));
    if (isOpen) refuseIf(edit.dueOn < dueOn || (edit.dueOn !== dueOn && edit.dueOn < dayOf(now())) ? [{ field: 'dueOn', code: 'laterDay' }] : []);
    else refuseIf(roundIssues(edit, await takenPeriods(tx, id)));
    const { count } = await tx.reportRound.updateMany({
      where: { id, lock, state: round.state },
      data: { period: isOpen ? period : edit.period, dueOn: asDate(edit.dueOn), repeats: edit.repeats, lock: { increment: 1 } },
    });
    if (count !== 1) throw new Conflict(standing(await findRound(viewer, id, tx)));
    if (isOpen && edit.dueOn !== dueOn) {
      // Nobody who was given more time may end up with less of it than the others.
      await tx.report.updateMany({ where: { roundId: id, dueOn: { lte: asDate(edit.dueOn) } }, data: { dueOn: null } });
      await noteStep(tx, id, viewer, { step: 'dueMoved', day: edit.dueOn });
    }
  });
}

/** Deletes a round that has not started. @throws Forbidden once it has; NotFound */
export async function deleteRound(viewer: Viewer, id: string): Promise<void> {
  await transaction(async (tx) => {
    const round = await findRound(viewer, id, tx);
    if (!mayPrepare(viewer, round)) throw new Forbidden();
    const { count } = await tx.reportRound.deleteMany({ where: { id, state: 'draft' } });
    if (count !== 1) throw new Conflict();
  });
}
