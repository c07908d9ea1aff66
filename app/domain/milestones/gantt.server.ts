import { pagesOf } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { isCoordinator, partnersWhere, type Viewer } from '#app/domain/shared/viewer';
import { NotFound } from '#app/domain/shared/outcome';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { GanttFilters } from './gantt-filters';
import { type MilestoneState, titleIn } from './milestone.type';

const { sql } = Prisma;

/** A pilot on the timeline. Days as yyyy-mm-dd. */
export type GanttPilot = {
  id: string;
  title: string;
  lang: Lang;
  lead: string;
  leadLang: Lang;
  state: string;
  themes: Theme[];
  /** The theme it stands under: the one asked for, else its first */
  group: Theme | null;
  startsOn: string | null;
  endsOn: string | null;
  began: string | null;
  ended: string | null;
  milestones: { id: string; title: string; lang: Lang; dueOn: string | null; state: MilestoneState; reachedOn: string | null }[];
};

export type Gantt = {
  pilots: GanttPilot[];
  /** How many match, and in how many of them something is late */
  count: number;
  late: number;
  page: number;
  pages: number;
  /** The days that all that match lie between, so that every page has the same axis */
  from: string | null;
  until: string | null;
  /** Calendar years there are pilots of */
  years: number[];
  today: string;
};

const PAGE = 40;

type Total = { n: number; late: number; from: string | null; until: string | null };

const isLate = (today: string) => sql`p.state = 'running' AND EXISTS (
  SELECT 1 FROM "Milestone" m WHERE m."pilotId" = p.id AND m.state IN ('ahead', 'underway') AND m."dueOn" < ${today}::date)`;

/** Whose pilots the viewer may look at: all of them, or those of the organisations they edit for. @throws NotFound */
function seenBy(viewer: Viewer): Prisma.Sql {
  if (isCoordinator(viewer)) return sql`p."isPublic"`;
  const own = partnersWhere(viewer, 'editor');
  if (own.length === 0) throw new NotFound();
  return sql`p."isPublic" AND p."leadId" = ANY(${own}::uuid[])`;
}

function matching(seen: Prisma.Sql, { theme, status, year, late }: GanttFilters, today: string): Prisma.Sql {
  const parts = [
    seen,
    ...(theme ? [sql`p.themes @> ARRAY[${theme}]`] : []),
    ...(status ? [sql`p.state = ${status}`] : []),
    ...(year ? [sql`p.years @> ARRAY[${year}::int]`] : []),
    ...(late ? [isLate(today)] : []),
  ];
  return Prisma.join(parts, ' AND ');
}

type Row = Omit<GanttPilot, 'milestones' | 'group'>;

const rowsStatement = (lang: Lang, where: Prisma.Sql, theme: Theme | null, page: number): Prisma.Sql => sql`
  WITH shown AS (
    SELECT p.id, row_number() OVER () AS place FROM (
      SELECT p.id FROM "Pilot" p WHERE ${where}
      ORDER BY ${theme ? Prisma.empty : sql`array_position(${[...THEMES]}::text[], p.themes[1]) NULLS LAST,`} p."startsOn" NULLS LAST, p.id
      LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}
    ) p
  )
  SELECT p.id, coalesce(t.title, '') AS title, coalesce(t.lang, e."originalLang") AS lang, coalesce(l.title, '') AS lead, coalesce(l.lang, e."originalLang") AS "leadLang",
    p.state, p.themes, p."startsOn"::text AS "startsOn", p."endsOn"::text AS "endsOn",
    (s.began AT TIME ZONE 'Europe/Helsinki')::date::text AS began, (s.ended AT TIME ZONE 'Europe/Helsinki')::date::text AS ended
  FROM shown JOIN "Pilot" p ON p.id = shown.id JOIN "Entry" e ON e.id = p.id
  LEFT JOIN LATERAL ${titleOf(sql`p.id`, lang)} t ON true
  LEFT JOIN LATERAL ${titleOf(sql`p."leadId"`, lang)} l ON true
  CROSS JOIN LATERAL (
    SELECT max(step.at) FILTER (WHERE step.step = 'running') AS began, max(step.at) FILTER (WHERE step.step IN ('completed', 'stopped')) AS ended
    FROM "TimelineStep" step WHERE step."entryId" = p.id AND step."isPublic"
  ) s
  ORDER BY shown.place`;

const titleOf = (id: Prisma.Sql, lang: Lang): Prisma.Sql => sql`(
  SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = ${id} AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang <> ${lang} LIMIT 1)`;

async function milestonesOfPilots(lang: Lang, ids: string[]) {
  const rows = await db.milestone.findMany({ where: { pilotId: { in: ids } }, orderBy: { position: 'asc' } });
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;
  return rows.map(({ pilotId, milestoneId, titles, lang: written, dueOn, state, reachedOn }) => ({
    pilotId,
    milestone: { id: milestoneId, ...titleIn({ titles: titles as Partial<Record<Lang, string>>, lang: written as Lang }, lang), dueOn: day(dueOn), state: state as MilestoneState, reachedOn: day(reachedOn) },
  }));
}

/**
 * Published pilots on a time axis, by theme and by the day they begin, a page at a time: all of them for coordinators, for editors those their
 * organisations lead.
 * @throws NotFound for everybody else
 */
export async function ganttOf(viewer: Viewer, lang: Lang, filters: GanttFilters): Promise<Gantt> {
  const today = dayOf(now());
  const seen = seenBy(viewer);
  const where = matching(seen, filters, today);
  const [[total], years] = await Promise.all([
    db.$queryRaw<Total[]>`
      SELECT count(*)::int AS n, count(*) FILTER (WHERE ${isLate(today)})::int AS late, min(p."startsOn")::text AS from, max(p."endsOn")::text AS until FROM "Pilot" p WHERE ${where}`,
    db.$queryRaw<{ year: number }[]>`SELECT DISTINCT unnest(p.years) AS year FROM "Pilot" p WHERE ${seen} ORDER BY year`,
  ]);
  const { n = 0, late = 0, from = null, until = null } = total ?? {};
  const { page, pages } = pagesOf({ n, over: false }, PAGE, filters.page);
  const rows = await db.$queryRaw<Row[]>(rowsStatement(lang, where, filters.theme, page));
  const milestones = await milestonesOfPilots(lang, rows.map(({ id }) => id));
  const pilots = rows.map((row): GanttPilot => ({
    ...row,
    group: filters.theme ?? row.themes[0] ?? null,
    milestones: milestones.filter(({ pilotId }) => pilotId === row.id).map(({ milestone }) => milestone),
  }));
  return { pilots, count: n, late, page, pages, from, until, years: years.map(({ year }) => year), today };
}
