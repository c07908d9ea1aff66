import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { titleIn } from './overview.server';
import { pilotsThatRan } from './owed.server';
import type { Round } from './round.type';
import { missingPilots } from './starting.server';

const { sql } = Prisma;

/** A pilot that would owe a report, and why: when it ran. Days are yyyy-mm-dd. */
export type Asked = {
  pilotId: string;
  slug: string;
  title: string;
  lang: Lang;
  leadName: string;
  state: string;
  from: string;
  /** Null while it runs */
  until: string | null;
  /** People who could hand the report in */
  editors: number;
  isLeftOut: boolean;
};

const PAGE = 50;

const pilots = (ids: string[], lang: Lang) => sql`
  SELECT e.id AS "pilotId", e.slug, e.state, coalesce(t.title, '') AS title, coalesce(t.lang, e."originalLang") AS lang, coalesce(n.title, '') AS "leadName",
    (SELECT count(*)::int FROM "Membership" m JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL WHERE m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles)) AS editors
  FROM "Entry" e
  LEFT JOIN LATERAL ${titleIn(sql`e.id`, lang)} t ON true
  LEFT JOIN LATERAL ${titleIn(sql`e."leadId"`, lang)} n ON true
  WHERE e.id = ANY(${ids}::uuid[])`;

/** Words as a pattern finds them anywhere, letter for letter. */
const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

type Part = { words?: string; /** Counts from 1; fifty a page */ page?: number };

/** One page of these pilots, by organisation, with how many the words find. */
async function described(ids: string[], lang: Lang, { words = '', page = 1 }: Part): Promise<{ found: number; page: number; pages: number; rows: Omit<Asked, 'isLeftOut'>[] }> {
  const matching = words ? sql`WHERE title ILIKE ${containing(words)} OR "leadName" ILIKE ${containing(words)}` : Prisma.empty;
  const [{ found } = { found: 0 }] = words ? await db.$queryRaw<{ found: number }[]>(sql`SELECT count(*)::int AS found FROM (${pilots(ids, lang)}) pilot ${matching}`) : [{ found: ids.length }];
  const pages = Math.max(1, Math.ceil(found / PAGE));
  const at = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
  const rows = await db.$queryRaw<Omit<Asked, 'isLeftOut'>[]>(sql`
    SELECT shown.*, to_char(began.at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS "from", to_char(ended.at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS until
    FROM (SELECT * FROM (${pilots(ids, lang)}) pilot ${matching} ORDER BY "leadName", title, "pilotId" LIMIT ${PAGE} OFFSET ${(at - 1) * PAGE}) shown
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = shown."pilotId" AND s.step = 'running') began
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = shown."pilotId" AND s.step IN ('completed', 'stopped')) ended
    ORDER BY shown."leadName", shown.title, shown."pilotId"`);
  return { found, page: at, pages, rows };
}

/** How many of these pilots nobody could hand a report in for. */
async function withoutEditors(ids: string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM "Entry" e WHERE e.id = ANY(${ids}::uuid[]) AND NOT EXISTS (
      SELECT 1 FROM "Membership" m JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL WHERE m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles))`);
  return row?.n ?? 0;
}

/** How many pilots a round would ask. */
export const countAsked = async ({ period, audience }: Round): Promise<number> => (await pilotsThatRan(period, audience)).length;

/** The pilots that a round would ask, a page at a time and by organisation, those left out marked; the counts are of all of them. */
export async function wouldOwe({ period, audience }: Round, lang: Lang, part: Part = {}) {
  const ran = (await pilotsThatRan(period, { ...audience, exclude: [] })).map(({ pilotId }) => pilotId);
  const left = new Set(audience.exclude);
  const owing = ran.filter((id) => !left.has(id));
  const [shown, withoutEditor] = await Promise.all([described(ran, lang, part), withoutEditors(owing)]);
  return { ...shown, all: ran.length, owing: owing.length, withoutEditor, rows: shown.rows.map((row): Asked => ({ ...row, isLeftOut: left.has(row.pilotId) })) };
}

/** The pilots that an open round has not asked yet although they ran, a page at a time and by organisation. */
export async function wouldBeAdded(round: Round, lang: Lang, page = 1) {
  const missing = (await missingPilots(round)).map(({ pilotId }) => pilotId);
  const shown = await described(missing, lang, { page });
  return { ...shown, rows: shown.rows.map((row): Asked => ({ ...row, isLeftOut: false })) };
}
