import { titleIn } from '#app/domain/shared/entry-links.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { ownPilots } from './sources.server';

const inTitles = {
  texts: { select: { lang: true, title: true, state: true } },
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { content: true } },
} as const;

type Row = { texts: { lang: string; title: string; state: string }[]; revisions: { content: unknown }[] };
type Written = { texts?: Record<string, { fields?: { title?: string } } | undefined>; originalLang?: Lang } | undefined;

/** As readers know it, else as its newest draft calls it. */
function titleOf({ texts, revisions }: Row, lang: Lang): { title: string; lang: Lang } {
  const shown = titleIn(texts, lang);
  if (shown.title) return shown;
  const written = revisions[0]?.content as Written;
  const original = written?.originalLang ?? lang;
  return { title: written?.texts?.[original]?.fields?.title ?? '', lang: original };
}

/** Pilots that an organisation may name as its own of a practice, newest first; those without a title yet are left out. */
export async function pilotChoices(partnerIds: string[], lang: Lang): Promise<{ value: string; label: string; lang?: Lang }[]> {
  const rows = await db.entry.findMany({ where: { OR: partnerIds.map(ownPilots) }, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }], take: 200, select: { id: true, ...inTitles } });
  return rows.flatMap(({ id, ...row }) => {
    const { title, lang: written } = titleOf(row, lang);
    return title ? [{ value: id, label: title, lang: written === lang ? undefined : written }] : [];
  });
}

/** The pilot that a place named as its own. @param withDrafts whether the reader may also know of one that is not public yet */
export async function namedPilot(id: string | null, withDrafts: boolean, lang: Lang): Promise<{ title: string; lang: Lang; href: string } | null> {
  const row = id ? await db.entry.findUnique({ where: { id }, select: { slug: true, isPublic: true, ...inTitles } }) : null;
  if (!row || !(row.isPublic || withDrafts)) return null;
  return { ...titleOf(row, lang), href: row.isPublic ? `/${lang}/pilots/${row.slug}` : `/${lang}/desk/pilots/${id}` };
}
