import { titleIn } from '#app/domain/shared/entry-links.server';
import type { RelatedGroup } from '#app/domain/shared/related';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';

/** Practices from elsewhere that a pilot tries out, as both sides confirmed; each leads to its place in the practice's travel. */
export async function triedIn(pilotId: string, lang: Lang): Promise<RelatedGroup[]> {
  const rows = await db.replication.findMany({
    where: { pilotId, givenAt: { not: null }, takenAt: { not: null }, practice: { isPublic: true } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, practice: { select: { slug: true, texts: { select: { lang: true, title: true, state: true } } } } },
  });
  const links = rows.map(({ id, practice }) => ({ ...titleIn(practice.texts, lang), href: `/${lang}/practices/${practice.slug}/travel#place-${id}` }));
  return links.length > 0 ? [{ key: 'tried', title: translator(replicationMessages, lang)('pilot.tries'), links }] : [];
}
