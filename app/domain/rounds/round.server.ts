import { isId } from '#app/domain/shared/fields';
import { NotFound } from '#app/domain/shared/outcome';
import { daysOf } from '#app/domain/shared/period';
import { isCoordinator, type Viewer } from '#app/domain/shared/viewer';
import { db, Prisma, type Tx } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import { asDay } from './days';
import { questionsIn } from './question.type';
import { type Audience, type Round, type RoundCounts, type RoundState, STANDINGS, type Standing } from './round.type';

const { sql } = Prisma;

type Row = NonNullable<Awaited<ReturnType<typeof db.reportRound.findUnique>>>;

const roundFrom = ({ id, period, dueOn, state, questions, audience, repeats, lock, startedAt, closedAt }: Row): Round => ({
  id, period, repeats, lock, startedAt, closedAt,
  dueOn: asDay(dueOn),
  state: state as RoundState,
  questions: questionsIn(questions),
  audience: audience as Audience,
});

/**
 * A round for the desk of coordinators.
 * @throws NotFound when it does not exist, and for everybody else
 */
export async function findRound(viewer: Viewer, id: string, client: Tx = db): Promise<Round> {
  const row = isCoordinator(viewer) && isId(id) ? await client.reportRound.findUnique({ where: { id } }) : null;
  if (!row) throw new NotFound();
  return roundFrom(row);
}

/** The round of the latest period, or null when there has been none. */
export async function latestRound(client: Tx = db): Promise<Round | null> {
  const all = await client.reportRound.findMany({ select: { id: true, period: true } });
  const [last] = all.sort((a, b) => daysOf(b.period).endsOn.localeCompare(daysOf(a.period).endsOn));
  const row = last && (await client.reportRound.findUnique({ where: { id: last.id } }));
  return row ? roundFrom(row) : null;
}

/** Every round with where its reports stand, the latest first. */
export async function allRounds(): Promise<(Round & { counts: RoundCounts })[]> {
  const rows = await db.reportRound.findMany({ orderBy: { id: 'asc' } });
  rows.sort((a, b) => daysOf(b.period).endsOn.localeCompare(daysOf(a.period).endsOn));
  const counts = await countsOf(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...roundFrom(row), counts: counts.get(row.id) ?? noReports() }));
}

const noReports = (): RoundCounts => Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as RoundCounts;

/** Where a report stands: its state, or that it is owed and late. `r` is the report, `o` its round. @param today yyyy-mm-dd */
export const standingOf = (today: string): Prisma.Sql =>
  sql`CASE WHEN r.state IN ('due', 'draft', 'returned') AND coalesce(r."dueOn", o."dueOn") < ${today}::date THEN 'overdue' ELSE r.state END`;

/** How many reports of each round stand where, today. */
export async function countsOf(ids: string[]): Promise<Map<string, RoundCounts>> {
  const rows = await db.$queryRaw<{ id: string; standing: Standing; n: number }[]>(sql`
    SELECT o.id, ${standingOf(dayOf(now()))} AS standing, count(*)::int AS n
    FROM "Report" r JOIN "ReportRound" o ON o.id = r."roundId" WHERE o.id = ANY(${ids}::uuid[]) GROUP BY 1, 2`);
  const counts = new Map(ids.map((id) => [id, noReports()]));
  for (const { id, standing, n } of rows) {
    const of = counts.get(id);
    if (of) of[standing] = n;
  }
  return counts;
}
