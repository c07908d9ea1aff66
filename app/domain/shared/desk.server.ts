import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';
import { entryNames } from './entry-names.server';
import { readable } from './readable.server';
import type { Reason } from './timeline.server';
import { partnersWhere, type Viewer } from './viewer';

const DAY = 86_400_000;
const MOST = 200;

/** Something that is being written or reviewed, as the desk lists it. */
export type DeskItem = {
  id: string;
  kind: string;
  /** In the language it is written in; empty while it has none. */
  title: string;
  lang: string;
  organisation: string;
  state: string;
  /** Changes something that is published already. */
  isEdit: boolean;
  savedAt: Date;
  submittedAt: Date | null;
  /** Whole days since it was submitted, or saved last. */
  days: number;
};

type Row = Omit<DeskItem, 'organisation' | 'days'> & { leadId: string | null };

async function items(where: Prisma.Sql, lang: Lang): Promise<DeskItem[]> {
  return named(
    await db.$queryRaw<Row[]>`
      SELECT e.id, e.kind, e."leadId", e."isPublic" AS "isEdit", r.state, r."savedAt", r."submittedAt",
        coalesce(r.content #>> ARRAY['texts', r.content ->> 'originalLang', 'fields', 'title'], '') AS title,
        coalesce(r.content ->> 'originalLang', 'fi') AS lang
      FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId"
      WHERE ${where}
      ORDER BY coalesce(r."submittedAt", r."savedAt"), r.id LIMIT ${MOST}`,
    lang,
  );
}

/** The same rows with the names of the organisations that lead them. */
async function named(rows: Row[], lang: Lang): Promise<DeskItem[]> {
  const names = await entryNames(rows.flatMap(({ leadId }) => leadId ?? []), lang);
  return rows.map(({ leadId, ...row }) => ({
    ...row,
    organisation: names.get(leadId ?? '')?.name ?? '',
    days: Math.max(0, Math.floor((now().getTime() - (row.submittedAt ?? row.savedAt).getTime()) / DAY)),
  }));
}

/**
 * Submissions that wait for this coordinator, oldest first. What the coordinator edits for an organisation is left to others.
 * @param kinds keys of the reviewed kinds
 */
export function waitingForReview(viewer: Viewer, kinds: string[], lang: Lang): Promise<DeskItem[]> {
  const own = partnersWhere(viewer, 'editor');
  return items(
    Prisma.sql`r.state = 'submitted' AND e.kind = ANY(${kinds}) AND (e."leadId" IS NULL OR NOT e."leadId" = ANY(${own}::uuid[]))`,
    lang,
  );
}

/** What an editor's organisations have in the works: drafts, returned and submitted, oldest first. */
export async function inTheWorks(viewer: Viewer, kinds: string[], lang: Lang): Promise<DeskItem[]> {
  const own = partnersWhere(viewer, 'editor');
  if (own.length === 0) return [];
  return items(Prisma.sql`e."leadId" = ANY(${own}::uuid[]) AND e.kind = ANY(${kinds}) AND r.state IN ('draft', 'returned', 'submitted')`, lang);
}

/** What an editor's organisations have published, or retired since, to edit or move on, newest first. The titles stand beside the entries: contents are long to read. */
export async function ownPublished(viewer: Viewer, kinds: string[], lang: Lang): Promise<DeskItem[]> {
  const own = partnersWhere(viewer, 'editor');
  if (own.length === 0) return [];
  return named(
    await db.$queryRaw<Row[]>`
      SELECT e.id, e.kind, e."leadId", false AS "isEdit", e.state, r."savedAt", r."submittedAt", coalesce(t.title, '') AS title, e."originalLang" AS lang
      FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId" LEFT JOIN "EntryText" t ON t."entryId" = e.id AND t.lang = e."originalLang"
      WHERE e."leadId" = ANY(${own}::uuid[]) AND e.kind = ANY(${kinds}) AND ${readable} AND r.state = 'published'
      ORDER BY coalesce(r."submittedAt", r."savedAt") DESC, r.id DESC LIMIT ${MOST}`,
    lang,
  );
}

/** Why something was returned last. */
export type LastReturn = { at: Date; note: string; reasons: Reason[] };

/** The last return of each of these entries. */
export async function lastReturns(ids: string[]): Promise<Map<string, LastReturn>> {
  const steps = await db.timelineStep.findMany({
    where: { entryId: { in: ids }, step: 'returned' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { entryId: true, at: true, note: true, reasons: true },
  });
  return new Map(steps.map((step) => [step.entryId, { at: step.at, note: step.note ?? '', reasons: (step.reasons as Reason[] | null) ?? [] }]));
}

/** Something published, as a line of a list. `lang` is the language of its title. */
export type Published = { kind: string; slug: string; title: string; lang: string; publishedAt: Date };

/** What was published last, newest first. @param since only what came later; null for all */
export async function newlyPublished(kinds: string[], since: Date | null, lang: Lang, n: number): Promise<Published[]> {
  const rows = await db.entry.findMany({
    where: { kind: { in: kinds }, isPublic: true, publishedAt: since ? { gt: since } : { not: null } },
    orderBy: { publishedAt: 'desc' },
    take: n,
    select: { kind: true, slug: true, publishedAt: true, originalLang: true, texts: { select: { lang: true, title: true } } },
  });
  return rows.map(({ kind, slug, publishedAt, originalLang, texts }) => {
    const text = texts.find((t) => t.lang === lang) ?? texts.find((t) => t.lang === originalLang) ?? texts[0];
    return { kind, slug, title: text?.title ?? slug, lang: text?.lang ?? lang, publishedAt: publishedAt ?? now() };
  });
}
