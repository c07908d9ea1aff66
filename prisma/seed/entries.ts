import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import { publish } from '#app/domain/shared/publish.server';
import type { Reason } from '#app/domain/shared/timeline.server';
import { Prisma, type Tx } from '#app/platform/db/db.server';
import type { Chance } from './chance';

export const DAY = 86_400_000;

/** A step of an entry's life, before it is known who took it. */
export type PastStep = { step: string; at: Date; by: 'editor' | 'coordinator'; isPublic: boolean; note?: string; reasons?: Reason[] };

/** An entry of the demonstration with its past, oldest step first. */
export type PastEntry<C> = {
  id: string;
  slug: string;
  state: string;
  content: C;
  steps: PastStep[];
  leadId: string;
  editor: string;
  coordinator: string;
};

/** How often an editor saves while writing, about once a section. */
const SAVES = 7;
/** Steps that move a revision; later ones move the entry alone. */
const REVISION_STEPS = ['created', 'submitted', 'returned', 'declined', 'withdrawn', 'approved'];

/** When the last of these steps was taken, or null. */
export const lastAt = (steps: PastStep[], ...names: string[]): Date | null => steps.findLast(({ step }) => names.includes(step))?.at ?? null;

/** A moment in office hours on a working day, on or before the day given. */
export function inOfficeHours(near: number, chance: Chance): Date {
  const day = new Date(near);
  const back = { 0: 2, 6: 1 }[day.getUTCDay()] ?? 0;
  const at = new Date(near - back * DAY);
  at.setUTCHours(chance.between(6, 13), chance.between(0, 59), chance.between(0, 59), 0);
  return at;
}

/** The first and only revision, as saving, submitting and deciding would have left it. */
function revisionRow<C>({ id, state, content, steps, editor }: PastEntry<C>): Prisma.RevisionCreateManyInput {
  const created = steps[0]?.at ?? new Date(0);
  const submittedAt = lastAt(steps, 'submitted');
  return {
    entryId: id,
    number: 1,
    state: lastAt(steps, 'approved') ? 'published' : state,
    content: content as unknown as Prisma.InputJsonValue,
    lock: SAVES + steps.filter(({ step }) => step !== 'created' && REVISION_STEPS.includes(step)).length,
    savedById: editor,
    submittedById: submittedAt ? editor : null,
    createdAt: created,
    savedAt: submittedAt ? new Date(submittedAt.getTime() - 25 * 60_000) : new Date(created.getTime() + 3 * 3_600_000),
    submittedAt,
    decidedAt: lastAt(steps, 'returned', 'declined', 'withdrawn', 'approved'),
  };
}

const stepRow = <C>({ id, leadId, editor, coordinator }: PastEntry<C>, { by, reasons, ...step }: PastStep): Prisma.TimelineStepCreateManyInput => ({
  ...step,
  entryId: id,
  actorId: by === 'editor' ? editor : coordinator,
  actorRole: by,
  organisationId: by === 'editor' ? leadId : null,
  revisionNumber: REVISION_STEPS.includes(step.step) ? 1 : null,
  reasons: reasons ? (reasons as unknown as Prisma.InputJsonValue) : Prisma.DbNull,
});

/** Writes an entry as the real commands would have left it; one that was approved is published. */
export async function writeEntry<C extends Content>(tx: Tx, type: ContentType<C>, past: PastEntry<C>): Promise<void> {
  const { id, state, content, steps, leadId } = past;
  const publishedAt = lastAt(steps, 'approved');
  const updatedAt = steps.at(-1)?.at ?? new Date(0);
  const entry = await tx.entry.create({
    data: {
      id, kind: type.key, slug: publishedAt ? past.slug : `draft-${id}`, state, originalLang: content.originalLang, leadId,
      createdAt: steps[0]?.at, updatedAt, publishedAt,
    },
  });
  await tx.revision.createMany({ data: [revisionRow(past)] });
  await tx.timelineStep.createMany({ data: steps.map((step) => stepRow(past, step)) });
  if (!publishedAt) return;
  await publish(tx, type, entry, content, state);
  await tx.entry.update({ where: { id }, data: { updatedAt } });
}
