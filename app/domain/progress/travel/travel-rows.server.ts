import { uiMessages } from '#app/components/messages';
import { replicationMessages } from '#app/domain/replications/messages';
import { confirmedReplications, unconfirmedReplications } from '#app/domain/replications/confirmed.server';
import { STATES } from '#app/domain/replications/replication.type';
import { oneIn, pageIn } from '#app/domain/shared/list';
import { Prisma } from '#app/platform/db/db.server';
import { formatDate, formatList, formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { ProgressFilters } from '../progress-filters.server';
import type { Behind } from '../rows/behind.type';
import { paged, said } from '../rows/paged.server';
import { travelMessages } from './messages';
import { exchange, firstAdoptions, ripe, travelled, travelSets } from './travel-sets.server';

const { sql } = Prisma;

type Ask = { params: URLSearchParams; filters: ProgressFilters; lang: Lang };

const isSlug = (text: string): boolean => /^[a-z0-9-]{1,120}$/.test(text);
const titleOf = (id: Prisma.Sql, lang: Lang) => sql`(SELECT title, lang FROM "EntryText" y WHERE y."entryId" = ${id} AND (y.lang = ${lang} OR y.state = 'original') ORDER BY y.lang = ${lang} DESC LIMIT 1)`;

type Moved = { id: string; state: string; since: Date; taker: string | null; takerLang: string; giver: string | null; giverLang: string };

/** Rows of replications with their places by name. @param of rows as `replications/confirmed.server.ts` gives them */
const withPlaces = (of: Prisma.Sql, lang: Lang) => sql`
  SELECT r.*, r."practiceId" AS "entryId", t.title AS taker, coalesce(t.lang, ${lang}) AS "takerLang", g.title AS giver, coalesce(g.lang, ${lang}) AS "giverLang"
  FROM (${of}) r LEFT JOIN LATERAL ${titleOf(sql`r."takerId"`, lang)} t ON true LEFT JOIN LATERAL ${titleOf(sql`r."giverId"`, lang)} g ON true`;

async function listed({ params, lang }: Ask, found: Prisma.Sql, title: string, isAtDesk: boolean): Promise<Behind> {
  const t = translator(travelMessages, lang);
  const words = translator(replicationMessages, lang);
  const { rows, ...rest } = await paged<Moved>(lang, withPlaces(found, lang), sql`x.since DESC, x.id`, pageIn(params));
  return {
    ...rest,
    title,
    note: isAtDesk ? t('rows.unconfirmedNote') : null,
    columns: [{ heading: t('practice') }, { heading: words('list.receiver') }, { heading: words('list.from') }, { heading: words('list.state') }, { heading: t(isAtDesk ? 'rows.changed' : 'rows.confirmed') }],
    rows: rows.map((row) => ({
      key: row.id,
      cells: [
        said(lang, row.title, row.titleLang, isAtDesk ? `/${lang}/desk/replications/${row.id}` : `/${lang}/practices/${row.slug}/travel#place-${row.id}`),
        said(lang, row.taker ?? '–', row.takerLang), said(lang, row.giver ?? '–', row.giverLang),
        { text: words.at(`state.${row.state}`) }, { text: formatDate(lang, row.since) },
      ],
    })),
  };
}

const chosenOf = (replications: Prisma.Sql, sets: Prisma.Sql, where: Prisma.Sql) => sql`WITH ${sets} SELECT c.* FROM (${replications}) c WHERE c."practiceId" IN (SELECT id FROM chosen) AND ${where}`;

const BY = {
  practice: { kind: 'practices', column: sql`c."practiceId"`, title: 'rows.ofPractice' },
  giver: { kind: 'partners', column: sql`c."giverId"`, title: 'rows.given' },
  taker: { kind: 'partners', column: sql`c."takerId"`, title: 'rows.taken' },
} as const;

/** What both sides confirmed: in one state, of one practice, or given or taken by one organisation. What was given up stands only in its own list. */
async function replications(ask: Ask): Promise<Behind | null> {
  const { params, filters, lang } = ask;
  const t = translator(travelMessages, lang);
  const sets = await travelSets(lang, filters);
  const of = (where: Prisma.Sql, title: string) => listed(ask, chosenOf(confirmedReplications, sets, where), title, false);
  const state = oneIn(params, 'state', STATES);
  if (state) return of(sql`c.state = ${state}`, t('rows.inState', { state: translator(replicationMessages, lang)(`state.${state}`) }));
  const counts = sql`c.state <> 'dropped'`;
  const [by, slug] = (['practice', 'giver', 'taker'] as const).map((name) => [name, params.get(name) ?? ''] as const).find(([, text]) => text !== '') ?? ['all', ''];
  if (by === 'all') return of(counts, t('rows.all'));
  if (!isSlug(slug)) return null;
  const { kind, column, title } = BY[by];
  const { rows: [one] } = await paged(lang, sql`SELECT id AS "entryId" FROM "Entry" WHERE kind = ${kind} AND slug = ${slug} AND "isPublic"`, sql`x."entryId"`, 1);
  return one ? of(sql`${counts} AND ${column} = ${one.entryId}::uuid`, t(title, { name: one.title })) : null;
}

const DID = ['gave', 'took', 'both'] as const;
const DOING = { gave: sql`x.gave > 0`, took: sql`x.took > 0`, both: sql`x.gave > 0 AND x.took > 0` };

async function cities({ params, filters, lang }: Ask): Promise<Behind> {
  const t = translator(travelMessages, lang);
  const did = oneIn(params, 'did', DID);
  const found = sql`WITH ${await travelSets(lang, filters)} SELECT x.* FROM (${exchange}) x WHERE ${did ? DOING[did] : sql`true`}`;
  const { rows, ...rest } = await paged<{ gave: number; took: number }>(lang, found, sql`x.gave + x.took DESC, x.gave DESC, x."entryId"`, pageIn(params));
  const themes = filters.themes.map((theme) => `&theme=${theme}`).join('');
  const linked = (n: number, by: string, slug: string) => ({ text: formatNumber(lang, n), ...(n > 0 ? { href: `/${lang}/progress/travel/replications?${by}=${slug}${themes}` } : {}) });
  return {
    ...rest,
    title: t(`rows.cities.${did ?? 'any'}`),
    note: null,
    columns: [{ heading: t('city') }, { heading: t('gave'), isNumber: true }, { heading: t('took'), isNumber: true }],
    rows: rows.map(({ entryId, slug, title, titleLang, gave, took }) => ({ key: entryId, cells: [said(lang, title, titleLang, `/${lang}/partners/${slug}`), linked(gave, 'giver', slug), linked(took, 'taker', slug)] })),
  };
}

async function practices({ params, filters, lang }: Ask): Promise<Behind> {
  const t = translator(travelMessages, lang);
  const { rows, ...rest } = await paged<{ taken: number }>(lang, sql`WITH ${await travelSets(lang, filters)} ${travelled}`, sql`x.taken DESC, x."entryId"`, pageIn(params));
  return {
    ...rest,
    title: t('rows.travelled'),
    note: null,
    columns: [{ heading: t('practice') }, { heading: t('places'), isNumber: true }],
    rows: rows.map(({ entryId, slug, title, titleLang, taken }) => ({ key: entryId, cells: [said(lang, title, titleLang, `/${lang}/practices/${slug}/travel`), { text: formatNumber(lang, taken) }] })),
  };
}

async function untaken({ params, filters, lang }: Ask): Promise<Behind> {
  const t = translator(travelMessages, lang);
  const found = sql`WITH ${await travelSets(lang, filters)} SELECT x.* FROM (${ripe()}) x WHERE x."isUntaken"`;
  const { rows, ...rest } = await paged<{ publishedAt: Date }>(lang, found, sql`x."publishedAt", x."entryId"`, pageIn(params));
  return {
    ...rest,
    title: t('rows.untaken'),
    note: t('untaken.rule'),
    columns: [{ heading: t('practice') }, { heading: t('rows.published') }],
    rows: rows.map(({ entryId, slug, title, titleLang, publishedAt }) => ({ key: entryId, cells: [said(lang, title, titleLang, `/${lang}/practices/${slug}`), { text: formatDate(lang, publishedAt) }] })),
  };
}

async function adoptions({ params, filters, lang }: Ask): Promise<Behind> {
  const t = translator(travelMessages, lang);
  const { rows, ...rest } = await paged<{ began: Date; adopted: Date; days: number }>(lang, sql`WITH ${await travelSets(lang, filters)} ${firstAdoptions}`, sql`x.days, x."entryId"`, pageIn(params));
  return {
    ...rest,
    title: t('rows.adoptions'),
    note: t('first.rule'),
    columns: [{ heading: t('practice') }, { heading: t('rows.began') }, { heading: t('rows.adopted') }, { heading: t('rows.time'), isNumber: true }],
    rows: rows.map(({ entryId, slug, title, titleLang, began, adopted, days }) => ({
      key: entryId, cells: [said(lang, title, titleLang, `/${lang}/practices/${slug}/travel`), { text: formatDate(lang, began) }, { text: formatDate(lang, adopted) }, { text: t('days', { days }) }],
    })),
  };
}

const LISTS: Record<string, (ask: Ask) => Promise<Behind | null>> = { replications, cities, practices, untaken, 'first-adoptions': adoptions };

const narrowedBy = ({ filters: { themes }, lang }: Ask): string => {
  const ui = translator(uiMessages, lang);
  return themes.length > 0 ? translator(travelMessages, lang)('rows.narrowed', { themes: formatList(lang, themes.map((theme) => ui(`theme.${theme}`))) }) : '';
};

/** The rows behind a figure of travel, for everybody; null where there is no such figure. @param name the address' part */
export async function travelRows(name: string, ask: Ask): Promise<Behind | null> {
  const behind = Object.hasOwn(LISTS, name) ? await LISTS[name]?.(ask) : null;
  return behind ? { ...behind, narrowed: narrowedBy(ask) } : null;
}

/** What waits for a confirmation, for coordinators. */
export async function unconfirmedRows(ask: Ask): Promise<Behind | null> {
  const { params, filters, lang } = ask;
  const state = oneIn(params, 'state', STATES);
  if (!state) return null;
  const title = translator(travelMessages, lang)('rows.unconfirmed', { state: translator(replicationMessages, lang)(`state.${state}`) });
  const behind = await listed(ask, chosenOf(unconfirmedReplications, await travelSets(lang, filters), sql`c.state = ${state}`), title, true);
  return { ...behind, narrowed: narrowedBy(ask) };
}
