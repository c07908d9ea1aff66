import { COUNTED } from '#app/domain/shared/list';
import { type Theme, THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PilotSummary } from './pilot-reading.type';
import { summaries } from './pilot-summaries.server';
import { PUBLIC_PILOT_STATES } from './pilot.type';

const { sql } = Prisma;

/** In what order an organisation's roles in pilots are told. */
export const PARTNER_ROLES = ['lead', 'implementing', 'funding', 'evaluating', 'advising'] as const;

/** So many parts that an organisation has in pilots are looked at; beyond, its figures are of these alone. */
const MOST_PARTS = 5 * COUNTED;
/** The organisations it works with most */
const COMPANIONS = 8;

/** What an organisation does in the programme's published pilots. */
export type PartnerPilots = {
  pilots: number;
  /** True where it takes part in more than were looked at */
  over: boolean;
  roles: { role: string; count: number; newest: PilotSummary[] }[];
  states: { state: string; count: number }[];
  themes: Record<Theme, number>;
  goals: { goal: number; count: number }[];
  /** First and last calendar year in which one of them runs */
  years: [number, number] | null;
  /** How many organisations it works with, and those with most pilots in common */
  companions: { count: number; most: { partnerId: string; count: number }[] };
};

type Row = { facet: string; value: string; count: number };

/** The statement behind it: one pass over the pilots an organisation takes part in. Tests explain it. */
export const partnerStatement = (partnerId: string, perRole: number): Prisma.Sql => sql`
  WITH part AS MATERIALIZED (SELECT w."pilotId" AS id, w.role FROM "PilotPartner" w WHERE w."partnerId" = ${partnerId}::uuid LIMIT ${MOST_PARTS}),
  pilot AS MATERIALIZED (
    SELECT p.id, p.state, p.themes, p."sdgGoals" AS goals, p.years, p."publishedAt" AS at FROM "Pilot" p
    WHERE p.id = ANY(ARRAY(SELECT id FROM part)) AND p."isPublic"),
  companion AS MATERIALIZED (
    SELECT w."partnerId" AS id, count(DISTINCT w."pilotId")::int AS count FROM "PilotPartner" w
    WHERE w."pilotId" = ANY(ARRAY(SELECT id FROM pilot)) AND w."partnerId" <> ${partnerId}::uuid GROUP BY 1)
  SELECT 'all' AS facet, '' AS value, count(*)::int AS count FROM pilot
  UNION ALL SELECT 'parts', '', count(*)::int FROM part
  UNION ALL SELECT 'role', role, count(*)::int FROM part JOIN pilot USING (id) GROUP BY role
  UNION ALL SELECT 'state', state, count(*)::int FROM pilot GROUP BY state
  UNION ALL SELECT 'theme', theme, count(*)::int FROM pilot, unnest(themes) AS theme GROUP BY theme
  UNION ALL SELECT 'goal', goal::text, count(*)::int FROM pilot, unnest(goals) AS goal GROUP BY goal
  UNION ALL SELECT 'year', year::text, count(*)::int FROM pilot, unnest(years) AS year GROUP BY year
  UNION ALL SELECT 'companions', '', count(*)::int FROM companion
  UNION ALL SELECT 'companion', id::text, count FROM (SELECT id, count FROM companion ORDER BY count DESC, id LIMIT ${COMPANIONS}) AS most
  UNION ALL SELECT 'newest ' || role, id::text, place::int FROM (
    SELECT role, id, row_number() OVER (PARTITION BY role ORDER BY at DESC, id) AS place FROM part JOIN pilot USING (id)) AS newest WHERE place <= ${perRole}`;

/**
 * An organisation's part in published pilots.
 * @param perRole how many of the newest are shown for each role
 */
export async function pilotsOfPartner(lang: Lang, partnerId: string, perRole: number): Promise<PartnerPilots> {
  const rows = await db.$queryRaw<Row[]>(partnerStatement(partnerId, perRole));
  const of = (facet: string) => rows.filter((row) => row.facet === facet);
  const count = (facet: string, value = '') => of(facet).find((row) => row.value === value)?.count ?? 0;
  const newestIds = (role: string) => of(`newest ${role}`).sort((a, b) => a.count - b.count).map(({ value }) => value);
  const cards = await summaries(lang, [...new Set(PARTNER_ROLES.flatMap(newestIds))].map((id) => ({ id })));
  const years = of('year').map(({ value }) => Number(value));
  return {
    pilots: count('all'),
    over: count('parts') >= MOST_PARTS,
    roles: PARTNER_ROLES.map((role) => ({ role, count: count('role', role), newest: newestIds(role).flatMap((id) => cards.find((card) => card.id === id) ?? []) })).filter((role) => role.count > 0),
    states: PUBLIC_PILOT_STATES.map((state) => ({ state, count: count('state', state) })).filter((state) => state.count > 0),
    themes: Object.fromEntries(THEMES.map((theme) => [theme, count('theme', theme)])) as Record<Theme, number>,
    goals: of('goal').map(({ value, count }) => ({ goal: Number(value), count })).sort((a, b) => a.goal - b.goal),
    years: years.length > 0 ? [Math.min(...years), Math.max(...years)] : null,
    companions: { count: count('companions'), most: of('companion').map(({ value, count }) => ({ partnerId: value, count })) },
  };
}
