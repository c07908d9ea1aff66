import type { Lang } from '#app/platform/i18n/languages';
import type { Tx } from '#app/platform/db/db.server';
import { asDate } from './days';
import type { Occasion } from './occasions';
import type { Ran } from './owed.server';
import { tellEditors } from './recipients.server';

/**
 * Makes the reports that these pilots owe, inside the transaction, and tells their editors.
 * @param dueOn a later day than the round's, yyyy-mm-dd, for those who are asked late
 */
export async function askPilots(tx: Tx, round: { id: string; period: string }, ran: Ran[], options: { occasion: Occasion; dueOn?: string; notBefore?: Date }): Promise<void> {
  const entries = await tx.entry.findMany({ where: { id: { in: ran.map(({ pilotId }) => pilotId) } }, select: { id: true, originalLang: true } });
  const { dueOn, occasion, notBefore } = options;
  const made = await tx.report.createManyAndReturn({
    data: entries.map(({ id, originalLang }) => ({ roundId: round.id, pilotId: id, content: { lang: originalLang as Lang, answers: {} }, dueOn: dueOn ? asDate(dueOn) : null })),
    skipDuplicates: true,
    select: { id: true },
  });
  await tellEditors(tx, round, occasion, made.map(({ id }) => id), { template: 'opened', notBefore });
}
