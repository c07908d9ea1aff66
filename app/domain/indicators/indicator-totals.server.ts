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
};

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

/** Sum or newest of dated figures, as app/domain/indicators/total.ts says. */
const together = (value: Prisma.Sql, endsOn: Prisma.Sql): Prisma.Sql =>
  sql`CASE WHEN i.cumulative OR NOT own.additive THEN (array_agg(${value} ORDER BY ${endsOn} DESC))[1] ELSE sum(${value}) END * own.factor / whole.factor`;

/** The last day of a period, in SQL. */
const lastDay = (period: Prisma.Sql): Prisma.Sql => sql`(make_date(left(${period}, 4)::int, CASE WHEN ${period} ~ 'H1$' THEN 6 WHEN ${period} ~ 'Q[1-3]$' THEN right(${period}, 1)::int * 3 ELSE 12 END, 1) + interval '1 month' - interval '1 day')::date`;

/** The totals of every common indicator in its order, from accepted values of published pilots alone. */
export async function commonTotals({ pilots = sql`true`, asOf = '9999-12-31' }: TotalsOf = {}): Promise<CommonTotal[]> {
  return db.$queryRaw<CommonTotal[]>(sql`
    WITH unit AS MATERIALIZED (SELECT * FROM ${factors} AS u(name, factor, additive)),
    measured AS MATERIALIZED (
      SELECT i.id, i."commonKey", i.cumulative, i.unit FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId"
      WHERE i."commonKey" IS NOT NULL AND i.kind = 'quantitative' AND p."isPublic" AND ${pilots}),
    reached AS (
      SELECT i.id, i."commonKey", ${together(sql`v.value`, sql`v."periodEndsOn"`)} AS value, max(v."periodEndsOn") AS until
      FROM measured i JOIN "CommonIndicator" c ON c.key = i."commonKey"
        JOIN unit own ON own.name = i.unit JOIN unit whole ON whole.name = c.unit
        JOIN "IndicatorValue" v ON v."indicatorId" = i.id
      WHERE v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${asOf}::date
      GROUP BY i.id, i."commonKey", i.cumulative, own.additive, own.factor, whole.factor),
    planned AS (
      SELECT i."commonKey", ${together(sql`t.value`, lastDay(sql`t.period`))} AS value
      FROM measured i JOIN "CommonIndicator" c ON c.key = i."commonKey"
        JOIN unit own ON own.name = i.unit JOIN unit whole ON whole.name = c.unit
        JOIN "IndicatorTarget" t ON t."indicatorId" = i.id
      WHERE ${lastDay(sql`t.period`)} <= ${asOf}::date
      GROUP BY i.id, i."commonKey", i.cumulative, own.additive, own.factor, whole.factor)
    SELECT c.key, c.names, c.unit, c.direction, c.target::float8 AS target,
      CASE WHEN unit.additive THEN (SELECT sum(r.value)::float8 FROM reached r WHERE r."commonKey" = c.key) END AS total,
      CASE WHEN NOT unit.additive THEN (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY r.value::float8) FROM reached r WHERE r."commonKey" = c.key) END AS median,
      CASE WHEN unit.additive THEN (SELECT sum(t.value)::float8 FROM planned t WHERE t."commonKey" = c.key) END AS planned,
      (SELECT count(*)::int FROM reached r WHERE r."commonKey" = c.key) AS behind,
      (SELECT to_char(max(r.until), 'YYYY-MM-DD') FROM reached r WHERE r."commonKey" = c.key) AS until,
      (SELECT count(*)::int FROM measured m WHERE m."commonKey" = c.key) AS measuring
    FROM "CommonIndicator" c JOIN unit ON unit.name = c.unit ORDER BY c.position, c.key`);
}

/** What a common indicator had come to by the end of a period, in its unit, and how many pilots stood behind it then. */
export type TrendStep = { key: string; endsOn: string; total: number; behind: number };

/**
 * How the totals of common indicators grew, from period to period, earliest first; the last step is the total of `commonTotals`. One that
 * makes no sum has none. A running total counts with what it has grown by since that pilot's last one, so that every step is a plain sum.
 */
export async function commonTrends({ pilots = sql`true`, asOf = '9999-12-31' }: TotalsOf = {}): Promise<TrendStep[]> {
  return db.$queryRaw<TrendStep[]>(sql`
    WITH unit AS MATERIALIZED (SELECT * FROM ${factors} AS u(name, factor, additive)),
    measured AS MATERIALIZED (
      SELECT i.id, i."commonKey" AS key, i.cumulative, own.factor / whole.factor AS factor
      FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" JOIN "CommonIndicator" c ON c.key = i."commonKey"
        JOIN unit own ON own.name = i.unit JOIN unit whole ON whole.name = c.unit
      WHERE i.kind = 'quantitative' AND p."isPublic" AND whole.additive AND ${pilots}),
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
