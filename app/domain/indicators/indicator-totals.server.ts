import { db, Prisma } from '#app/platform/db/db.server';
import { daysOf } from '#app/domain/shared/period';
import type { Names } from './indicator.type';
import { UNITS, type UnitName } from './unit.type';

const { sql } = Prisma;

const FOREVER = '9999-12-31';

/** Which pilots count, and until when. */
export type TotalsOf = {
  /** A condition on a row `p` of Pilot */
  pilots?: Prisma.Sql;
  /** Only periods that ended by this day, yyyy-mm-dd */
  asOf?: string;
  /** Only these common indicators */
  only?: string[];
};

/** What a common indicator had come to by the end of a period, in its unit, and how many pilots stood behind it then. */
export type TrendStep = { endsOn: string; total: number; behind: number };

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
  /** What it had come to by the end of each period, earliest first; the last one is the total. Empty for what makes no sum. */
  trend: TrendStep[];
};

const alone = (only: string[] | undefined) => (only === undefined ? Prisma.empty : sql`AND i."commonKey" = ANY(${only}::text[])`);

/** Factor of each unit to the first of its quantity, as a table of the query. */
const factors = sql`(VALUES ${Prisma.join(Object.entries(UNITS).map(([name, { factor, additive }]) => sql`(${name}::text, ${String(factor)}::numeric, ${additive}::boolean)`))}) `;

/** Which indicators count, as a table `i` of the query; units that make sums, or that make none. */
function measured({ pilots = sql`true`, only }: TotalsOf, additive: boolean): Prisma.Sql {
  const names = Object.entries(UNITS).flatMap(([name, unit]) => (unit.additive === additive ? [name] : []));
  return sql`measured AS MATERIALIZED (
    SELECT i.id, c.key, i.unit, i.cumulative FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" JOIN "CommonIndicator" c ON c.key = i."commonKey" AND c.unit = ANY(${names}::text[])
    WHERE i.kind = 'quantitative' AND p."isPublic" AND ${pilots} ${alone(only)})`;
}

/** Figures added up by common indicator and own unit, in the common one's unit. @param grouped with `key`, `unit` and `value` */
const converted = (grouped: Prisma.Sql, columns: Prisma.Sql): Prisma.Sql => sql`
  SELECT g.key, ${columns} FROM (${grouped}) g JOIN "CommonIndicator" c ON c.key = g.key
    JOIN ${factors} AS own(name, factor, additive) ON own.name = g.unit JOIN ${factors} AS whole(name, factor, additive) ON whole.name = c.unit`;

const inUnit = sql`sum(g.value * own.factor / whole.factor)`;

/**
 * What sums grew by in each period. A running total counts with what it has grown by since that pilot's last, so that every step is a plain sum.
 * Values are put in order before anything is joined to them: there the index says it all, and rows are as narrow as can be.
 */
const stepsStatement = (of: TotalsOf): Prisma.Sql => {
  const few = of.only === undefined ? Prisma.empty : sql`AND v."indicatorId" = ANY(ARRAY(SELECT id FROM "Indicator" WHERE "commonKey" = ANY(${of.only}::text[])))`;
  return sql`WITH ${measured(of, true)} ${converted(
    sql`SELECT i.key, i.unit, v."endsOn", sum(CASE WHEN i.cumulative THEN v.value - coalesce(v.before, 0) ELSE v.value END) AS value, count(*) FILTER (WHERE v.before IS NULL)::int AS begun FROM (
        SELECT v."indicatorId", v."periodEndsOn" AS "endsOn", v.value, lag(v.value) OVER told AS before FROM "IndicatorValue" v
        WHERE v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${of.asOf ?? FOREVER}::date ${few}
        WINDOW told AS (PARTITION BY v."indicatorId" ORDER BY v."periodEndsOn")) v
      JOIN measured i ON i.id = v."indicatorId" GROUP BY i.key, i.unit, v."endsOn"`,
    sql`to_char(g."endsOn", 'YYYY-MM-DD') AS "endsOn", ${inUnit}::float8 AS step, sum(g.begun)::int AS begun`,
  )} GROUP BY g.key, g."endsOn" ORDER BY g.key, g."endsOn"`;
};

/** Every period there is, with its last day. */
const PERIODS = Array.from({ length: 150 }, (_, i) => String(1950 + i)).flatMap((year) => ['', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => ({ period: year + part, endsOn: daysOf(year + part).endsOn })));

/** Those that have ended by a day, as a table of the query: asked of every target, so that nothing is worked out there. */
function periodsUntil(asOf: string): Prisma.Sql {
  const ended = PERIODS.filter(({ endsOn }) => endsOn <= asOf);
  return sql`unnest(${ended.map(({ period }) => period)}::text[], ${ended.map(({ endsOn }) => endsOn)}::date[]) AS due(period, "endsOn")`;
}

/** What pilots aimed at for the periods until a day, put together as the values are. */
const plannedStatement = (of: TotalsOf): Prisma.Sql => {
  const due = sql`JOIN "IndicatorTarget" v ON v."indicatorId" = i.id JOIN ${periodsUntil(of.asOf ?? FOREVER)} ON due.period = v.period`;
  return sql`WITH ${measured(of, true)} ${converted(
    sql`SELECT i.key, i.unit, sum(v.value) AS value FROM measured i ${due} WHERE NOT i.cumulative GROUP BY i.key, i.unit
      UNION ALL
      SELECT key, unit, sum(value) FROM (SELECT DISTINCT ON (i.id) i.key, i.unit, v.value FROM measured i ${due} WHERE i.cumulative ORDER BY i.id, due."endsOn" DESC) newest GROUP BY key, unit`,
    sql`${inUnit}::float8 AS planned`,
  )} GROUP BY g.key`;
};

/** The newest values of what makes no sum: their middle one, how many, and until when. */
const levelsStatement = (of: TotalsOf): Prisma.Sql => sql`
  WITH ${measured(of, false)} ${converted(
    sql`SELECT i.key, i.unit, last.value, last."endsOn" FROM measured i CROSS JOIN LATERAL (
        SELECT v.value, v."periodEndsOn" AS "endsOn" FROM "IndicatorValue" v
        WHERE v."indicatorId" = i.id AND v.state = 'accepted' AND v.value IS NOT NULL AND v."periodEndsOn" <= ${of.asOf ?? FOREVER}::date ORDER BY v."periodEndsOn" DESC LIMIT 1) last`,
    sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY (g.value * own.factor / whole.factor)::float8) AS median, count(*)::int AS behind, to_char(max(g."endsOn"), 'YYYY-MM-DD') AS until`,
  )} GROUP BY g.key`;

type Common = { key: string; names: Names; unit: UnitName; direction: 'up' | 'down'; target: number | null; measuring: number };

const commonStatement = (of: TotalsOf): Prisma.Sql => sql`
  SELECT c.key, c.names, c.unit, c.direction, c.target::float8 AS target, coalesce(told.measuring, 0) AS measuring
  FROM "CommonIndicator" c LEFT JOIN (
    SELECT i."commonKey" AS key, count(*)::int AS measuring FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId"
    WHERE i.kind = 'quantitative' AND i.unit = ANY(${Object.keys(UNITS)}::text[]) AND p."isPublic" AND ${of.pilots ?? sql`true`} ${alone(of.only)} GROUP BY 1
  ) told ON told.key = c.key WHERE c.unit = ANY(${Object.keys(UNITS)}::text[]) ORDER BY c.position, c.key`;

/** Steps one after the other, added up as far as each; thousandths are what values are given in. */
function trendOf(steps: { endsOn: string; step: number; begun: number }[]): TrendStep[] {
  let [total, behind] = [0, 0];
  return steps.map(({ endsOn, step, begun }) => {
    total += step;
    behind += begun;
    return { endsOn, total: Math.round(total * 1e9) / 1e9, behind };
  });
}

/** The totals of every common indicator in its order and how they grew, from accepted values of published pilots alone. */
export async function commonTotals(of: TotalsOf = {}): Promise<CommonTotal[]> {
  const [common, steps, planned, levels] = await Promise.all([
    db.$queryRaw<Common[]>(commonStatement(of)),
    db.$queryRaw<{ key: string; endsOn: string; step: number; begun: number }[]>(stepsStatement(of)),
    db.$queryRaw<{ key: string; planned: number }[]>(plannedStatement(of)),
    db.$queryRaw<{ key: string; median: number; behind: number; until: string }[]>(levelsStatement(of)),
  ]);
  return common.map((one) => {
    const trend = trendOf(steps.filter(({ key }) => key === one.key));
    const level = levels.find(({ key }) => key === one.key);
    const last = trend.at(-1);
    return {
      ...one,
      total: last?.total ?? null,
      median: level?.median ?? null,
      planned: planned.find(({ key }) => key === one.key)?.planned ?? null,
      behind: last?.behind ?? level?.behind ?? 0,
      until: last?.endsOn ?? level?.until ?? null,
      trend,
    };
  });
}

/** What some common indicators come to that make a sum, without what only a page about them needs. Those without an accepted value are left out. */
export async function commonSums(of: TotalsOf): Promise<(Pick<CommonTotal, 'key' | 'names' | 'unit' | 'measuring' | 'behind'> & { total: number })[]> {
  const [common, steps] = await Promise.all([
    db.$queryRaw<Common[]>(commonStatement(of)),
    db.$queryRaw<{ key: string; endsOn: string; step: number; begun: number }[]>(stepsStatement(of)),
  ]);
  return common.flatMap(({ key, names, unit, measuring }) => {
    const last = trendOf(steps.filter((step) => step.key === key)).at(-1);
    return last ? [{ key, names, unit, measuring, total: last.total, behind: last.behind }] : [];
  });
}

/** The keys of the first common indicators that make a sum and have an accepted value, in their order. */
export async function additiveIndicators(most: number): Promise<string[]> {
  const names = Object.entries(UNITS).flatMap(([name, { additive }]) => (additive ? [name] : []));
  const rows = await db.$queryRaw<{ key: string }[]>(sql`
    SELECT c.key FROM "CommonIndicator" c WHERE c.unit = ANY(${names}::text[]) AND EXISTS (
      SELECT 1 FROM "Indicator" i JOIN "Pilot" p ON p.id = i."pilotId" AND p."isPublic" JOIN "IndicatorValue" v ON v."indicatorId" = i.id
      WHERE i."commonKey" = c.key AND v.state = 'accepted' AND v.value IS NOT NULL)
    ORDER BY c.position, c.key LIMIT ${most}`);
  return rows.map(({ key }) => key);
}
