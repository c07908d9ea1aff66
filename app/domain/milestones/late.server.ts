import { db, Prisma } from '#app/platform/db/db.server';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { MILESTONE_STATES, type MilestoneState } from './milestone.type';

/** A milestone of a running pilot whose planned day has passed. */
export type LateMilestone = {
  id: string;
  pilot: { id: string; slug: string; title: string; lang: Lang };
  title: string;
  /** The language of the title */
  lang: Lang;
  /** yyyy-mm-dd */
  dueOn: string;
  state: 'ahead' | 'underway';
  daysLate: number;
  /** What was told of it last; empty for nothing */
  note: string;
  noteLang: Lang;
};

type LateRow = { id: string; pilotId: string; slug: string; pilotTitle: string; pilotLang: Lang; titles: Partial<Record<Lang, string>>; lang: Lang; dueOn: string; state: 'ahead' | 'underway'; daysLate: number; note: string | null; noteLang: Lang | null };

const MOST = 500;

const among = (pilots: string[] | undefined) => (pilots ? Prisma.sql`AND m."pilotId" = ANY(${pilots}::uuid[])` : Prisma.empty);
const lateOn = (today: string) => Prisma.sql`p.state = 'running' AND m.state IN ('ahead', 'underway') AND m."dueOn" < ${today}::date`;

/**
 * Milestones of published, running pilots whose planned day has passed and that are neither reached nor dropped, the latest first.
 * @param pilots only of these; without it of all
 * @param limit 100 unless told, 500 at most
 */
export async function lateMilestones(lang: Lang, { pilots, limit = 100 }: { pilots?: string[]; limit?: number } = {}): Promise<LateMilestone[]> {
  const today = dayOf(now());
  const rows = await db.$queryRaw<LateRow[]>`
    SELECT m."milestoneId" AS id, m."pilotId", e.slug, coalesce(own.title, original.title, '') AS "pilotTitle", coalesce(own.lang, original.lang, m.lang) AS "pilotLang",
      m.titles, m.lang, m."dueOn"::text AS "dueOn", m.state, (${today}::date - m."dueOn")::int AS "daysLate", r.note, r.lang AS "noteLang"
    FROM "Milestone" m
      JOIN "Pilot" p ON p.id = m."pilotId" AND p."isPublic"
      JOIN "Entry" e ON e.id = m."pilotId"
      LEFT JOIN "EntryText" own ON own."entryId" = e.id AND own.lang = ${lang}
      LEFT JOIN "EntryText" original ON original."entryId" = e.id AND original.state = 'original'
      LEFT JOIN LATERAL (
        SELECT note, lang FROM "MilestoneRecord" one WHERE one."pilotId" = m."pilotId" AND one."milestoneId" = m."milestoneId"
        ORDER BY one."recordedAt" DESC, one.id DESC LIMIT 1
      ) r ON true
    WHERE ${lateOn(today)} ${among(pilots)}
    ORDER BY m."dueOn", m."pilotId", m.position
    LIMIT ${Math.min(limit, MOST)}`;
  return rows.map(({ pilotId, slug, pilotTitle, pilotLang, titles, lang: written, note, noteLang, ...row }) => {
    const shown = titles[lang]?.trim() ? lang : written;
    return { ...row, pilot: { id: pilotId, slug, title: pilotTitle, lang: pilotLang }, title: titles[shown] ?? '', lang: shown, note: note ?? '', noteLang: noteLang ?? written };
  });
}

/** How many of a pilot's milestones are in each state; `late` of them are those that `lateMilestones` lists. */
type MilestoneCounts = Record<MilestoneState, number> & { late: number };

/** The milestones of one published pilot, counted by state. It asks for one, so that what it costs does not grow with the programme. */
export async function countMilestones(pilotId: string): Promise<MilestoneCounts> {
  const rows = await db.$queryRaw<{ state: MilestoneState; n: number; late: number }[]>`
    SELECT m.state, count(*)::int AS n, count(*) FILTER (WHERE ${lateOn(dayOf(now()))})::int AS late
    FROM "Milestone" m JOIN "Pilot" p ON p.id = m."pilotId" AND p."isPublic"
    WHERE m."pilotId" = ${pilotId}::uuid
    GROUP BY m.state`;
  const counts = Object.fromEntries(MILESTONE_STATES.map((state) => [state, rows.find((row) => row.state === state)?.n ?? 0])) as Record<MilestoneState, number>;
  return { ...counts, late: rows.reduce((sum, { late }) => sum + late, 0) };
}
