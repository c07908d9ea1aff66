import { formatFigure } from '#app/domain/indicators/unit.type';
import { pilotMessages } from '#app/domain/pilots/messages';
import { matching } from '#app/domain/pilots/pilot-conditions.server';
import { EVERYTHING } from '#app/domain/pilots/pilot-list.server';
import { FUNDING_SOURCES } from '#app/domain/pilots/pilot.type';
import { isId } from '#app/domain/shared/fields';
import { oneIn, pageIn } from '#app/domain/shared/list';
import { formatPeriod } from '#app/domain/shared/period-words';
import { db, Prisma } from '#app/platform/db/db.server';
import { formatDate, formatEuros, formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { isBehind } from '../attention';
import { indicatorFigures } from '../indicator-figures.server';
import { progressMessages } from '../messages';
import { pilotsAt, type ProgressFilters } from '../progress-filters.server';
import { REPORT_STANDINGS } from '../progress.type';
import { reportStandings } from '../report-figures.server';
import { unconfirmedRows } from '../travel/travel-rows.server';
import { answersInRound, answersToPilots, pilotsThatWait } from './answer-rows.server';
import type { Behind } from './behind.type';
import { paged, said } from './paged.server';

const { sql } = Prisma;

type Ask = { params: URLSearchParams; filters: ProgressFilters; lang: Lang };

const where = (lang: Lang, filters: ProgressFilters) => matching(lang, { ...EVERYTHING, ...filters }, null);

/** Pilots with what one source pays for each, the largest sum first. */
async function funding({ params, filters, lang }: Ask): Promise<Behind | null> {
  const source = oneIn(params, 'source', FUNDING_SOURCES);
  if (!source) return null;
  const t = translator(progressMessages, lang);
  const found = sql`SELECT p.id AS "entryId", (p.funding->>${source})::float8 AS amount FROM "Pilot" p WHERE p.funding ? ${source} AND ${await where(lang, filters)}`;
  const [sum] = await db.$queryRaw<{ amount: number | null }[]>(sql`SELECT sum(amount) AS amount FROM (${found}) x`);
  const { rows, ...rest } = await paged<{ amount: number }>(lang, found, sql`x.amount DESC, x."entryId"`, pageIn(params));
  return {
    ...rest,
    title: t('behind.funding', { source: translator(pilotMessages, lang).at(`source.${source}`) }),
    note: t('behind.inAll', { amount: formatEuros(lang, sum?.amount ?? 0) }),
    columns: [{ heading: t('rows.pilot') }, { heading: t('money.amount'), isNumber: true }],
    rows: rows.map(({ entryId, slug, title, titleLang, amount }) => ({ key: entryId, cells: [said(lang, title, titleLang, `/${lang}/pilots/${slug}`), { text: formatEuros(lang, amount) }] })),
  };
}

/** Cities and municipalities with the pilots they take part in, most first. */
async function cities({ params, filters, lang }: Ask): Promise<Behind> {
  const t = translator(progressMessages, lang);
  const found = sql`
    SELECT w."partnerId" AS "entryId", count(DISTINCT p.id)::int AS pilots
    FROM "Pilot" p JOIN "PilotPartner" w ON w."pilotId" = p.id JOIN "Partner" o ON o.id = w."partnerId" AND o.kind IN ('city', 'municipality') WHERE ${await where(lang, filters)} GROUP BY 1`;
  const { rows, ...rest } = await paged<{ pilots: number }>(lang, found, sql`x.pilots DESC, x."entryId"`, pageIn(params));
  return {
    ...rest,
    title: t('behind.cities'),
    note: null,
    columns: [{ heading: t('pilots.city') }, { heading: t('pilots.column'), isNumber: true }],
    rows: rows.map(({ entryId, slug, title, titleLang, pilots }) => ({
      key: entryId, cells: [said(lang, title, titleLang, `/${lang}/partners/${slug}`), { text: formatNumber(lang, pilots), href: pilotsAt(lang, filters, { partner: slug }) }],
    })),
  };
}

type Report = { id: string; period: string; standing: string; dueOn: Date };

/** Reports of a round, of a standing, or both, those due first on top. */
async function reports({ params, filters, lang }: Ask): Promise<Behind | null> {
  const t = translator(progressMessages, lang);
  const standing = oneIn(params, 'standing', REPORT_STANDINGS);
  const id = params.get('round') ?? '';
  const round = isId(id) ? await db.reportRound.findUnique({ where: { id }, select: { period: true } }) : null;
  if (id ? !round : !standing) return null;
  const rounds = round ? sql`ARRAY[${id}::uuid]` : sql`ARRAY(SELECT id FROM "ReportRound")`;
  const found = sql`SELECT * FROM (${await reportStandings(lang, filters, rounds)}) s WHERE ${standing ? sql`standing = ${standing}` : sql`true`}`;
  const { rows, ...rest } = await paged<Report>(lang, found, sql`x."dueOn", x.id`, pageIn(params));
  const of = [...(round ? [formatPeriod(lang, round.period)] : []), ...(standing ? [t(`behind.standing.${standing}`)] : [])].join(', ');
  return {
    ...rest,
    title: t('behind.reports', { of }),
    note: null,
    columns: [{ heading: t('rows.pilot') }, { heading: t('reports.round') }, { heading: t('behind.standingHeading') }, { heading: t('behind.due') }],
    rows: rows.map((row) => ({
      key: row.id,
      cells: [
        said(lang, row.title, row.titleLang, `/${lang}/desk/reports/${row.id}${row.standing === 'waiting' ? '/review' : ''}`), { text: formatPeriod(lang, row.period) },
        { text: t.at(`behind.standing.${row.standing}`) }, { text: formatDate(lang, row.dueOn) },
      ],
    })),
  };
}

/** Common indicators that are behind what was planned until today. */
async function behind({ filters, lang }: Ask): Promise<Behind> {
  const t = translator(progressMessages, lang);
  const found = (await indicatorFigures(lang, filters)).filter(isBehind);
  return {
    count: found.length, page: 1, pages: 1,
    title: t('behind.indicators'),
    note: null,
    columns: [{ heading: t('download.indicator') }, { heading: t('indicators.total'), isNumber: true }, { heading: t('indicators.planned'), isNumber: true }],
    rows: found.map(({ key, name, lang: written, unit, total, planned, href }) => ({
      key, cells: [said(lang, name, written, href), { text: formatFigure(lang, total ?? 0, unit) }, { text: formatFigure(lang, planned ?? 0, unit) }],
    })),
  };
}

const answers = ({ params, filters, lang }: Ask): Promise<Behind | null> =>
  params.has('round') ? answersInRound(params.get('round') ?? '', filters, lang, pageIn(params)) : answersToPilots(params.get('period') ?? '', filters, lang, pageIn(params));

const LISTS: Record<string, (ask: Ask) => Promise<Behind | null>> = {
  funding, cities, reports, behind, answers, unconfirmed: unconfirmedRows,
  waiting: ({ params, filters, lang }) => pilotsThatWait(filters, lang, pageIn(params)),
};

/** The rows behind a figure of the programme's page, for coordinators; null where there is no such figure. @param name the address' part */
export async function programmeRows(name: string, ask: Ask): Promise<Behind | null> {
  return Object.hasOwn(LISTS, name) ? ((await LISTS[name]?.(ask)) ?? null) : null;
}
