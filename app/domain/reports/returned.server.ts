import type { Reason } from '#app/domain/shared/timeline.server';
import { db, type Tx } from '#app/platform/db/db.server';

export type Returned = { at: Date; by: string | null; note: string; reasons: Reason[] };

/** Why each of these reports was returned last, by the report's id. */
export async function lastReturnsOf(reportIds: string[], client: Tx = db): Promise<Map<string, Returned>> {
  const steps = await client.timelineStep.findMany({
    where: { reportId: { in: reportIds }, step: 'reportReturned' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { reportId: true, at: true, note: true, reasons: true, actor: { select: { name: true } } },
  });
  return new Map(steps.map(({ reportId, at, note, reasons, actor }) => [reportId ?? '', { at, by: actor?.name ?? null, note: note ?? '', reasons: (reasons as Reason[] | null) ?? [] }]));
}
