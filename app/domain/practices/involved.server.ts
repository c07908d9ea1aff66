import type { Tx } from '#app/platform/db/db.server';
import type { PracticeContent } from './practice.schema';

/** The organisations with a part in a practice: those of the pilots it was learned in, and those that answer questions about it. */
export async function involvedInPractice(tx: Tx, { pilots, contacts }: PracticeContent): Promise<string[]> {
  const [leads, partners] = await Promise.all([
    tx.entry.findMany({ where: { id: { in: pilots } }, select: { leadId: true } }),
    tx.pilotPartner.findMany({ where: { pilotId: { in: pilots } }, select: { partnerId: true } }),
  ]);
  return [...leads.flatMap(({ leadId }) => leadId ?? []), ...[...partners, ...contacts].map(({ partnerId }) => partnerId)];
}
