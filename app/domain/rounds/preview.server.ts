import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { titleIn } from './overview.server';
import { pilotsThatRan } from './owed.server';
import type { Round } from './round.type';
import { missingPilots } from './starting.server';

const { sql } = Prisma;

/** A pilot that would owe a report, and why: when it ran. Days are yyyy-mm-dd. */
export type Asked = {
  pilotId: string;
  slug: string;
  title: string;
  lang: Lang;
  leadName: string;
  state: string;
  from: string;
  /** Null while it runs */
  until: string | null;
  /** People who could hand the report in */
  editors: number;
  isLeftOut: boolean;
};

async function described(ids: string[], lang: Lang): Promise<Omit<Asked, 'isLeftOut'>[]> {
  return db.$queryRaw(sql`
    SELECT e.id AS "pilotId", e.slug, e.state, coalesce(t.title, '') AS title, coalesce(t.lang, e."originalLang") AS lang, coalesce(n.title, '') AS "leadName",
      to_char(began.at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS "from", to_char(ended.at AT TIME ZONE 'Europe/Helsinki', 'YYYY-MM-DD') AS until,
      (SELECT count(*)::int FROM "Membership" m JOIN "Person" p ON p.id = m."personId" AND p."deactivatedAt" IS NULL WHERE m."partnerId" = e."leadId" AND 'editor' = ANY(m.roles)) AS editors
    FROM "Entry" e
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = e.id AND s.step = 'running') began
    CROSS JOIN LATERAL (SELECT min(at) AS at FROM "TimelineStep" s WHERE s."entryId" = e.id AND s.step IN ('completed', 'stopped')) ended
    LEFT JOIN LATERAL ${titleIn(sql`e.id`, lang)} t ON true
    LEFT JOIN LATERAL ${titleIn(sql`e."leadId"`, lang)} n ON true
    WHERE e.id = ANY(${ids}::uuid[])
    ORDER BY "leadName", title, e.id`);
}

/** The pilots that a round would ask, those left out marked, by organisation. */
export async function wouldOwe({ period, audience }: Round, lang: Lang): Promise<Asked[]> {
  const ran = await pilotsThatRan(period, { ...audience, exclude: [] });
  const rows = await described(ran.map(({ pilotId }) => pilotId), lang);
  return rows.map((row) => ({ ...row, isLeftOut: audience.exclude.includes(row.pilotId) }));
}

/** The pilots that an open round has not asked yet although they ran, by organisation. */
export async function wouldBeAdded(round: Round, lang: Lang): Promise<Asked[]> {
  const rows = await described((await missingPilots(round)).map(({ pilotId }) => pilotId), lang);
  return rows.map((row) => ({ ...row, isLeftOut: false }));
}
