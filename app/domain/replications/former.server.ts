import { partnerLinks } from '#app/domain/partners/partners.server';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { actsFor } from './replication.policy';

/** The last time another source was named than the member's own organisation, or one that has become part of it; null when it never was. */
async function lastMovedAway(member: Member, id: string) {
  const mine = actsFor(member);
  if (mine.length === 0 || !isId(id)) return null;
  const merged = await db.partner.findMany({ where: { mergedIntoId: { in: mine } }, select: { id: true } });
  return db.replicationStep.findFirst({
    where: { replicationId: id, step: 'source', formerId: { in: [...mine, ...merged.map((one) => one.id)] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true, formerId: true, replication: { select: { partnerId: true, practice: { select: { slug: true, isPublic: true, texts: { select: { lang: true, title: true, state: true } } } } } } },
  });
}

/** Whether the member's organisation was the giving side of a replication once. */
export const wasGiving = async (member: Member, id: string): Promise<boolean> => (await lastMovedAway(member, id)) !== null;

/**
 * What those who were asked to confirm a replication may read after another source was named: no more than the letter had said that asked them.
 * @throws NotFound for everybody else
 */
export async function formerGiving(member: Member, id: string, lang: Lang) {
  const step = await lastMovedAway(member, id);
  if (!step) throw new NotFound();
  const { partnerId, practice } = step.replication;
  const names = await partnerLinks([partnerId, step.formerId ?? ''].filter(Boolean), lang);
  const receiver = names.get(partnerId);
  return {
    at: formatDate(lang, step.at),
    giver: names.get(step.formerId ?? '')?.name ?? '',
    receiver: receiver ?? null,
    practice: { ...titleIn(practice.texts, lang), href: practice.isPublic ? `/${lang}/practices/${practice.slug}` : null },
  };
}
