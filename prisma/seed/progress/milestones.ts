import type { FrozenMilestone } from '#app/domain/reports/report.type';
import { db } from '#app/platform/db/db.server';
import type { ReportingPilot } from './rows';

const day = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null;

/** @returns the milestones of a pilot's plan as they stood on a day: what had been recorded by then */
export async function milestonesThen(): Promise<(pilot: ReportingPilot, at: Date) => FrozenMilestone[]> {
  const [planned, records] = await Promise.all([
    db.milestone.findMany({ orderBy: { position: 'asc' } }),
    db.milestoneRecord.findMany({ orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] }),
  ]);
  return (pilot, at) =>
    planned.flatMap(({ pilotId, milestoneId, titles, lang, dueOn }) => {
      if (pilotId !== pilot.id) return [];
      const record = records.findLast((one) => one.pilotId === pilotId && one.milestoneId === milestoneId && one.recordedAt <= at);
      return [{
        id: milestoneId, titles: titles as FrozenMilestone['titles'], lang: lang as FrozenMilestone['lang'], dueOn: day(dueOn),
        state: record?.state ?? 'ahead', reachedOn: day(record?.reachedOn ?? null), note: record?.note ?? '', evidenceUrl: record?.evidenceUrl ?? '',
      }];
    });
}
