import { BATCH, inBatches } from '#app/domain/shared/download';
import { IMPACT_KEYS, type Theme } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { ExportParams } from './export.type';

const { sql } = Prisma;

/** Entries whose things are read at a time. */
const CHUNK = 25;

/** Whether an entry `e` strengthens a theme: as published, a pilot `p` or a practice; before that, as it was written last. */
const strengthens = (theme: Theme): Prisma.Sql => sql`COALESCE(${theme} = ANY(p.themes), (SELECT ${theme} = ANY(g.themes) FROM "Practice" g WHERE g.id = e.id),
  (SELECT r.content #>> ARRAY['impact', ${IMPACT_KEYS[theme]}] = '+' FROM "Revision" r WHERE r."entryId" = e.id ORDER BY r.number DESC LIMIT 1), false)`;

/**
 * The condition of what a file may hold, about an entry `e` and its pilot `p`. Drafts are their editors' own until they are handed in.
 * @param years whether the year narrows the entries too, as it does where they are the rows
 */
export const inScope = ({ organisations, theme, year }: ExportParams, years = false): Prisma.Sql => sql`
  ${organisations === null ? sql`e.state <> 'draft'` : sql`e."leadId" = ANY(${organisations}::uuid[])`}
  ${theme ? sql`AND ${strengthens(theme)}` : Prisma.empty}
  ${years && year ? sql`AND p.years @> ARRAY[${year}]::int[]` : Prisma.empty}`;

/** The ids of the entries of some kinds that a file may hold, chunk by chunk, in the order in which they were begun. */
export async function* entriesInScope(kinds: string[], params: ExportParams, years = false): AsyncGenerator<string[]> {
  const read = (after: { id: string } | null) => db.$queryRaw<{ id: string }[]>(sql`
    SELECT e.id FROM "Entry" e LEFT JOIN "Pilot" p ON p.id = e.id
    WHERE e.kind = ANY(${kinds}) AND ${inScope(params, years)} ${after ? sql`AND e.id > ${after.id}::uuid` : Prisma.empty}
    ORDER BY e.id LIMIT ${BATCH}`);
  for await (const rows of inBatches(read)) {
    for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK).map(({ id }) => id);
  }
}

/** What an entry is called: in the file's language if it is, else as it was written first; unpublished ones as they stand. */
export const titleOf = (id: Prisma.Sql, lang: Lang): Prisma.Sql => sql`COALESCE(
  (SELECT t.title FROM "EntryText" t WHERE t."entryId" = ${id} ORDER BY (t.lang = ${lang}) DESC, (t.state = 'original') DESC LIMIT 1),
  (SELECT r.content #>> ARRAY['texts', r.content->>'originalLang', 'fields', 'title'] FROM "Revision" r WHERE r."entryId" = ${id} ORDER BY r.number DESC LIMIT 1), '')`;

/** Counts rows of a query `SELECT … AS n`. */
export async function counted(query: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>(query);
  return row?.n ?? 0;
}
