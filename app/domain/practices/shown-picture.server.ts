import { readable } from '#app/domain/shared/readable.server';
import { db } from '#app/platform/db/db.server';

/** Whether a published practice shows a picture that it took over from a pilot it was learned in, though the pilot may show it no longer. */
export async function isShownInPractice(fileId: string, pilotId: string): Promise<boolean> {
  const named = JSON.stringify([{ fileId }]);
  const rows = await db.$queryRaw<{ found: number }[]>`
    SELECT 1 AS found FROM "PracticePilot" l JOIN "Entry" e ON e.id = l."practiceId" JOIN "Revision" r ON r."entryId" = e.id
    WHERE l."pilotId" = ${pilotId}::uuid AND ${readable} AND r.state = 'published' AND r.content -> 'pictures' @> ${named}::jsonb
    LIMIT 1`;
  return rows.length > 0;
}
