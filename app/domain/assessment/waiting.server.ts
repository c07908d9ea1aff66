import { titleOf } from '#app/domain/shared/revision.server';
import { isCoordinator, type Member, partnersWhere } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import type { Lang } from '#app/platform/i18n/languages';

const { sql } = Prisma;
const DAY = 86_400_000;
const MOST = 100;
/** Days after which an assessor who has not decided is called silent */
export const SILENT_AFTER = 14;

/** A submission that waits for somebody: a representative, a coordinator who names, or the assessor. `path` is after the language. */
export type WaitingItem = { id: string; kind: string; path: string; title: string; lang: string; organisation: string; isEdit: boolean; since: Date; days: number };
type Row = Omit<WaitingItem, 'path' | 'organisation' | 'days'> & { leadId: string | null; assessmentId: string | null };

async function waiting(lang: Lang, where: Prisma.Sql, since: Prisma.Sql, path: (row: Row) => string): Promise<WaitingItem[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.kind, e."leadId", e."isPublic" AS "isEdit", a.id AS "assessmentId", ${since} AS since,
      coalesce(r.content #>> ARRAY['texts', r.content ->> 'originalLang', 'fields', 'title'], '') AS title, coalesce(r.content ->> 'originalLang', 'fi') AS lang
    FROM "Revision" r JOIN "Entry" e ON e.id = r."entryId" LEFT JOIN "Assessment" a ON a."entryId" = e.id AND a.state = 'named'
    WHERE r.state = 'submitted' AND ${where} ORDER BY since, e.id LIMIT ${MOST}`;
  return Promise.all(
    rows.map(async ({ leadId, assessmentId, ...row }) => ({
      ...row,
      path: path({ ...row, leadId, assessmentId }),
      organisation: await titleOf(db, leadId, lang),
      days: Math.max(0, Math.floor((now().getTime() - row.since.getTime()) / DAY)),
    })),
  );
}

const toRelease = ({ kind, id }: Row) => `/desk/${kind}/${id}/release`;
const toName = ({ kind, id }: Row) => `/desk/${kind}/${id}/assessor`;

/** What a representative's organisations have submitted and not released. @param kinds keys of the assessed kinds */
export async function waitingForRelease(viewer: Member, kinds: string[], lang: Lang): Promise<WaitingItem[]> {
  const mine = partnersWhere(viewer, 'representative');
  if (mine.length === 0) return [];
  return waiting(lang, sql`e.kind = ANY(${kinds}) AND r."releasedAt" IS NULL AND e."leadId" = ANY(${mine}::uuid[])`, sql`r."submittedAt"`, toRelease);
}

/** What the viewer was named to assess and has not decided. */
export const waitingForAssessor = (viewer: Member, lang: Lang): Promise<WaitingItem[]> =>
  waiting(lang, sql`a."assessorId" = ${viewer.personId}::uuid`, sql`a."namedAt"`, ({ assessmentId }) => `/desk/assessments/${assessmentId}`);

/** What waits for a coordinator: nobody can release it, nobody is named, or the assessor has been silent. What they write themselves is left to others. */
export async function waitingForCoordinator(viewer: Member, kinds: string[], lang: Lang): Promise<Record<'release' | 'assessor' | 'silent', WaitingItem[]>> {
  if (!isCoordinator(viewer)) return { release: [], assessor: [], silent: [] };
  const own = partnersWhere(viewer, 'editor');
  const others = sql`e.kind = ANY(${kinds}) AND (e."leadId" IS NULL OR NOT e."leadId" = ANY(${own}::uuid[]))`;
  const nobody = sql`NOT EXISTS (SELECT 1 FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE m."partnerId" = e."leadId" AND 'representative' = ANY(m.roles) AND p."deactivatedAt" IS NULL)`;
  const silentSince = new Date(now().getTime() - SILENT_AFTER * DAY);
  const [release, assessor, silent] = await Promise.all([
    waiting(lang, sql`${others} AND r."releasedAt" IS NULL AND ${nobody}`, sql`r."submittedAt"`, toRelease),
    waiting(lang, sql`${others} AND r."releasedAt" IS NOT NULL AND a.id IS NULL`, sql`r."releasedAt"`, toName),
    waiting(lang, sql`${others} AND a."namedAt" <= ${silentSince}`, sql`a."namedAt"`, toName),
  ]);
  return { release, assessor, silent };
}
