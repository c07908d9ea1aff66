import { db, Prisma } from '#app/platform/db/db.server';
import type { Names } from './indicator.type';
import { UNITS, type UnitName } from './unit.type';

const { sql } = Prisma;

/** Which pilots count, and until when. */
export type TotalsOf = {
  /** A condition on a row `p` of Pilot */
  pilots?: Prisma.Sql;
  /** Only periods that ended by this day, yyyy-mm-dd */
  asOf?: string;
  /** Only this common indicator */
  only?: string;
};

const alone = (only: string | undefined) => (only === undefined ? Prisma.empty : sql`AND i."commonKey" = ${only}`);

/** What a common indicator comes to over all pilots that measure it. Figures are in `unit`. */
export type CommonTotal = {
  key: string;
  names: Names;
  unit: UnitName;
  direction: 'up' | 'down';
  /** Null where there is no accepted value, or where values of several pilots make no sum (shares, levels, scores) */
  total: number | null;
  /** The middle one of the pilots' newest values, for what makes no sum */
  median: number | null;
  /** What the pilots aim at for the periods until `asOf`, added up as the values are; null where none has a target */
  planned: number | null;
  /** What the programme aims at by its end */
  target: number | null;
  /** Published pilots with an accepted value, and all that measure it */
  behind: number;
  measuring: number;
  /** The last day of the newest period with an accepted value, yyyy-mm-dd; null where there is none */
  until: string | null;
};

/** Factor of each unit to the first of its quantity, as a table of the query. */
const factors = sql`(VALUES ${Prisma.join(Object.entries(UNITS).map(([name, { factor, additive }]) => sql`(${name}::text, ${String(factor)}::numeric, ${additive}::boolean)`))}) `;

/** The last day of a period, in SQL; asked of every target, so without patterns. */
const lastDay = (period: Prisma.Sql): Prisma.Sql => sql`CASE right(${period}, 2) WHEN 'H1' THEN make_date(left(${period}, 4)::int, 6, 30) WHEN 'Q1' THEN make_date(left(${period}, 4)::int, 3, 31)
  WHEN 'Q2' THEN make_date(left(${period}, 4)::int, 6, 30) WHEN 'Q3' THEN make_date(left(${period}, 4)::int, 9, 30) ELSE make_date(left(${period}, 4)::int, 12, 31) END`;

/**
 * Dated figures of each measured indicator put together, as app/domain/indicators/total.ts says: where the newest stands it is looked up
 * in the index, the others are added up in one pass.
 * @param table with rows `v` of an indicator `i` @param endsOn their last day @param counts which of them count
 */
const together = (table: Prisma.Sql, endsOn: Prisma.Sql, counts: Prisma.Sql): Prisma.Sql => sql`
  SELECT i.key, sum(v.value) * i.factor AS value, max(${endsOn}) AS until FROM measured i JOIN ${table} v ON v."indicatorId" = i.id
  WHERE NOT i.newest AND ${counts} GROUP BY i.id, i.key, i.factor
  UNION ALL
  SELECT i.key, last.value * i.factor, last.until FROM measured i
    CROSS JOIN LATERAL (SELECT v.value, ${endsOn} AS until FROM ${table} v WHERE v."indicatorId" = i.id AND ${counts} ORDER BY ${endsOn} DESC LIMIT 1) last
  WHERE i.newest`;

/** The totals of every common indicator in its order, from accepted values of published pilots alone. */
export async function commonTotals({ pilots = sql`true`, asOf = '9999-12-31', only }: TotalsOf = {}): Promise<CommonTotal[]> {
  return db.$queryRaw<CommonTotal[]>(sql`
    WITH unit AS MATERIALIZED (SELECT * FROM ${factors} AS u(name, factor, additive)),
    measured AS MATERIALIZED (
      SELECT i.id, i."commonKey" AS key, i.cumulative OR NOT own.additive AS newest, own.factor / whole.factor AS factor
      FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" JOIN "CommonIndicator" c ON c.key = i."commonKey"
        JOIN unit own ON own.name = i.unit JOIN unit whole ON whole.name = c.unit
      WHERE i.kind = 'quantitative' AND p."isPublic" AND ${pilots} ${alone(only)}),
    reached AS (${together(sql`"IndicatorValue"`, sql`v."periodEndsOn"`, sql`v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${asOf}::date`)}),
    planned AS (${together(sql`"IndicatorTarget"`, lastDay(sql`v.period`), sql`${lastDay(sql`v.period`)} <= ${asOf}::date`)}),
    come AS (SELECT key, sum(value) AS total, percentile_cont(0.5) WITHIN GROUP (ORDER BY value::float8) AS median, count(*)::int AS behind, max(until) AS until FROM reached GROUP BY key),
    aimed AS (SELECT key, sum(value) AS planned FROM planned GROUP BY key),
    told AS (SELECT key, count(*)::int AS measuring FROM measured GROUP BY key)
    SELECT c.key, c.names, c.unit, c.direction, c.target::float8 AS target,
      CASE WHEN unit.additive THEN come.total::float8 END AS total,
      CASE WHEN NOT unit.additive THEN come.median END AS median,
      CASE WHEN unit.additive THEN aimed.planned::float8 END AS planned,
      coalesce(come.behind, 0) AS behind, to_char(come.until, 'YYYY-MM-DD') AS until, coalesce(told.measuring, 0) AS measuring
    FROM "CommonIndicator" c JOIN unit ON unit.name = c.unit LEFT JOIN come ON come.key = c.key LEFT JOIN aimed ON aimed.key = c.key LEFT JOIN told ON told.key = c.key
    ORDER BY c.position, c.key`);
}

/** What a common indicator had come to by the end of a period, in its unit, and how many pilots stood behind it then. */
export type TrendStep = { key: string; endsOn: string; total: number; behind: number };

/**
 * How the totals of common indicators grew, from period to period, earliest first; the last step is the total of `commonTotals`. One that
 * makes no sum has none. A running total counts with what it has grown by since that pilot's last one, so that every step is a plain sum.
 */
export async function commonTrends({ pilots = sql`true`, asOf = '9999-12-31', only }: TotalsOf = {}): Promise<TrendStep[]> {
  return db.$queryRaw<TrendStep[]>(sql`
    WITH unit AS MATERIALIZED (SELECT * FROM ${factors} AS u(name, factor, additive)),
    measured AS MATERIALIZED (
      SELECT i.id, i."commonKey" AS key, i.cumulative, own.factor / whole.factor AS factor
      FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" JOIN "CommonIndicator" c ON c.key = i."commonKey"
        JOIN unit own ON own.name = i.unit JOIN unit whole ON whole.name = c.unit
      WHERE i.kind = 'quantitative' AND p."isPublic" AND whole.additive AND ${pilots} ${alone(only)}),
    grown AS (
      SELECT i.key, v."periodEndsOn" AS "endsOn", row_number() OVER told = 1 AS first,
        i.factor * CASE WHEN i.cumulative THEN v.value - lag(v.value, 1, 0::numeric) OVER told ELSE v.value END AS step
      FROM measured i JOIN "IndicatorValue" v ON v."indicatorId" = i.id
      WHERE v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${asOf}::date
      WINDOW told AS (PARTITION BY v."indicatorId" ORDER BY v."periodEndsOn"))
    SELECT key, to_char("endsOn", 'YYYY-MM-DD') AS "endsOn",
      (sum(sum(step)) OVER so_far)::float8 AS total, (sum(count(*) FILTER (WHERE first)) OVER so_far)::int AS behind
    FROM grown GROUP BY key, "endsOn" WINDOW so_far AS (PARTITION BY key ORDER BY "endsOn") ORDER BY key, "endsOn"`);
}
