import { partnerNames } from '#app/domain/partners/partners.server';
import type { Highlight } from '#app/domain/shared/content-type';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';

/** The n newest practices, each saying whether it worked. */
export async function practiceHighlights(lang: Lang, n: number): Promise<Highlight[]> {
  const rows = await db.practice.findMany({ where: { isPublic: true }, orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }], take: n });
  const entries = await db.entry.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, slug: true, leadId: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true, summary: true } } },
  });
  const names = await partnerNames(entries.flatMap(({ leadId }) => leadId ?? []), lang);
  const t = translator(practiceMessages, lang);
  return rows.flatMap(({ id, outcome, themes }) => {
    const entry = entries.find((one) => one.id === id);
    const text = entry?.texts.find((one) => one.lang === lang) ?? entry?.texts[0];
    if (!entry || !text) return [];
    return [{ slug: entry.slug, title: text.title, summary: text.summary, lang: text.lang as Lang, label: t.at(`outcome.${outcome}`), leadName: names.get(entry.leadId ?? '') ?? '', themes }];
  });
}
