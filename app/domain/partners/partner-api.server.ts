import type { z } from 'zod';
import { addressesOf, type ApiReader, type ApiResource, placeFrom } from '#app/domain/shared/api';
import { afterCursor } from '#app/domain/shared/api.server';
import { textFor } from '#app/domain/shared/content';
import { presentSlug } from '#app/domain/shared/slug.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { partnerApiFilters, partnerItem, partnerWhole } from './partner.api';
import { type PartnerContent, partnerContent } from './partner.schema';
import type { PartnerKind } from './partner.type';

const { sql } = Prisma;

type Item = z.output<typeof partnerItem>;

type Row = {
  id: string;
  slug: string;
  publishedAt: Date;
  updatedAt: Date;
  kind: PartnerKind;
  municipalityCode: string | null;
  country: string;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  lang: Lang;
  title: string;
  summary: string;
  languages: Lang[];
};

/** Public organisations with all that the interface gives of them, newest first. */
const rows = (lang: Lang, where: Prisma.Sql, limit: number) => db.$queryRaw<Row[]>(sql`
  SELECT e.id, e.slug, e."publishedAt", e."updatedAt", p.kind, p."municipalityCode", p.country, p.population, p.latitude, p.longitude, p.website,
    t.lang, t.title, t.summary, ARRAY(SELECT x.lang FROM "EntryText" x WHERE x."entryId" = e.id ORDER BY x.state <> 'original', x.lang) AS languages
  FROM "Entry" e JOIN "Partner" p ON p.id = e.id
  CROSS JOIN LATERAL (SELECT x.lang, x.title, x.summary FROM "EntryText" x
    WHERE x."entryId" = e.id AND (x.lang = ${lang} OR x.state = 'original') ORDER BY x.lang = ${lang} DESC LIMIT 1) t
  WHERE e.kind = 'partners' AND e."isPublic" AND ${where}
  ORDER BY e."publishedAt" DESC, e.id LIMIT ${limit}`);

function itemFrom(reader: ApiReader, row: Row): Item {
  const { lang, title, latitude, longitude, publishedAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    ...addressesOf(reader, 'partners', row.slug),
    language: lang,
    name: title,
    place: placeFrom(latitude, longitude),
    pilots: `${reader.origin}/api/v1/pilots?lang=${reader.lang}&partner=${row.slug}`,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

const list: ApiResource['list'] = async (reader, query, { after, limit }) => {
  const kind = query.get('kind');
  const found = await rows(reader.lang, sql`${kind ? sql`p.kind = ${kind}` : sql`true`} AND ${afterCursor(sql`e`, after)}`, limit);
  return found.map((row) => ({ cursor: { at: row.publishedAt, id: row.id }, item: itemFrom(reader, row) }));
};

const find: ApiResource['find'] = async (reader, slug) => {
  if (!/^[a-z0-9-]{1,90}$/.test(slug)) return null;
  const [row] = await rows(reader.lang, sql`e.slug = ${slug}`, 1);
  if (!row) {
    const movedTo = await presentSlug(db, 'partners', slug);
    return movedTo ? { movedTo } : null;
  }
  const revision = await db.revision.findFirst({ where: { entryId: row.id, state: 'published' }, orderBy: { number: 'desc' }, select: { content: true } });
  const text = revision && textFor(partnerContent.parse(revision.content) as PartnerContent, reader.lang);
  return { whole: { ...itemFrom(reader, row), description: renderMarkdown(text?.fields.description ?? '', { lang: row.lang }) } };
};

/** Organisations in the open interface. */
export const partnerApi: ApiResource = { names: { item: 'Partner', whole: 'PartnerDetail' }, item: partnerItem, whole: partnerWhole, filters: partnerApiFilters, list, find };
