import { BATCH } from '#app/domain/shared/download';
import { pagesOf } from '#app/domain/shared/list';
import { wordsCondition } from '#app/domain/shared/search.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { EVERYTHING, type FilterPart, filterParts, type PartnerFilters } from './partner-filters';
import { MANY_PILOTS, PARTNER_KINDS, type PartnerKind } from './partner.type';

const PAGE_SIZE = 24;

const { sql } = Prisma;

/** A partner as lists and files show it. `lang` is the language its name and summary are written in. */
export type PartnerSummary = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  lang: Lang;
  kind: PartnerKind;
  country: string;
  municipalityCode: string | null;
  population: number | null;
  website: string | null;
  /** Published pilots it leads or takes part in, counted to `MANY_PILOTS` */
  pilots: number;
};

/** A text of entry `e` in the reader's language, else the original. */
const textIn = (lang: Lang) => sql`(SELECT x.lang, x.title, x.summary FROM "EntryText" x WHERE x."entryId" = e.id
  ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1)`;

/** How many published pilots partner `p` leads, from the counts that the database keeps. */
const led = sql`coalesce((SELECT sum(k.pilots) FROM "PlaceTally" k WHERE k.state = '' AND k.year = 0 AND k."leadId" = p.id), 0)`;

/** The condition that filters mean for an entry `e` and its row `p` of Partner. */
async function matching(lang: Lang, { kind, country, leads, q }: PartnerFilters): Promise<Prisma.Sql> {
  const parts = [sql`e.kind = 'partners' AND e."isPublic"`];
  if (kind) parts.push(sql`p.kind = ${kind}`);
  if (country) parts.push(sql`p.country = ${country}`);
  if (leads) parts.push(sql`${led} > 0`);
  parts.push((await wordsCondition(lang, q, sql`e.id`)) ?? sql`true`);
  return Prisma.join(parts, ' AND ');
}

/** Partners that are alike in all that one can narrow by, with how many there are. */
type Alike = { kind: PartnerKind; country: string; leads: boolean; n: number };

const groups = async (lang: Lang, q: string): Promise<Alike[]> =>
  db.$queryRaw<Alike[]>(sql`SELECT p.kind, p.country, ${led} > 0 AS leads, count(*)::int AS n FROM "Entry" e JOIN "Partner" p ON p.id = e.id
    WHERE ${await matching(lang, { ...EVERYTHING, q })} GROUP BY 1, 2, 3`);

const countIn = (all: Alike[], { kind, country, leads }: PartnerFilters): number =>
  all.filter((one) => (!kind || one.kind === kind) && (!country || one.country === country) && (!leads || one.leads)).reduce((sum, { n }) => sum + n, 0);

/** Orders of the list; names in the alphabet of the reader's language. */
const ORDERS = {
  name: (alphabet: Prisma.Sql) => sql`t.title COLLATE ${alphabet}, e.id`,
  population: (alphabet: Prisma.Sql) => sql`p.population DESC NULLS LAST, t.title COLLATE ${alphabet}, e.id`,
  pilots: (alphabet: Prisma.Sql) => sql`${led} DESC, t.title COLLATE ${alphabet}, e.id`,
};

async function rowsOf(lang: Lang, where: Prisma.Sql, order: Prisma.Sql, slice: Prisma.Sql): Promise<PartnerSummary[]> {
  return db.$queryRaw<PartnerSummary[]>(sql`
    SELECT shown.id, shown.slug, shown.name, shown.summary, shown.lang, shown.kind, shown.country, shown."municipalityCode", shown.population, shown.website, (SELECT count(*)::int FROM (
        SELECT DISTINCT w."pilotId" FROM "PilotPartner" w JOIN "Pilot" one ON one.id = w."pilotId" AND one."isPublic" WHERE w."partnerId" = shown.id LIMIT ${MANY_PILOTS}) known) AS pilots
    FROM (SELECT e.id, e.slug, t.title AS name, t.summary, t.lang, p.kind, p.country, p."municipalityCode", p.population, p.website, row_number() OVER (ORDER BY ${order}) AS place
      FROM "Entry" e JOIN "Partner" p ON p.id = e.id CROSS JOIN LATERAL ${textIn(lang)} t WHERE ${where} ORDER BY place ${slice}) shown ORDER BY place`);
}

async function listed(lang: Lang, filters: PartnerFilters, all: Alike[]) {
  const count = countIn(all, filters);
  const { page, pages } = pagesOf({ n: count, over: false }, PAGE_SIZE, filters.page);
  const slice = sql`LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  const order = ORDERS[filters.sort](Prisma.raw(`"${lang}-x-icu"`));
  return { count, page, pages, partners: count === 0 ? [] : await rowsOf(lang, await matching(lang, filters), order, slice) };
}

/** One page of the public partners that match, with their exact count. */
export const listPartners = async (lang: Lang, filters: Partial<PartnerFilters> = {}) => {
  const whole = { ...EVERYTHING, ...filters };
  return listed(lang, whole, await groups(lang, whole.q));
};

/** A list as its page shows it: with what each choice would leave and, where nothing is left, what taking off each filter would bring back. */
export async function browsePartners(lang: Lang, filters: PartnerFilters) {
  const all = await groups(lang, filters.q);
  const list = await listed(lang, filters, all);
  const left = (change: Partial<PartnerFilters>) => countIn(all, { ...filters, ...change });
  const countries = [...new Set([...all.map(({ country }) => country), ...(filters.country ? [filters.country] : [])])];
  const choices = {
    kinds: PARTNER_KINDS.map((kind) => ({ kind, count: left({ kind }) })),
    countries: countries.map((country) => ({ country, count: left({ country }) })),
    leads: left({ leads: true }),
  };
  const without = async ({ without: change }: FilterPart) => countIn('q' in change ? await groups(lang, '') : all, { ...filters, ...change });
  return { list, choices, loosened: list.count > 0 ? [] : await Promise.all(filterParts(filters).map(without)) };
}

/** One batch of those that match for a file, in the order of their ids, beginning after a row. */
export const partnerBatch = async (lang: Lang, filters: PartnerFilters, after: { id: string } | null): Promise<PartnerSummary[]> =>
  rowsOf(lang, sql`${await matching(lang, filters)} ${after ? sql`AND e.id > ${after.id}::uuid` : Prisma.empty}`, sql`e.id`, sql`LIMIT ${BATCH}`);
