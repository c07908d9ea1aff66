import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { matching } from './pilot-conditions.server';
import type { PilotFilters } from './pilot-filters';
import { filterPartner } from './pilot-list.server';
import type { PilotSummary } from './pilot-reading.type';
import { summaries } from './pilot-summaries.server';

const { sql } = Prisma;

/**
 * The newest published pilots that match all filters, at most `limit`, with who leads each; with `leadId` only those it leads.
 * For views that draw pilots instead of listing them; `more` says that there are others.
 */
export async function newestMatching(lang: Lang, filters: PilotFilters, limit: number, leadId?: string): Promise<{ pilots: { id: string; leadId: string | null }[]; more: boolean }> {
  const partner = await filterPartner(lang, filters.partner);
  if (filters.partner && !partner) return { pilots: [], more: false };
  const where = await matching(lang, filters, partner?.id ?? null);
  const led = leadId ? sql`AND p."leadId" = ${leadId}::uuid` : Prisma.empty;
  const found = await db.$queryRaw<{ id: string; leadId: string | null }[]>(sql`
    SELECT p.id, p."leadId" FROM "Pilot" p WHERE ${where} ${led} ORDER BY p."publishedAt" DESC, p.id LIMIT ${limit + 1}`);
  return { pilots: found.slice(0, limit), more: found.length > limit };
}

/** What lists show of the pilots with these ids, in that order. */
export const pilotSummaries = (lang: Lang, ids: string[]): Promise<PilotSummary[]> => summaries(lang, ids.map((id) => ({ id })));
