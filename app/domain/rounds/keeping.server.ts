import { Conflict, Forbidden, refuseIf } from '#app/domain/shared/outcome';
import type { Viewer } from '#app/domain/shared/viewer';
import { db, type Prisma, transaction, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { asDate } from './days';
import { mayKeepRounds, mayPrepare, mayRun } from './round.policy';
import { periodChoices, type RoundEdit, roundIssues, suggestedRound } from './round.schema';
import { findRound, latestRound } from './round.server';
import { EVERYONE } from './round.type';
import { noteStep } from './round-steps.server';

const takenPeriods = async (client: Tx, except?: string): Promise<string[]> =>
  (await client.reportRound.findMany({ where: { id: { not: except } }, select: { period: true } })).map(({ period }) => period);

/** What a new round begins with, and the periods it can be for. @throws Forbidden */
export async function proposeRound(viewer: Viewer): Promise<{ edit: RoundEdit; periods: string[]; questionsFrom: string | null }> {
  if (!mayKeepRounds(viewer)) throw new Forbidden();
  const today = dayOf(now());
  const last = await latestRound();
  const edit = suggestedRound(today, last);
  const periods = periodChoices(today, await takenPeriods(db));
  return { edit, periods: periods.includes(edit.period) ? periods : [edit.period, ...periods], questionsFrom: last?.period ?? null };
}

/** The periods that a round being prepared may be for, its own among them. */
export async function periodsFor(id: string, period: string): Promise<string[]> {
  const periods = periodChoices(dayOf(now()), await takenPeriods(db, id));
  return periods.includes(period) ? periods : [period, ...periods];
}

/**
 * Begins a round with the questions of the last one, for everyone.
 * @throws Invalid period:roundTaken, roundOverlaps, dueOn:afterPeriod; Forbidden
 */
export async function createRound(viewer: Viewer, edit: RoundEdit): Promise<{ id: string }> {
  if (!mayKeepRounds(viewer)) throw new Forbidden();
  return transaction(async (tx) => {
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
 * @param lock the changes counted when the form was opened
 * @throws Conflict with what stands now when somebody changed it meanwhile; Invalid; Forbidden once closed; NotFound
 */
export async function saveRound(viewer: Viewer, id: string, lock: number, edit: RoundEdit): Promise<void> {
  await transaction(async (tx) => {
    const round = await findRound(viewer, id, tx);
    const isOpen = mayRun(viewer, round);
    if (!isOpen && !mayPrepare(viewer, round)) throw new Forbidden();
    const { period, dueOn, repeats } = round;
    if (round.lock !== lock) throw new Conflict({ period, dueOn, repeats: repeats ? 'yes' : '' });
    if (isOpen) refuseIf(edit.dueOn < dueOn ? [{ field: 'dueOn', code: 'laterDay' }] : []);
    else refuseIf(roundIssues(edit, await takenPeriods(tx, id)));
    const { count } = await tx.reportRound.updateMany({
      where: { id, lock, state: round.state },
      data: { period: isOpen ? period : edit.period, dueOn: asDate(edit.dueOn), repeats: edit.repeats, lock: { increment: 1 } },
    });
    if (count !== 1) throw new Conflict();
    if (isOpen && edit.dueOn !== dueOn) await noteStep(tx, id, viewer, { step: 'dueMoved', day: edit.dueOn });
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
