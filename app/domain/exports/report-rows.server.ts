import type { Submission } from '#app/domain/reports/report.type';
import { type Question, questionsIn } from '#app/domain/rounds/question.type';
import type { Reason } from '#app/domain/shared/timeline.server';
import { inBatches } from '#app/domain/shared/download';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { ExportParams } from './export.type';
import { counted, inScope, titleOf } from './scope.server';

const { sql } = Prisma;

/** Reports read at a time; an answer may be long. */
const CHUNK = 50;

export type Round = { id: string; period: string; questions: Question[] };

/** A report with one of its submissions; without any, `number` is null. */
export type ReportRow = {
  pilotId: string;
  pilot: string;
  lead: string;
  period: string;
  state: string;
  dueOn: string;
  number: number | null;
  isNewest: boolean;
  content: Submission | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  submittedFor: string | null;
  outcome: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  note: string | null;
  reasons: Reason[] | null;
};

/** The rounds a file is about, first one first. */
export async function roundsFor({ round, year }: ExportParams): Promise<Round[]> {
  const rows = await db.reportRound.findMany({
    where: { state: { not: 'draft' }, AND: [round ? { period: round } : {}, year ? { period: { startsWith: String(year) } } : {}] },
    orderBy: [{ dueOn: 'asc' }, { period: 'asc' }],
    select: { id: true, period: true, questions: true },
  });
  return rows.map((row) => ({ ...row, questions: questionsIn(row.questions) }));
}

const from = (params: ExportParams) => sql`FROM "Report" r JOIN "Entry" e ON e.id = r."pilotId" LEFT JOIN "Pilot" p ON p.id = e.id WHERE ${inScope(params)}`;

/** A step of a report: who did it and when, and what they said. `who` is empty for a former member. */
const stepOf = (condition: Prisma.Sql) => sql`LEFT JOIN LATERAL (
  SELECT s.at, s.note, s.reasons, s."organisationId", COALESCE(a.name, '') AS who FROM "TimelineStep" s LEFT JOIN "Person" a ON a.id = s."actorId" WHERE s."reportId" = r.id AND ${condition} ORDER BY s.at DESC LIMIT 1)`;

const rowsOf = (pilots: string[], roundId: string, lang: Lang): Prisma.Sql => sql`
  SELECT r."pilotId", ${titleOf(sql`e.id`, lang)} AS pilot, ${titleOf(sql`e."leadId"`, lang)} AS lead, o.period, r.state, to_char(COALESCE(r."dueOn", o."dueOn"), 'YYYY-MM-DD') AS "dueOn",
    v.number, (v.number IS NULL OR v.number = max(v.number) OVER (PARTITION BY r.id)) AS "isNewest", v.content, v."submittedAt", submitted.who AS "submittedBy", ${titleOf(sql`submitted."organisationId"`, lang)} AS "submittedFor", v.outcome,
    COALESCE(decided.at, skipped.at) AS "decidedAt", COALESCE(decided.who, skipped.who) AS "decidedBy", COALESCE(decided.note, skipped.note) AS note, decided.reasons
  FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" JOIN "Entry" e ON e.id = r."pilotId" LEFT JOIN "ReportVersion" v ON v."reportId" = r.id
  ${stepOf(sql`s.step = 'reportSubmitted' AND s."revisionNumber" = v.number`)} submitted ON true
  ${stepOf(sql`s.step IN ('reportReturned', 'reportAccepted') AND s."revisionNumber" = v.number`)} decided ON true
  ${stepOf(sql`s.step = 'reportSkipped' AND r.state = 'skipped' AND v.number IS NULL`)} skipped ON true
  WHERE r."roundId" = ${roundId}::uuid AND r."pilotId" = ANY(${pilots}::uuid[]) ORDER BY r."pilotId", v.number`;

/** Every report of the rounds with each of its submissions, round by round. */
export async function* reportRows(rounds: Round[], lang: Lang, params: ExportParams): AsyncGenerator<ReportRow[]> {
  for (const { id } of rounds) {
    const read = (after: { pilotId: string } | null) => db.$queryRaw<{ pilotId: string }[]>(sql`
      SELECT r."pilotId" ${from(params)} AND r."roundId" = ${id}::uuid ${after ? sql`AND r."pilotId" > ${after.pilotId}::uuid` : Prisma.empty} ORDER BY r."pilotId" LIMIT 500`);
    for await (const reports of inBatches(read)) {
      for (let at = 0; at < reports.length; at += CHUNK) {
        yield await db.$queryRaw<ReportRow[]>(rowsOf(reports.slice(at, at + CHUNK).map(({ pilotId }) => pilotId), id, lang));
      }
    }
  }
}

/** How many rows that makes. */
export const countReportRows = (rounds: Round[], params: ExportParams): Promise<number> =>
  counted(sql`SELECT COALESCE(sum(GREATEST(1, (SELECT count(*) FROM "ReportVersion" v WHERE v."reportId" = r.id))), 0)::int AS n ${from(params)} AND r."roundId" = ANY(${rounds.map(({ id }) => id)}::uuid[])`);

/** How many figures were handed in with them. */
export const countReportFigures = (rounds: Round[], params: ExportParams): Promise<number> =>
  counted(sql`SELECT COALESCE(sum((SELECT sum(jsonb_array_length(v.content->'figures')) FROM "ReportVersion" v WHERE v."reportId" = r.id)), 0)::int AS n ${from(params)} AND r."roundId" = ANY(${rounds.map(({ id }) => id)}::uuid[])`);
