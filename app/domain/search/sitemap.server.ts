import { contentTypes } from '#app/domain/registry.server';
import { THEMES } from '#app/domain/shared/themes';
import { db, Prisma } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';

const BATCH = 500;

/** A public page: its path after the language, the languages it really exists in, when it last changed. */
export type PublicPage = { path: string; languages: readonly Lang[]; updatedAt?: Date };

/** Pages that are not entries: the front page, the lists of each kind, the themes and the standing texts. */
export const standingPages = (): PublicPage[] =>
  [
    '',
    '/about',
    ...contentTypes.filter((type) => type.behaviours.navigation).map((type) => `/${type.key}`),
    '/map',
    ...THEMES.map((theme) => `/themes/${theme}`),
    '/crossing',
    '/progress',
    '/join',
    '/contact',
    '/open-data',
    '/partners-wanted',
    '/accessibility',
    '/privacy',
  ].map((path) => ({ path, languages: LANGUAGES }));

/** Where a file begins: after the entry of this kind that was published then, with this id. */
export type Place = { kind: string; at: Date; id: string };

const { sql } = Prisma;

/** Before everything of a kind: within one moment, ids run downwards. */
const startOf = (kind: string): Place => ({ kind, at: new Date(0), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' });

/** What follows a place, oldest first: what is published later lengthens the last file alone. An index is read backwards. */
const following = ({ kind, at, id }: Place): Prisma.Sql => sql`
  FROM "Entry" e WHERE e.kind = ${kind} AND e."isPublic" AND e."publishedAt" >= ${at} AND (e."publishedAt" > ${at} OR e.id < ${id}::uuid)
  ORDER BY e."publishedAt", e.id DESC`;

/** The statement that steps over so many entries; a test explains it. */
export const stepStatement = (place: Place, entries: number): Prisma.Sql => sql`
  SELECT e.id, e."publishedAt" AS at ${following(place)} OFFSET ${entries - 1} LIMIT 1`;

/** Where files of at most so many entries begin. It steps through an index, without reading what it steps over. */
export async function fileStarts(entries: number): Promise<Place[]> {
  const starts: Place[] = [];
  for (const { key: kind } of contentTypes) {
    for (let place: Place | undefined = startOf(kind); place; ) {
      starts.push(place);
      const [last]: Omit<Place, 'kind'>[] = await db.$queryRaw(stepStatement(place, entries));
      place = last && { kind, ...last };
    }
  }
  return starts;
}

/** A place as addresses carry it. */
export const placeText = ({ kind, at, id }: Place): string => `${kind}.${at.getTime()}.${id}`;

/** The place an address carries; null when it makes no sense. */
export function placeFrom(text: string): Place | null {
  const found = /^([a-z-]{1,40})\.(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  const [, kind = '', at, id = ''] = found ?? [];
  return found && contentTypes.some(({ key }) => key === kind) ? { kind, at: new Date(Number(at)), id } : null;
}

type Row = { id: string; slug: string; publishedAt: Date; updatedAt: Date; langs: string[] };

/** Public entries after a place, read in batches so that memory stays small. */
export async function* publicEntries(from: Place, take: number): AsyncGenerator<PublicPage> {
  let place = from;
  for (let left = take; left > 0; ) {
    const rows: Row[] = await db.$queryRaw(sql`
      SELECT e.id, e.slug, e."publishedAt", e."updatedAt", ARRAY(SELECT t.lang FROM "EntryText" t WHERE t."entryId" = e.id) AS langs
      ${following(place)} LIMIT ${Math.min(BATCH, left)}`);
    for (const { slug, updatedAt, langs } of rows) {
      const languages = LANGUAGES.filter((lang) => langs.includes(lang));
      if (languages.length > 0) yield { path: `/${place.kind}/${slug}`, languages, updatedAt };
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    left -= rows.length;
    place = { ...place, at: last.publishedAt, id: last.id };
  }
}
