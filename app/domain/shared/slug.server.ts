import type { Tx } from '#app/platform/db/db.server';
import { isReserved, slugify } from './slug';

/** An address for a title that no entry of the kind has or had, and no page beside them. */
export async function freeSlug(tx: Tx, kind: string, title: string): Promise<string> {
  const base = slugify(title) || kind;
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (isReserved(slug)) continue;
    const taken =
      (await tx.entry.count({ where: { kind, slug } })) + (await tx.formerSlug.count({ where: { kind, slug } }));
    if (taken === 0) return slug;
  }
}

/** Where an address that is no longer in use leads now, or null. */
export async function presentSlug(tx: Tx, kind: string, slug: string): Promise<string | null> {
  const former = await tx.formerSlug.findUnique({ where: { kind_slug: { kind, slug } }, select: { entryId: true } });
  if (!former) return null;
  const entry = await tx.entry.findFirst({ where: { id: former.entryId, isPublic: true }, select: { slug: true } });
  return entry?.slug ?? null;
}
