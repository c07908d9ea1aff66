import type { Attachment } from '#app/domain/shared/content';
import { db, type Prisma, type Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { type MilestoneState, type MilestoneView, type ShownMilestone, shownIn } from './milestone.type';

/** A milestone as a pilot's plan has it. */
type Planned = { id: string; dueOn: string | null; titles: Partial<Record<Lang, string>> };

const day = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null;

/** The newest record of each milestone of a pilot. */
async function newestRecords(pilotId: string, client: Tx) {
  const records = await client.milestoneRecord.findMany({ where: { pilotId }, orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] });
  return new Map(records.map((record) => [record.milestoneId, record]));
}

/** Writes the plan's milestones for the programme to count, with what was recorded of each; part of publishing a pilot. */
export async function projectMilestones(tx: Tx, pilotId: string, lang: Lang, planned: Planned[]): Promise<void> {
  const records = await newestRecords(pilotId, tx);
  await tx.milestone.deleteMany({ where: { pilotId } });
  await tx.milestone.createMany({
    data: planned.map(({ id, dueOn, titles }, position) => ({
      pilotId,
      milestoneId: id,
      position,
      titles: titles as Prisma.InputJsonValue,
      lang,
      dueOn: dueOn ? new Date(`${dueOn}T00:00:00Z`) : null,
      state: records.get(id)?.state ?? 'ahead',
      reachedOn: records.get(id)?.reachedOn ?? null,
    })),
    skipDuplicates: true,
  });
}

/** The milestones of a pilot's published plan in its order, with what became of each. */
export async function milestonesOf(pilotId: string, client: Tx = db): Promise<MilestoneView[]> {
  const [planned, records] = await Promise.all([client.milestone.findMany({ where: { pilotId }, orderBy: { position: 'asc' } }), newestRecords(pilotId, client)]);
  return planned.map(({ milestoneId, titles, lang, dueOn, state, reachedOn }) => {
    const record = records.get(milestoneId);
    return {
      id: milestoneId,
      titles: titles as MilestoneView['titles'],
      lang: lang as Lang,
      dueOn: day(dueOn),
      state: state as MilestoneState,
      reachedOn: day(reachedOn),
      note: record?.note ?? '',
      noteLang: (record?.lang ?? lang) as Lang,
      evidenceUrl: record?.evidenceUrl ?? '',
      evidenceFileId: record?.evidenceFileId ?? null,
      evidenceDocument: (record?.evidenceDocument ?? null) as Attachment | null,
      recordedAt: record?.recordedAt ?? null,
    };
  });
}

/** The milestones of a published pilot as a reader of `lang` gets them, by planned day; those without one last. */
export async function publicMilestones(lang: Lang, pilotId: string): Promise<ShownMilestone[]> {
  const all = await milestonesOf(pilotId);
  return all.map((one) => shownIn(one, lang)).sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
}
