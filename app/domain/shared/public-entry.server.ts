import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Content } from './content';
import type { ContentType } from './content-type';

const inLanguage = (lang: Lang) => ({ where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } });

const reading = (lang: Lang) =>
  ({
    id: true,
    slug: true,
    publishedAt: true,
    updatedAt: true,
    lead: { select: { entry: { select: { id: true, slug: true, isPublic: true, texts: inLanguage(lang) } } } },
    revisions: { where: { state: 'published' }, orderBy: { number: 'desc' }, take: 1, select: { content: true } },
  }) as const;

/** A published entry of any kind with its content, and who answers for it. */
export type PublicEntry<C extends Content = Content> = {
  id: string;
  kind: string;
  slug: string;
  publishedAt: Date;
  updatedAt: Date;
  lead: { id: string; slug: string; name: string; lang: Lang } | null;
  content: C;
};

type Row = Awaited<ReturnType<typeof read>>[number];

const read = (lang: Lang, where: { kind: string; slug?: string }, take: number) =>
  db.entry.findMany({ where: { ...where, isPublic: true }, orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }], take, select: reading(lang) });

function entryFrom<C extends Content>(type: ContentType<C>, lang: Lang, { lead, revisions, publishedAt, ...row }: Row): PublicEntry<C>[] {
  const stored = revisions[0];
  if (!stored) return [];
  const leader = lead?.entry.isPublic ? lead.entry : null;
  const name = leader?.texts.find((text) => text.lang === lang) ?? leader?.texts[0];
  return [
    {
      ...row,
      kind: type.key,
      publishedAt: publishedAt ?? row.updatedAt,
      lead: leader && name ? { id: leader.id, slug: leader.slug, name: name.title, lang: name.lang as Lang } : null,
      content: type.parse(stored.content),
    },
  ];
}

/** A published entry by its address; null when there is none. Its lead is named in `lang`, else in the lead's own. */
export async function publicEntry<C extends Content>(type: ContentType<C>, lang: Lang, slug: string): Promise<PublicEntry<C> | null> {
  if (!/^[a-z0-9-]{1,120}$/.test(slug)) return null;
  const [row] = await read(lang, { kind: type.key, slug }, 1);
  return (row && entryFrom(type, lang, row)[0]) ?? null;
}

/** The n entries of a kind published last. */
export async function newestEntries<C extends Content>(type: ContentType<C>, lang: Lang, n: number): Promise<PublicEntry<C>[]> {
  return (await read(lang, { kind: type.key }, n)).flatMap((row) => entryFrom(type, lang, row));
}
