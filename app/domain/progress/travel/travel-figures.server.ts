import { practiceMessages } from '#app/domain/practices/messages';
import { EVERYTHING, searchFor } from '#app/domain/practices/practice-list.server';
import { MATURITIES, OUTCOMES } from '#app/domain/practices/practice.type';
import { unconfirmedReplications } from '#app/domain/replications/confirmed.server';
import { STATES } from '#app/domain/replications/replication.type';
import { searchOf } from '#app/domain/shared/list';
import { db, Prisma } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type ProgressFilters, rowsAt } from '../progress-filters.server';
import { travelMessages } from './messages';
import { begun, exchange, firstAdoptions, ripe, travelled, travelSets } from './travel-sets.server';
import type { Named, TravelFigures } from './travel.type';

const { sql } = Prisma;

/** Cities and practices that are named; the rest are counted. */
const NAMED = 8;

type Entry = Named & { id: string; slug: string };
type Row = {
  practices: { outcome: string; maturity: string; n: number }[] | null;
  states: Record<string, number> | null;
  begun: number;
  adoptions: { n: number; days: number | null };
  cities: { gave: number; took: number; both: number; any: number };
  mostCities: (Entry & { gave: number; took: number })[] | null;
  travelled: number;
  mostTravelled: (Entry & { taken: number })[] | null;
  ripe: { n: number; untaken: number };
  oldestUntaken: (Entry & { publishedAt: string })[] | null;
};

const named = (lang: Lang): Prisma.Sql => sql`
  JOIN "Entry" e ON e.id = x."entryId"
  CROSS JOIN LATERAL (SELECT title, lang FROM "EntryText" y WHERE y."entryId" = e.id AND (y.lang = ${lang} OR y.state = 'original') ORDER BY y.lang = ${lang} DESC LIMIT 1) t`;

/** One pass over what practices travelled. Tests explain it. */
export const travelStatement = async (lang: Lang, filters: Pick<ProgressFilters, 'themes'>): Promise<Prisma.Sql> => sql`
  WITH ${await travelSets(lang, filters)},
  exchange AS MATERIALIZED (${exchange}), travelled AS MATERIALIZED (${travelled}), ripe AS MATERIALIZED (${ripe()})
  SELECT
    (SELECT json_agg(one) FROM (SELECT outcome, maturity, count(*)::int AS n FROM chosen GROUP BY outcome, maturity) one) AS practices,
    (SELECT json_object_agg(state, n) FROM (SELECT state, count(*)::int AS n FROM shown GROUP BY state) one) AS states,
    (SELECT count(*)::int FROM (${begun}) one) AS begun,
    (SELECT json_build_object('n', count(*), 'days', percentile_cont(0.5) WITHIN GROUP (ORDER BY days)) FROM (${firstAdoptions}) one) AS adoptions,
    (SELECT json_build_object('gave', count(*) FILTER (WHERE gave > 0), 'took', count(*) FILTER (WHERE took > 0), 'both', count(*) FILTER (WHERE gave > 0 AND took > 0), 'any', count(*)) FROM exchange) AS cities,
    (SELECT json_agg(one) FROM (SELECT e.id, e.slug, t.title, t.lang, x.gave, x.took FROM exchange x ${named(lang)} ORDER BY x.gave + x.took DESC, x.gave DESC, t.title, e.id LIMIT ${NAMED}) one) AS "mostCities",
    (SELECT count(*)::int FROM travelled) AS travelled,
    (SELECT json_agg(one) FROM (SELECT e.id, e.slug, t.title, t.lang, x.taken FROM travelled x ${named(lang)} ORDER BY x.taken DESC, t.title, e.id LIMIT ${NAMED}) one) AS "mostTravelled",
    (SELECT json_build_object('n', count(*), 'untaken', count(*) FILTER (WHERE "isUntaken")) FROM ripe) AS ripe,
    (SELECT json_agg(one) FROM (SELECT e.id, e.slug, t.title, t.lang, x."publishedAt" FROM ripe x ${named(lang)} WHERE x."isUntaken" ORDER BY x."publishedAt", e.id LIMIT ${NAMED}) one) AS "oldestUntaken"`;

/** Months are enough of what takes longer than two. */
const IN_DAYS = 60;
const MONTH = 365.25 / 12;

function timeIn(lang: Lang, days: number | null): string | null {
  const t = translator(travelMessages, lang);
  if (days === null) return null;
  return days < IN_DAYS ? t('days', { days: Math.round(days) }) : t('first.months', { months: Math.round(days / MONTH) });
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * How practices travel, in figures; every number's link leads to as many rows.
 * @param isAtDesk whether also what is not confirmed is counted, apart
 */
export async function travelFigures(lang: Lang, filters: ProgressFilters, isAtDesk: boolean): Promise<TravelFigures> {
  const { themes, status, year } = filters;
  const [[row], waiting] = await Promise.all([
    db.$queryRaw<Row[]>(await travelStatement(lang, filters)),
    isAtDesk ? db.$queryRaw<{ state: string; n: number }[]>(sql`WITH ${await travelSets(lang, filters)} SELECT state, count(*)::int AS n FROM (${unconfirmedReplications}) u WHERE "practiceId" IN (SELECT id FROM chosen) GROUP BY 1`) : null,
  ]);
  const words = translator(practiceMessages, lang);
  const practices = row?.practices ?? [];
  const practicesAt = (more: Partial<typeof EVERYTHING>) => `/${lang}/practices${searchFor({ ...EVERYTHING, themes, ...more })}`;
  const rowsOf = (name: string, ...more: [string, string][]) => `/${lang}/progress/travel/${name}${searchOf([...more, ...themes.map((theme): [string, string] => ['theme', theme])])}`;
  const nameOf = ({ title, lang: written }: Entry): Named => ({ title, lang: written });
  const { cities } = row ?? { cities: { gave: 0, took: 0, both: 0, any: 0 } };
  const states = STATES.map((state) => ({ state, n: row?.states?.[state] ?? 0, href: rowsOf('replications', ['state', state]) }));
  return {
    practices: { n: sum(practices.map(({ n }) => n)), href: practicesAt({}) },
    outcomes: OUTCOMES.map((outcome) => ({ outcome, name: words(`outcome.${outcome}`), n: sum(practices.filter((one) => one.outcome === outcome).map(({ n }) => n)), href: practicesAt({ outcome }) })),
    maturities: MATURITIES.map((maturity) => ({ maturity, name: words(`maturity.${maturity}`), n: sum(practices.filter((one) => one.maturity === maturity).map(({ n }) => n)), href: practicesAt({ maturity }) })),
    states,
    counted: sum(states.map(({ state, n }) => (state === 'dropped' ? 0 : n))),
    unconfirmed: waiting && STATES.map((state) => ({ state, n: waiting.find((one) => one.state === state)?.n ?? 0, href: rowsAt(lang, filters, 'unconfirmed', [['state', state]]) })),
    firstAdoption: { n: row?.adoptions.n ?? 0, days: row?.adoptions.days ?? null, time: timeIn(lang, row?.adoptions.days ?? null), of: row?.begun ?? 0, href: rowsOf('first-adoptions') },
    cities: {
      gave: { n: cities.gave, href: rowsOf('cities', ['did', 'gave']) },
      took: { n: cities.took, href: rowsOf('cities', ['did', 'took']) },
      both: { n: cities.both, href: rowsOf('cities', ['did', 'both']) },
      any: { n: cities.any, href: rowsOf('cities') },
      most: (row?.mostCities ?? []).map((one) => ({
        id: one.id, name: nameOf(one), href: `/${lang}/partners/${one.slug}`,
        gave: { n: one.gave, href: rowsOf('replications', ['giver', one.slug]) }, took: { n: one.took, href: rowsOf('replications', ['taker', one.slug]) },
      })),
    },
    travelled: {
      n: row?.travelled ?? 0, href: rowsOf('practices'),
      most: (row?.mostTravelled ?? []).map((one) => ({ id: one.id, name: nameOf(one), href: `/${lang}/practices/${one.slug}/travel`, taken: { n: one.taken, href: rowsOf('replications', ['practice', one.slug]) } })),
    },
    untaken: {
      n: row?.ripe.untaken ?? 0, of: row?.ripe.n ?? 0, href: rowsOf('untaken'),
      oldest: (row?.oldestUntaken ?? []).map((one) => ({ id: one.id, name: nameOf(one), href: `/${lang}/practices/${one.slug}`, publishedOn: dayOf(new Date(one.publishedAt)) })),
    },
    isWider: status !== null || year !== null,
  };
}
