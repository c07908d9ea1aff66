import type { Member } from '#app/domain/shared/viewer';
import type { Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { asDate, plusDays } from './days';
import { tellOfReopening } from './recipients.server';
import { noteStep } from './round-steps.server';
import { LEAST_DAYS } from './starting.server';

/**
 * Asks for a report that a pilot had been let off, inside the transaction and after it is owed again: it has at least two weeks, the
 * round's history says so, and its editors are told. @param report `dueOn` its last day until now, yyyy-mm-dd
 */
export async function askAfterAll(tx: Tx, viewer: Member, round: { id: string; period: string }, report: { id: string; dueOn: string }, reason: string): Promise<void> {
  const least = plusDays(dayOf(now()), LEAST_DAYS);
  if (report.dueOn < least) await tx.report.update({ where: { id: report.id }, data: { dueOn: asDate(least) } });
  await noteStep(tx, round.id, viewer, { step: 'reopened', count: 1 });
  await tellOfReopening(tx, round.period, report.id, reason);
}
