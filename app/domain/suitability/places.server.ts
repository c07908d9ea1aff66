import type { Viewer } from '#app/domain/shared/viewer';
import { db, Prisma } from '#app/platform/db/db.server';
import { isLang, type Lang } from '#app/platform/i18n/languages';
import { type Place, type Size, SIZES, TOWN_KINDS } from './suitability.type';

const { sql } = Prisma;

/** A place that readers choose: an organisation, or any town of a size. */
export type ChosenPlace = Place & {
  /** As the address has it */
  slug: string;
  /** Null for any town of a size */
  name: string | null;
  lang: Lang;
};

/** How many people live in the town that stands for its size. */
const TYPICAL: Record<Size, number> = { under10000: 8_000, under20000: 15_000, under100000: 40_000, over100000: 200_000 };

/** Towns whose size is known, and regions. */
const CHOOSABLE = sql`e."isPublic" AND (q.kind = 'region' OR (q.kind = ANY(${[...TOWN_KINDS]}) AND q.population IS NOT NULL))`;

const rowsOf = (lang: Lang, where: Prisma.Sql) =>
  db.$queryRaw<{ slug: string; name: string; lang: string; kind: string; population: number | null }[]>(sql`
    SELECT e.slug, t.title AS name, t.lang, q.kind, q.population
    FROM "Partner" q JOIN "Entry" e ON e.id = q.id
    CROSS JOIN LATERAL (SELECT lang, title FROM "EntryText" WHERE "entryId" = e.id AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1) t
    WHERE ${CHOOSABLE} AND ${where}`);

async function placesWhere(lang: Lang, where: Prisma.Sql): Promise<(ChosenPlace & { name: string })[]> {
  const { compare } = new Intl.Collator(lang);
  const rows = await rowsOf(lang, where);
  return rows.map((row) => ({ ...row, lang: isLang(row.lang) ? row.lang : lang })).sort((a, b) => compare(a.name, b.name));
}

/** Every place that can be chosen, by name. */
export const choosablePlaces = async (lang: Lang) => (await placesWhere(lang, sql`true`)).map(({ slug, name }) => ({ slug, name }));

/** The place of an address, present or former, or any town of a size; null when there is none. */
export async function placeAt(lang: Lang, slug: string): Promise<ChosenPlace | null> {
  const size = SIZES.find((one) => one === slug);
  if (size) return { slug, name: null, lang, kind: 'municipality', population: TYPICAL[size] };
  const [found] = await placesWhere(lang, sql`e.id = coalesce(
    (SELECT id FROM "Entry" WHERE kind = 'partners' AND slug = ${slug} AND "isPublic"),
    (SELECT "entryId" FROM "FormerSlug" WHERE kind = 'partners' AND slug = ${slug}))`);
  return found ?? null;
}

/** The viewer's own place: a town they act for, before a region; null when they act for neither. */
export async function ownPlace(lang: Lang, viewer: Viewer): Promise<ChosenPlace | null> {
  if (!viewer || viewer.memberships.length === 0) return null;
  const own = await placesWhere(lang, sql`q.id = ANY(${viewer.memberships.map(({ partnerId }) => partnerId)}::uuid[])`);
  return own.find(({ kind }) => TOWN_KINDS.includes(kind)) ?? own[0] ?? null;
}
