import { placeName } from '#app/domain/partners/partner-places.server';
import { partnerLinks } from '#app/domain/partners/partners.server';
import type { PartnerKind } from '#app/domain/partners/partner.type';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { isCounted } from './replication.type';

/** A place where a practice counts as taken up. */
export type CountedPlace = { slug: string; name: string; lang: Lang; kind: string; population: number | null };

/** Where practices count as taken up, by the practice's id: what both sides confirmed and nobody gave up, by name. */
export async function countedPlaces(practiceIds: string[], lang: Lang): Promise<Record<string, CountedPlace[]>> {
  const rows = (
    await db.replication.findMany({
      where: { practiceId: { in: practiceIds }, practice: { isPublic: true } },
      select: { practiceId: true, partnerId: true, state: true, givenAt: true, takenAt: true, partner: { select: { kind: true, population: true } } },
    })
  ).filter(isCounted);
  const links = await partnerLinks(rows.map(({ partnerId }) => partnerId), lang);
  const { compare } = new Intl.Collator(lang);
  const placesOf = (id: string) =>
    rows.flatMap(({ practiceId, partnerId, partner: { kind, population } }): CountedPlace[] => {
      const link = practiceId === id ? links.get(partnerId) : undefined;
      return link ? [{ slug: link.slug, name: placeName({ ...link, kind: kind as PartnerKind }), lang: link.lang, kind, population }] : [];
    });
  return Object.fromEntries(practiceIds.map((id) => [id, placesOf(id).sort((a, b) => compare(a.name, b.name))]));
}
