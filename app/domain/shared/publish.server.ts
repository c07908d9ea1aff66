import type { Prisma, Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { type Content, languagesOf } from './content';
import type { ContentType, EntryRow } from './content-type';
import { freeSlug } from './slug.server';

const words = (markdown: string) => markdown.replace(/[#*_>`[\]()|-]+/g, ' ').replace(/\s+/g, ' ').trim();

/**
 * Makes content what readers see: texts and the kind's own table, all in the caller's transaction.
 * A first publication gives the entry its lasting address.
 */
export async function publish<C extends Content>(
  tx: Tx,
  type: ContentType<C>,
  entry: EntryRow,
  content: C,
  state: string,
): Promise<EntryRow> {
  const at = now();
  const original = content.texts[content.originalLang]?.fields ?? {};
  const slug = entry.slug.startsWith('draft-') ? await freeSlug(tx, type.key, original.title ?? '') : entry.slug;
  const published = { ...entry, slug, state, isPublic: true, publishedAt: entry.publishedAt ?? at, originalLang: content.originalLang };
  await tx.entry.update({
    where: { id: entry.id },
    data: { slug, state, isPublic: true, publishedAt: published.publishedAt, updatedAt: at, originalLang: content.originalLang },
  });
  await type.project(tx, published, content);
  await writeTexts(tx, entry.id, type.asRead?.(content) ?? content);
  return published;
}

/** An entry's readable texts as they are stored, one per language that it really has. */
export const textRows = (entryId: string, content: Content): Prisma.EntryTextCreateManyInput[] =>
  languagesOf(content).flatMap((lang) => {
    const text = content.texts[lang];
    if (!text) return [];
    const { title = '', summary = '', ...rest } = text.fields;
    return [{ entryId, lang, title, summary, plain: words(Object.values(rest).join('\n')), state: text.state }];
  });

/** Replaces an entry's readable texts; the database then writes anew what is searched of it. */
export async function writeTexts(tx: Tx, entryId: string, content: Content): Promise<void> {
  await tx.entryText.deleteMany({ where: { entryId } });
  await tx.entryText.createMany({ data: textRows(entryId, content) });
}
