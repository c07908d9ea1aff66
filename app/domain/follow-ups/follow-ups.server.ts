import { pagesOf } from '#app/domain/shared/list';
import { entryNames } from '#app/domain/shared/entry-names.server';
import { isCoordinator, type Member } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { answersFor } from './follow-up.policy';
import { FOLLOW_UP_STANDINGS, type FollowUpMonths, type FollowUpOutcome, type FollowUpRow, type FollowUpStanding, type PublicFollowUp } from './follow-up.type';
import { isOpen, isOver, joinEnded, standing } from './follow-up-sql.server';

const { sql } = Prisma;

const PAGE = 50;
/** As many of an organisation's are shown. */
const MOST = 200;
/** As many stand on the desk. */
const ON_DESK = 10;

const title = (id: Prisma.Sql, lang: Lang) => sql`(SELECT x.title FROM "EntryText" x WHERE x."entryId" = ${id} ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1)`;

/** Follow-ups of pilots that have ended, each with where it stands. */
const rowsOf = (lang: Lang) => sql`
  SELECT f.id, f."pilotId", f.months, f.outcome, f.reminded, f."askedAt", f."answeredAt", f."askOn" AS due, to_char(f."askOn", 'YYYY-MM-DD') AS "askOn", to_char(ended.on, 'YYYY-MM-DD') AS "endedOn",
    p."leadId", e.slug, t.title, t.lang AS "titleLang", coalesce(${title(sql`p."leadId"`, lang)}, '') AS organisation, ${standing()} AS standing, ${isOpen()} AS open
  FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" JOIN "Entry" e ON e.id = p.id ${joinEnded}
  CROSS JOIN LATERAL (SELECT x.title, x.lang FROM "EntryText" x WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) t
  WHERE ${isOver}`;

type Stored = Omit<FollowUpRow, 'askedAt' | 'answeredAt'> & { askedAt: Date | null; answeredAt: Date | null };
const plain = (rows: Stored[]): FollowUpRow[] =>
  rows.map(({ id, months, standing: stands, slug, title: name, titleLang, organisation, leadId, endedOn, askOn, askedAt, reminded, outcome, answeredAt, open }) => ({
    id, months, standing: stands, slug, title: name, titleLang, organisation, leadId, endedOn, askOn, askedAt: askedAt?.toISOString() ?? null, reminded, outcome, answeredAt: answeredAt?.toISOString() ?? null, open,
  }));

/** The follow-ups of the organisations that a member answers for, those without an answer first, then by day; null for who answers for none. */
export async function ownFollowUps(member: Member, lang: Lang): Promise<FollowUpRow[] | null> {
  const leads = answersFor(member);
  if (leads.length === 0) return null;
  return plain(await db.$queryRaw<Stored[]>(sql`SELECT * FROM (${rowsOf(lang)} AND p."leadId" = ANY(${leads}::uuid[])) x ORDER BY outcome IS NOT NULL, due, id LIMIT ${MOST}`));
}

/** What a member is asked now and has not answered: as many as the desk shows, the longest due first. */
export async function askedNow(member: Member, lang: Lang): Promise<FollowUpRow[]> {
  const leads = answersFor(member);
  if (leads.length === 0) return [];
  return plain(await db.$queryRaw<Stored[]>(sql`SELECT * FROM (${rowsOf(lang)} AND p."leadId" = ANY(${leads}::uuid[]) AND f.outcome IS NULL AND ${standing()} = 'waiting') x ORDER BY due, id LIMIT ${ON_DESK}`));
}

export type AllFollowUps = { show: FollowUpStanding; counts: Record<FollowUpStanding, number>; rows: FollowUpRow[]; page: number; pages: number };

/** The whole programme's, a page of those that stand somewhere; null for who is no coordinator. What came last is on top of what is answered. */
export async function allFollowUps(member: Member, lang: Lang, show: FollowUpStanding, wanted: number): Promise<AllFollowUps | null> {
  if (!isCoordinator(member)) return null;
  const counted = await db.$queryRaw<{ standing: FollowUpStanding; n: number }[]>(sql`SELECT standing, count(*)::int AS n FROM (SELECT ${standing()} AS standing FROM "FollowUp" f JOIN "Pilot" p ON p.id = f."pilotId" ${joinEnded} WHERE ${isOver}) x GROUP BY 1`);
  const counts = Object.fromEntries(FOLLOW_UP_STANDINGS.map((one) => [one, counted.find((row) => row.standing === one)?.n ?? 0])) as AllFollowUps['counts'];
  const { page, pages } = pagesOf({ n: counts[show], over: false }, PAGE, wanted);
  const order = show === 'answered' ? sql`"answeredAt" DESC, id` : sql`due, id`;
  const rows = await db.$queryRaw<Stored[]>(sql`SELECT * FROM (${rowsOf(lang)}) x WHERE standing = ${show} ORDER BY ${order} LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`);
  return { show, counts, rows: plain(rows), page, pages };
}

/** What became of a pilot, as readers see it: the answers alone, the earliest first. Nobody who answered is named. */
export async function publicFollowUps(pilotId: string, lang: Lang): Promise<PublicFollowUp[]> {
  const found = await db.followUp.findMany({
    where: { pilotId, outcome: { not: null }, pilot: { isPublic: true, state: { in: ['completed', 'stopped'] } } },
    orderBy: { months: 'asc' },
    select: { id: true, months: true, outcome: true, reason: true, lang: true, answeredAt: true, organisationId: true },
  });
  const ids = found.flatMap(({ organisationId }) => organisationId ?? []);
  const organisations = await entryNames(ids, lang);
  const speaker = (id: string | null): PublicFollowUp['by'] => {
    const entry = organisations.get(id ?? '');
    return entry ? { name: entry.name, lang: entry.lang, slug: entry.isPublic ? entry.slug : null } : null;
  };
  return found.map(({ id, months, outcome, reason, lang: written, answeredAt, organisationId }) => ({
    id, months: months as FollowUpMonths, outcome: outcome as FollowUpOutcome, reason, lang: written ?? lang, at: (answeredAt ?? new Date(0)).toISOString(), by: speaker(organisationId),
  }));
}
