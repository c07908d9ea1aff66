import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** A published entry to link to; `lang` is the language of its title. */
export type EntryLink = { title: string; lang: Lang; href: string };

const MOST = 50;

/** Published entries of a kind, newest first: those with the ids, or those an organisation answers for. */
export async function entryLinks(kind: string, of: { ids: string[] } | { leadId: string }, lang: Lang): Promise<EntryLink[]> {
  if ('ids' in of && of.ids.length === 0) return [];
  const rows = await db.entry.findMany({
    where: { kind, isPublic: true, ...('ids' in of ? { id: { in: of.ids } } : of) },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: { slug: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } } },
  });
  return rows.flatMap(({ slug, texts }) => {
    const text = texts.find((one) => one.lang === lang) ?? texts[0];
    return text ? [{ title: text.title, lang: text.lang as Lang, href: `/${lang}/${kind}/${slug}` }] : [];
  });
}

/** A title in a language, else the original's. */
export function titleIn(texts: { lang: string; title: string; state: string }[], lang: Lang): { title: string; lang: Lang } {
  const text = texts.find((one) => one.lang === lang) ?? texts.find((one) => one.state === 'original') ?? texts[0];
  return { title: text?.title ?? '', lang: (text?.lang ?? lang) as Lang };
}
