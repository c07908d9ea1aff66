import { pilots } from '#app/domain/pilots/pilots.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { publish } from '#app/domain/shared/publish.server';
import { type Prisma, transaction } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';

/** A published pilot with this content, without going through review. Returns its id and address. */
export async function aPublishedPilot(leadId: string, content: PilotContent, options: { state?: string; at?: string } = {}): Promise<{ id: string; slug: string }> {
  const id = crypto.randomUUID();
  if (options.at) setClock(new Date(options.at));
  try {
    const { slug } = await transaction(async (tx) => {
      const entry = { id, kind: 'pilots', slug: `draft-${id}`, state: 'submitted', isPublic: false, originalLang: content.originalLang, leadId, publishedAt: null };
      await tx.entry.create({ data: entry });
      await tx.revision.create({ data: { entryId: id, number: 1, state: 'published', content: content as unknown as Prisma.InputJsonValue } });
      return publish(tx, pilots, entry, content, options.state ?? 'approved');
    });
    return { id, slug };
  } finally {
    if (options.at) setClock(undefined);
  }
}
