import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import type { Working } from '#app/domain/shared/revision.server';
import type { Tx } from '#app/platform/db/db.server';

/** Organisations whose people may not judge it: the one that answers for it, and those with a part in it. */
export async function involvedIn<C extends Content>(tx: Tx, type: ContentType<C>, { entry, content }: Working<C>): Promise<string[]> {
  const others = (await type.involved?.(tx, entry, content)) ?? [];
  return [...new Set([...(entry.leadId ? [entry.leadId] : []), ...others])];
}

/** Those who have written in it; they may not judge it even when they have left the organisation. */
export async function writersOf(tx: Tx, entryId: string): Promise<string[]> {
  const rows = await tx.revision.findMany({ where: { entryId }, select: { savedById: true, submittedById: true } });
  return [...new Set(rows.flatMap(({ savedById, submittedById }) => [savedById ?? [], submittedById ?? []].flat()))];
}

/** Whether somebody stands too near to a submission to judge it. */
export async function isInvolved<C extends Content>(tx: Tx, type: ContentType<C>, working: Working<C>, personId: string): Promise<boolean> {
  const partners = await involvedIn(tx, type, working);
  if ((await writersOf(tx, working.entry.id)).includes(personId)) return true;
  return (await tx.membership.count({ where: { personId, partnerId: { in: partners } } })) > 0;
}
