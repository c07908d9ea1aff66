import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { titleIn } from './entry-links.server';
import { titleOf } from './revision.server';
import { presentSlug } from './slug.server';

/** A published entry by its address, as far as pages under it need it; `lead` is named in `lang` where it can be. */
export type Addressed = { id: string; slug: string; leadId: string | null; title: string; titleLang: Lang; lead: string };

const texts = { select: { lang: true, title: true, state: true } } as const;

/** The published entry at an address, or where it moved to; null when there is neither. */
export async function addressOf(kind: string, slug: string, lang: Lang): Promise<Addressed | { movedTo: string } | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const entry = await db.entry.findFirst({
    where: { kind, slug, isPublic: true },
    select: { id: true, slug: true, leadId: true, texts, lead: { select: { entry: { select: { texts } } } } },
  });
  if (!entry) {
    const movedTo = await presentSlug(db, kind, slug);
    return movedTo ? { movedTo } : null;
  }
  const { title, lang: titleLang } = titleIn(entry.texts, lang);
  return { id: entry.id, slug: entry.slug, leadId: entry.leadId, title, titleLang, lead: entry.lead ? titleIn(entry.lead.entry.texts, lang).title : '' };
}

/** The id of the published entry at an address. */
export const publicId = async (kind: string, slug: string): Promise<string | null> =>
  (await db.entry.findFirst({ where: { kind, slug, isPublic: true }, select: { id: true } }))?.id ?? null;

/** An entry's title in a language, else the original's. */
export const titleOfEntry = (id: string, lang: Lang): Promise<string> => titleOf(db, id, lang);
