import { titleIn } from '#app/domain/shared/entry-links.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** The published practices at addresses, present or former, each once and in that order; `missing` is how many addresses lead to none. */
export async function practicesAt(slugs: string[]): Promise<{ there: { id: string; slug: string }[]; missing: number }> {
  if (slugs.length === 0) return { there: [], missing: 0 };
  const former = await db.formerSlug.findMany({ where: { kind: 'practices', slug: { in: slugs } }, select: { slug: true, entryId: true } });
  const ids = new Map(former.map(({ slug, entryId }) => [slug, entryId]));
  const entries = await db.entry.findMany({
    where: { kind: 'practices', isPublic: true, OR: [{ slug: { in: slugs } }, { id: { in: [...ids.values()] } }] },
    select: { id: true, slug: true },
  });
  const found = slugs.flatMap((slug) => entries.find((entry) => entry.slug === slug) ?? entries.find(({ id }) => id === ids.get(slug)) ?? []);
  return { there: [...new Map(found.map((entry) => [entry.id, entry])).values()], missing: slugs.length - found.length };
}

/** What was ticked in a list, with titles for readers of a language; whatever is not there any more is left out. */
export async function tickedPractices(lang: Lang, slugs: string[]): Promise<{ slug: string; title: string; lang: string }[]> {
  const { there } = await practicesAt(slugs);
  if (there.length === 0) return [];
  const texts = await db.entryText.findMany({ where: { entryId: { in: there.map(({ id }) => id) } }, select: { entryId: true, lang: true, title: true, state: true } });
  return there.map(({ id, slug }) => ({ slug, ...titleIn(texts.filter(({ entryId }) => entryId === id), lang) }));
}
