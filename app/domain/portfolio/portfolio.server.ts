import { textOf } from '#app/domain/pilots/pilot-summaries.server';
import { PUBLIC_PILOT_STATES } from '#app/domain/pilots/pilot.type';
import { Forbidden } from '#app/domain/shared/outcome';
import { wordsCondition } from '#app/domain/shared/search.server';
import { THEMES } from '#app/domain/shared/themes';
import { isCoordinator, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { OWING, type PortfolioFilters, type PortfolioSort, STANDINGS, WHOLE } from './portfolio-filters';
import type { PortfolioCounts, PortfolioRound, PortfolioRow } from './portfolio-row';

const { sql } = Prisma;

export const PORTFOLIO_PAGE = 50;
/** As many pilots as can be reminded at once. */
export const MOST_REMINDED = 2_000;

/** The rounds that were started, the latest period first. Days are yyyy-mm-dd. */
export async function startedRounds(): Promise<PortfolioRound[]> {
  const rows = await db.reportRound.findMany({ where: { state: { not: 'draft' } }, orderBy: [{ dueOn: 'desc' }, { id: 'desc' }], select: { id: true, period: true, dueOn: true, state: true } });
  return rows.map((row) => ({ ...row, dueOn: row.dueOn.toISOString().slice(0, 10) }));
}

/** Every published pilot with where it stands in a round, as rows `w`; what is costly is left to the page that is shown. */
async function standing(lang: Lang, round: PortfolioRound | null, { q, lead }: PortfolioFilters): Promise<Prisma.Sql> {
  const today = dayOf(now());
  const words = q ? await wordsCondition(lang, q, sql`p.id`) : null;
  return sql`
    SELECT p.id, p.state, p.themes, p."startsOn", p."endsOn", p."budgetTotal" AS budget, p."leadId", r.id AS "reportId", coalesce(r."dueOn", ${round?.dueOn ?? null}::date) AS "dueOn",
      CASE WHEN r.id IS NULL THEN 'notAsked'
        WHEN r.state IN ('due', 'draft', 'returned') AND coalesce(r."dueOn", ${round?.dueOn ?? null}::date) < ${today}::date THEN 'overdue' ELSE r.state END AS standing,
      coalesce(m."all", 0)::int AS "all", coalesce(m.reached, 0)::int AS reached, CASE WHEN p.state = 'running' THEN coalesce(m.late, 0)::int ELSE 0 END AS late
    FROM "Pilot" p
    LEFT JOIN "Report" r ON r."pilotId" = p.id AND r."roundId" = ${round?.id ?? null}::uuid
    LEFT JOIN (SELECT "pilotId", count(*) FILTER (WHERE state <> 'dropped') AS "all", count(*) FILTER (WHERE state = 'reached') AS reached,
      count(*) FILTER (WHERE state IN ('ahead', 'underway') AND "dueOn" < ${today}::date) AS late FROM "Milestone" GROUP BY "pilotId") m ON m."pilotId" = p.id
    WHERE p."isPublic" ${words ? sql`AND ${words}` : Prisma.empty}
      ${lead ? sql`AND p."leadId" = (SELECT id FROM "Entry" WHERE kind = 'partners' AND slug = ${lead})` : Prisma.empty}`;
}

/** What each filter means for a row `w`; true where it is not set. */
const conditions = ({ themes, status, report, late }: PortfolioFilters) => ({
  themes: themes.length > 0 ? sql`w.themes @> ${themes}::text[]` : sql`true`,
  status: status ? sql`w.state = ${status}` : sql`true`,
  report: report ? sql`w.standing = ${report}` : sql`true`,
  late: late ? sql`w.late > 0` : sql`true`,
});

const matching = (filters: PortfolioFilters): Prisma.Sql => Prisma.join(Object.values(conditions(filters)), ' AND ');

/** Counts for every choice in one reading: a row counts for a choice where all other filters hold. */
async function countsOf(rows: Prisma.Sql, filters: PortfolioFilters): Promise<PortfolioCounts> {
  const by = conditions(filters);
  const others = (...names: (keyof typeof by)[]) => Prisma.join(names.map((name) => by[name]), ' AND ');
  const count = (name: string, where: Prisma.Sql) => sql`count(*) FILTER (WHERE ${where})::int AS ${Prisma.raw(`"${name}"`)}`;
  const wanted = [
    count('all', matching(filters)),
    count('late', sql`w.late > 0 AND ${others('themes', 'status', 'report')}`),
    ...THEMES.map((theme) => count(`theme.${theme}`, sql`${theme} = ANY(w.themes) AND ${others('themes', 'status', 'report', 'late')}`)),
    ...PUBLIC_PILOT_STATES.map((state) => count(`status.${state}`, sql`w.state = ${state} AND ${others('themes', 'report', 'late')}`)),
    ...STANDINGS.map((one) => count(`report.${one}`, sql`w.standing = ${one} AND ${others('themes', 'status', 'late')}`)),
  ];
  const [row = {}] = await db.$queryRaw<Record<string, number>[]>(sql`SELECT ${Prisma.join(wanted)} FROM (${rows}) w`);
  const of = <T extends string>(prefix: string, names: readonly T[]) => Object.fromEntries(names.map((name) => [name, row[`${prefix}.${name}`] ?? 0])) as Record<T, number>;
  return { all: row.all ?? 0, late: row.late ?? 0, themes: of('theme', THEMES), status: of('status', PUBLIC_PILOT_STATES), report: of('report', STANDINGS) };
}

/** What hurts most comes first; then the day. */
const URGENCY = sql`array_position(ARRAY['overdue', 'returned', 'due', 'draft', 'submitted', 'accepted', 'skipped', 'notAsked'], w.standing)`;
const COLLATION = { fi: sql`COLLATE "fi-x-icu"`, sv: sql`COLLATE "sv-x-icu"`, en: sql`COLLATE "en-x-icu"` };

function orderOf(sort: PortfolioSort, reversed: boolean, lang: Lang): Prisma.Sql {
  const way = reversed ? sql`DESC` : sql`ASC`;
  const back = reversed ? sql`ASC` : sql`DESC`;
  const orders: Record<PortfolioSort, Prisma.Sql> = {
    report: sql`${URGENCY} ${way}, w."dueOn" ${way} NULLS LAST, w.late DESC`,
    title: sql`t.title ${COLLATION[lang]} ${way}`,
    lead: sql`n.title ${COLLATION[lang]} ${way} NULLS LAST, t.title ${COLLATION[lang]}`,
    state: sql`array_position(${[...PUBLIC_PILOT_STATES]}::text[], w.state) ${way}, t.title ${COLLATION[lang]}`,
    ends: sql`w."endsOn" ${way} NULLS LAST`,
    budget: sql`w.budget ${back}`,
    late: sql`w.late ${back}, w.reached::float8 / greatest(w."all", 1) ${way}`,
  };
  return sql`${orders[sort]}, w.id`;
}

type Found = Omit<PortfolioRow, 'milestones' | 'figures'> & { all: number; reached: number; late: number; measured: number; accepted: number };

/** A page of the portfolio. Figures are read for the shown rows alone. */
async function rowsOf(lang: Lang, rows: Prisma.Sql, round: PortfolioRound | null, filters: PortfolioFilters): Promise<PortfolioRow[]> {
  const found = await db.$queryRaw<Found[]>(sql`
    SELECT w.id, e.slug, w.state, w.themes, w.budget, w.standing, w."reportId", w."all", w.reached, w.late, w.title, w.lang, coalesce(w."leadTitle", '') AS lead, coalesce(l.slug, '') AS "leadSlug",
      to_char(w."startsOn", 'YYYY-MM-DD') AS "startsOn", to_char(w."endsOn", 'YYYY-MM-DD') AS "endsOn", to_char(w."dueOn", 'YYYY-MM-DD') AS "dueOn",
      f.measured, f.accepted, to_char(f.heard AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS "heardOn"
    FROM (SELECT w.*, t.title, t.lang, n.title AS "leadTitle", row_number() OVER (ORDER BY ${orderOf(filters.sort, filters.reversed, lang)}) AS place
      FROM (${rows}) w CROSS JOIN LATERAL ${textOf(sql`w.id`, lang)} t LEFT JOIN LATERAL ${textOf(sql`w."leadId"`, lang)} n ON true
      WHERE ${matching(filters)} ORDER BY place LIMIT ${PORTFOLIO_PAGE} OFFSET ${(filters.page - 1) * PORTFOLIO_PAGE}) w
    JOIN "Entry" e ON e.id = w.id LEFT JOIN "Entry" l ON l.id = w."leadId"
    CROSS JOIN LATERAL (SELECT count(DISTINCT i.id) FILTER (WHERE i."retiredAt" IS NULL)::int AS measured,
      count(DISTINCT i.id) FILTER (WHERE v.period = ${round?.period ?? ''} AND i."retiredAt" IS NULL)::int AS accepted, max(v."decidedAt") AS heard
      FROM "Indicator" i LEFT JOIN "IndicatorValue" v ON v."indicatorId" = i.id AND v.state = 'accepted' WHERE i."pilotId" = w.id) f
    ORDER BY w.place`);
  return found.map(({ all, reached, late, measured, accepted, themes, ...row }) => ({
    ...row,
    themes: THEMES.filter((theme) => themes.includes(theme)),
    milestones: { all, reached, late },
    figures: { measured, accepted },
  }));
}

/** What an organisation is called, also where it leads nothing that is shown; its slug where there is none of that name. */
async function nameOf(lang: Lang, slug: string): Promise<string> {
  const [found] = await db.$queryRaw<{ title: string }[]>(sql`SELECT t.title FROM "Entry" e CROSS JOIN LATERAL ${textOf(sql`e.id`, lang)} t WHERE e.kind = 'partners' AND e.slug = ${slug}`);
  return found?.title ?? slug;
}

/**
 * The portfolio: every published pilot with its plan, figures and report, a page at a time.
 * @throws Forbidden for all but coordinators
 */
export async function portfolio(viewer: Viewer, lang: Lang, wanted: PortfolioFilters) {
  if (!isCoordinator(viewer)) throw new Forbidden();
  const rounds = await startedRounds();
  const round = rounds.find(({ id }) => id === wanted.round) ?? rounds.find(({ state }) => state === 'open') ?? rounds[0] ?? null;
  const rows = await standing(lang, round, wanted);
  const counts = await countsOf(rows, wanted);
  const pages = Math.max(1, Math.ceil(counts.all / PORTFOLIO_PAGE));
  const filters = { ...wanted, page: Math.min(wanted.page, pages) };
  const [shown, leadName] = await Promise.all([rowsOf(lang, rows, round, filters), filters.lead ? nameOf(lang, filters.lead) : '']);
  return { round, rounds, counts, pages, filters, leadName, rows: shown };
}

/** A pilot that owes a report, and how many people would get a letter about it. */
export type Owing = { id: string; title: string; lang: Lang; lead: string; standing: string; dueOn: string; editors: number };

/**
 * Pilots that owe a report of a round, to be reminded of it.
 * @param which these pilots, or all that filters leave @throws Forbidden for all but coordinators
 */
export async function owingPilots(viewer: Viewer, lang: Lang, round: PortfolioRound, which: { ids: string[] } | { filters: PortfolioFilters }): Promise<Owing[]> {
  if (!isCoordinator(viewer)) throw new Forbidden();
  const filters = 'filters' in which ? which.filters : WHOLE;
  const rows = await standing(lang, round, filters);
  return db.$queryRaw<Owing[]>(sql`
    SELECT w.id, t.title, t.lang, coalesce(n.title, '') AS lead, w.standing, to_char(w."dueOn", 'YYYY-MM-DD') AS "dueOn",
      (SELECT count(*)::int FROM "Membership" m JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL WHERE m."partnerId" = w."leadId" AND 'editor' = ANY(m.roles)) AS editors
    FROM (${rows}) w CROSS JOIN LATERAL ${textOf(sql`w.id`, lang)} t LEFT JOIN LATERAL ${textOf(sql`w."leadId"`, lang)} n ON true
    WHERE w.standing = ANY(${[...OWING]}::text[]) AND ${'ids' in which ? sql`w.id = ANY(${which.ids}::uuid[])` : matching(filters)}
    ORDER BY ${URGENCY}, w."dueOn", t.title, w.id LIMIT ${MOST_REMINDED}`);
}
