import { uiMessages } from '#app/components/messages';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { formatPeriod } from '#app/domain/shared/period-words';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportParams } from './export.type';
import { exportMessages } from './messages';
import { nameIn, type Names } from './names';
import { counted, entriesInScope, inScope, titleOf } from './scope.server';
import { day, moment, number, type Table, tableOf, text } from './table';

const { sql } = Prisma;

type Measured = { pilot: string; lead: string; names: Names; originalLang: Lang; commonKey: string | null; unit: string; kind: string; cumulative: boolean };

type ValueRow = Measured & {
  direction: string;
  dimension: string | null;
  sdgIndicator: string | null;
  period: string;
  endsOn: string;
  version: number;
  state: string;
  counts: boolean;
  value: number | null;
  text: string;
  breakdown: Record<string, number> | null;
  source: string;
  comment: string;
  reason: string;
  round: string | null;
  enteredBy: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
};

type PlanRow = Measured & { what: 'baseline' | 'target'; period: string; value: number | null; comment: string };

/** Values that count or once counted; those that are still being written or reviewed are nobody's figures yet. */
const COUNTED = sql`v.state IN ('accepted', 'superseded')`;
const inYear = ({ year }: ExportParams) => (year ? sql`AND left(v.period, 4) = ${String(year)}` : Prisma.empty);
const inRound = ({ round }: ExportParams) => (round ? sql`AND v.period = ${round}` : Prisma.empty);

const measured = (lang: Lang) => sql`${titleOf(sql`e.id`, lang)} AS pilot, ${titleOf(sql`e."leadId"`, lang)} AS lead, COALESCE(c.names, i.names) AS names, i."originalLang", i."commonKey", i.unit, i.kind, i.cumulative`;

const valuesOf = (ids: string[], lang: Lang, params: ExportParams): Prisma.Sql => sql`
  SELECT ${measured(lang)}, i.direction, i.dimension, CASE WHEN c.key IS NULL THEN i."sdgIndicator" ELSE c."sdgIndicator" END AS "sdgIndicator", v.period, to_char(v."periodEndsOn", 'YYYY-MM-DD') AS "endsOn", v.version, v.state,
    (v.state = 'accepted' AND e."isPublic") AS counts, v.value::float8 AS value, v.text, v.breakdown, v.source, v.comment, v.reason,
    (SELECT o.period FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" WHERE r.id = v."reportId") AS round, v."decidedAt", entered.name AS "enteredBy", decided.name AS "decidedBy"
  FROM "Indicator" i JOIN "Entry" e ON e.id = i."pilotId" LEFT JOIN "CommonIndicator" c ON c.key = i."commonKey" JOIN "IndicatorValue" v ON v."indicatorId" = i.id
    LEFT JOIN "Person" entered ON entered.id = v."enteredById" LEFT JOIN "Person" decided ON decided.id = v."decidedById"
  WHERE i."pilotId" = ANY(${ids}::uuid[]) AND ${COUNTED} ${inYear(params)} ${inRound(params)}
  ORDER BY i."pilotId", i.position, i.id, v."periodEndsOn", v.version`;

const plansOf = (ids: string[], lang: Lang): Prisma.Sql => sql`
  SELECT ${measured(lang)}, plan.what, plan.period, plan.value::float8 AS value, plan.comment
  FROM "Indicator" i JOIN "Entry" e ON e.id = i."pilotId" LEFT JOIN "CommonIndicator" c ON c.key = i."commonKey"
  CROSS JOIN LATERAL (
    SELECT 'baseline' AS what, COALESCE(i."baselineYear"::text, '') AS period, i."baselineValue" AS value, i."baselineComment" AS comment WHERE i."baselineYear" IS NOT NULL OR i."baselineValue" IS NOT NULL
    UNION ALL SELECT 'target', t.period, t.value, '' FROM "IndicatorTarget" t WHERE t."indicatorId" = i.id) plan
  WHERE i."pilotId" = ANY(${ids}::uuid[]) ORDER BY i."pilotId", i.position, i.id, plan.what, plan.period`;

const FROM = sql`FROM "Indicator" i JOIN "Entry" e ON e.id = i."pilotId" LEFT JOIN "Pilot" p ON p.id = e.id`;

function wordsIn(lang: Lang) {
  const x = translator(exportMessages, lang);
  const t = translator(indicatorMessages, lang);
  const unit = (name: string) => (t.has(`unit.${name}`) ? t.at(`unit.${name}`) : name);
  const parts = (breakdown: Record<string, number> | null) => Object.entries(breakdown ?? {}).map(([name, value]) => `${t.has(`category.${name}`) ? t.at(`category.${name}`) : name}: ${String(value).replace('.', lang === 'en' ? '.' : ',')}`).join('; ');
  const common = <Row extends Measured>() => [
    text<Row>(x('column.pilot'), ({ pilot }) => pilot, 36),
    text<Row>(x('column.lead'), ({ lead }) => lead, 26),
    text<Row>(x('column.indicator'), ({ names, originalLang }) => nameIn(names, lang, originalLang), 34),
    text<Row>(x('column.common'), ({ commonKey }) => commonKey, 18),
  ];
  return { x, t, unit, parts, common };
}

/** Values that were accepted, one row for each version, and what was aimed at. */
export function indicatorTables(lang: Lang, params: ExportParams): Table[] {
  const { x, unit, parts, common } = wordsIn(lang);
  const former = translator(uiMessages, lang)('formerMember');
  const periods = [text<{ period: string }>(x('column.period'), ({ period }) => period, 10), text<{ period: string }>(x('column.periodWords'), ({ period }) => (/^\d{4}/.test(period) ? formatPeriod(lang, period) : ''), 26)];
  const values = tableOf<ValueRow>({
    name: x('indicators.values'),
    columns: [
      ...common<ValueRow>(),
      text(x('column.kind'), ({ kind }) => x.at(`indicators.kind.${kind}`), 14),
      text(x('column.sdgIndicator'), ({ sdgIndicator }) => sdgIndicator && `SDG ${sdgIndicator}`, 12),
      text(x('column.direction'), ({ direction }) => x.at(`indicators.direction.${direction}`), 14),
      text(x('column.cumulative'), ({ cumulative }) => x(cumulative ? 'yes' : 'no'), 12),
      ...periods,
      day(x('column.periodEnds'), ({ endsOn }) => endsOn),
      number(x('column.version'), ({ version }) => version, 9),
      text(x('column.state'), ({ state }) => x.at(`indicators.state.${state}`), 16),
      text(x('column.counts'), ({ counts }) => x(counts ? 'yes' : 'no'), 10),
      number(x('column.value'), ({ value }) => value, 14),
      text(x('column.unit'), (row) => unit(row.unit), 10),
      text(x('column.text'), (row) => row.text, 50),
      text(x('column.breakdown'), ({ breakdown }) => parts(breakdown), 30),
      text(x('column.source'), ({ source }) => source, 30),
      text(x('column.comment'), ({ comment }) => comment, 40),
      text(x('column.reason'), ({ reason }) => reason, 40),
      text(x('column.round'), ({ round }) => round, 10),
      text(x('column.enteredBy'), ({ enteredBy }) => enteredBy ?? former, 22),
      moment(x('column.acceptedAt'), ({ decidedAt }) => decidedAt),
      text(x('column.acceptedBy'), ({ decidedBy, decidedAt }) => decidedBy ?? (decidedAt && former), 22),
    ],
    count: () => counted(sql`SELECT count(*)::int AS n ${FROM} JOIN "IndicatorValue" v ON v."indicatorId" = i.id WHERE e.kind = 'pilots' AND ${inScope(params)} AND ${COUNTED} ${inYear(params)} ${inRound(params)}`),
    async *batches() {
      for await (const ids of entriesInScope(['pilots'], params)) yield await db.$queryRaw<ValueRow[]>(valuesOf(ids, lang, params));
    },
  });
  const plans = tableOf<PlanRow>({
    name: x('indicators.plans'),
    columns: [
      ...common<PlanRow>(),
      text(x('column.what'), ({ what }) => x(`indicators.${what}`), 14),
      ...periods,
      number(x('column.value'), ({ value }) => value, 14),
      text(x('column.unit'), (row) => unit(row.unit), 10),
      text(x('column.comment'), ({ comment }) => comment, 40),
    ],
    count: () => counted(sql`SELECT (count(*) FILTER (WHERE i."baselineYear" IS NOT NULL OR i."baselineValue" IS NOT NULL) + COALESCE(sum((SELECT count(*) FROM "IndicatorTarget" t WHERE t."indicatorId" = i.id)), 0))::int AS n ${FROM} WHERE e.kind = 'pilots' AND ${inScope(params)}`),
    async *batches() {
      for await (const ids of entriesInScope(['pilots'], params)) yield await db.$queryRaw<PlanRow[]>(plansOf(ids, lang));
    },
  });
  return [values, plans];
}
