import { db } from '#app/platform/db/db.server';
import { PICTURE_WIDTHS, readPicture } from '#app/platform/files/files.server';
import { NotFound } from './outcome';
import { readable } from './readable.server';
import { mayReadDraft } from './review-readers.server';
import type { Viewer } from './viewer';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether what readers now see of an entry names the picture. */
async function isPublished(fileId: string, entryId: string): Promise<boolean> {
  const named = JSON.stringify([{ fileId }]);
  const rows = await db.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId"
    WHERE e.id = ${entryId}::uuid AND ${readable} AND r.state = 'published' AND r.content -> 'pictures' @> ${named}::jsonb
    LIMIT 1`;
  return rows.length > 0;
}

/**
 * A picture as WebP: everybody's when a published text shows it, else only for those who may open its entry.
 * @param viewer asked for only when the picture is not public
 * @param width one of PICTURE_WIDTHS, or null for the whole picture
 * @param isShownElsewhere whether readers see it beside the entry's text
 * @throws NotFound also when it exists but is not the viewer's to see
 */
export async function openPicture(
  viewer: () => Promise<Viewer>,
  id: string,
  width: string | null,
  isShownElsewhere: (id: string, entryId: string) => Promise<boolean> = async () => false,
): Promise<{ bytes: Buffer; isPublic: boolean }> {
  const wanted = PICTURE_WIDTHS.find((known) => String(known) === width);
  if (!UUID.test(id) || (width !== null && !wanted)) throw new NotFound();
  const file = await db.storedFile.findUnique({ where: { id }, select: { entryId: true } });
  const entry = file?.entryId
    ? await db.entry.findUnique({ where: { id: file.entryId }, select: { id: true, leadId: true, isPublic: true } })
    : null;
  if (!entry) throw new NotFound();
  const isPublic = (await isPublished(id, entry.id)) || (await isShownElsewhere(id, entry.id));
  if (!isPublic && !(await mayReadDraft(await viewer(), entry))) throw new NotFound();
  const bytes = await readPicture(id, wanted);
  if (!bytes) throw new NotFound();
  return { bytes, isPublic };
}
