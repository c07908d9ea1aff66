import { uiMessages } from '#app/components/messages';
import { contentType, contentTypes } from '#app/domain/registry.server';
import { sharedMessages } from '#app/domain/shared/messages';
import type { Reason } from '#app/domain/shared/timeline.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ExportParams } from './export.type';
import { exportMessages } from './messages';
import { type Names, nameIn } from './names';
import { reasonLabels } from './review-labels.server';
import { counted, entriesInScope, inScope, titleOf } from './scope.server';
import { moment, number, type Table, tableOf, text } from './table';

const { sql } = Prisma;

/** Kinds whose coming about is reviewed. */
const reviewedKinds = (): string[] => contentTypes.filter(({ behaviours }) => behaviours.reviewed).map(({ key }) => key);

type Step = {
  entryId: string;
  kind: string;
  title: string;
  lead: string;
  at: Date;
  step: string;
  actor: string | null;
  actorRole: string;
  organisation: string;
  number: number | null;
  note: string | null;
  reasons: Reason[] | null;
  about: 'content' | 'report' | 'value';
  period: string | null;
  questions: unknown;
  names: Names | null;
  originalLang: string | null;
};

/** A step, once for each reason that was given with it. */
type Row = Step & { field: string | null; reason: string | null; score: number | null };

const matching = ({ round, year }: ExportParams) => sql`
  ${round ? sql`AND COALESCE(o.period, v.period) = ${round}` : Prisma.empty}
  ${year ? sql`AND to_char(s.at AT TIME ZONE 'Europe/Helsinki', 'YYYY') = ${String(year)}` : Prisma.empty}`;

const JOINED = sql`FROM "TimelineStep" s JOIN "Entry" e ON e.id = s."entryId"
  LEFT JOIN "Report" r ON r.id = s."reportId" LEFT JOIN "ReportRound" o ON o.id = r."roundId" LEFT JOIN "IndicatorValue" v ON v.id = s."valueId"`;

const stepsOf = (ids: string[], lang: Lang, params: ExportParams): Prisma.Sql => sql`
  SELECT s."entryId", e.kind, ${titleOf(sql`e.id`, lang)} AS title, ${titleOf(sql`e."leadId"`, lang)} AS lead, s.at, s.step, a.name AS actor, s."actorRole", ${titleOf(sql`s."organisationId"`, lang)} AS organisation,
    s."revisionNumber" AS number, s.note, s.reasons, CASE WHEN s."reportId" IS NOT NULL THEN 'report' WHEN s."valueId" IS NOT NULL THEN 'value' ELSE 'content' END AS about,
    COALESCE(o.period, v.period) AS period, o.questions, COALESCE(c.names, i.names) AS names, i."originalLang"
  ${JOINED} LEFT JOIN "Person" a ON a.id = s."actorId" LEFT JOIN "Indicator" i ON i.id = v."indicatorId" LEFT JOIN "CommonIndicator" c ON c.key = i."commonKey"
  WHERE s."entryId" = ANY(${ids}::uuid[]) ${matching(params)} ORDER BY s."entryId", s.at, s.id`;

async function readRows(ids: string[], lang: Lang, params: ExportParams): Promise<Row[]> {
  const [steps, label] = await Promise.all([db.$queryRaw<Step[]>(stepsOf(ids, lang, params)), reasonLabels(ids, lang)]);
  return steps.flatMap((step): Row[] => {
    const reasons = step.reasons ?? [];
    return reasons.length > 0 ? reasons.map(({ field, text: reason, score = null }) => ({ ...step, field: label(step, field), reason, score })) : [{ ...step, field: null, reason: null, score: null }];
  });
}

function columnsIn(lang: Lang) {
  const x = translator(exportMessages, lang);
  const t = translator(sharedMessages, lang);
  const former = translator(uiMessages, lang)('formerMember');
  const kindOf = (kind: string) => {
    const type = contentType(kind);
    return type ? translator(type.messages, lang).at('name.one') : kind;
  };
  return [
    text<Row>(x('column.kind'), ({ kind }) => kindOf(kind), 12),
    text<Row>(x('column.title'), ({ title }) => title, 36),
    text<Row>(x('column.lead'), ({ lead }) => lead, 26),
    text<Row>(x('column.about'), ({ about }) => x.at(`reviews.about.${about}`), 14),
    text<Row>(x('column.period'), ({ period }) => period, 10),
    text<Row>(x('column.indicator'), ({ names, originalLang }) => names && nameIn(names, lang, originalLang ?? 'fi'), 28),
    number<Row>(x('column.version'), (row) => row.number, 9),
    text<Row>(x('column.step'), ({ step }) => (t.has(`step.${step}`) ? t.at(`step.${step}`) : step), 28),
    moment<Row>(x('column.at'), ({ at }) => at),
    text<Row>(x('column.who'), ({ actor }) => actor ?? former, 22),
    text<Row>(x('column.role'), ({ actorRole }) => (t.has(`role.${actorRole}`) ? t.at(`role.${actorRole}`) : actorRole), 16),
    text<Row>(x('column.organisation'), ({ organisation }) => organisation, 26),
    text<Row>(x('column.note'), ({ note }) => note, 50),
    text<Row>(x('column.field'), ({ field }) => field, 28),
    text<Row>(x('column.reason'), ({ reason }) => reason, 50),
    number<Row>(x('column.score'), ({ score }) => score, 9),
  ];
}

/**
 * Every step of every review, oldest first within its entry, once for each reason given with it. What coordinators note for each
 * other is in no file.
 */
export const reviewTables = (lang: Lang, params: ExportParams): Table[] => [
  tableOf<Row>({
    name: translator(exportMessages, lang)('subject.reviews'),
    columns: columnsIn(lang),
    count: () => counted(sql`SELECT COALESCE(sum(GREATEST(1, CASE WHEN jsonb_typeof(s.reasons) = 'array' THEN jsonb_array_length(s.reasons) ELSE 0 END)), 0)::int AS n ${JOINED} LEFT JOIN "Pilot" p ON p.id = e.id WHERE e.kind = ANY(${reviewedKinds()}) AND ${inScope(params)} ${matching(params)}`),
    async *batches() {
      for await (const ids of entriesInScope(reviewedKinds(), params)) yield await readRows(ids, lang, params);
    },
  }),
];
