import type { z } from 'zod';
import { addressesOf, type ApiReader, type ApiResource, organisationFrom } from '#app/domain/shared/api';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { practiceApiFilters, practiceItem, practiceWhole } from './practice.api';
import { EVERYTHING, practiceFiltersFrom } from './practice-filters';
import { assessmentRecord, type Further, furtherOf, takenRecords } from './practice-further.server';
import { type PracticeSummary, practiceBatch, practicesBy } from './practice-list.server';
import { findPractice } from './practice-page.server';

const { sql } = Prisma;

type Item = z.output<typeof practiceItem>;
type Whole = z.output<typeof practiceWhole>;
type Beside = { id: string; languages: Lang[]; updatedAt: Date; maturity: string; taken: number; leadSlug: string | null; leadName: string | null; leadLang: Lang | null };

/** What lists do not show but the interface gives. */
const besideStatement = (lang: Lang, ids: string[]): Prisma.Sql => sql`
  SELECT e.id, e."updatedAt", p.maturity, p.taken, l.slug AS "leadSlug", n.title AS "leadName", n.lang AS "leadLang",
    ARRAY(SELECT x.lang FROM "EntryText" x WHERE x."entryId" = e.id ORDER BY x.state <> 'original', x.lang) AS languages
  FROM "Entry" e JOIN "Practice" p ON p.id = e.id
  LEFT JOIN "Entry" l ON l.id = e."leadId" AND l."isPublic"
  LEFT JOIN LATERAL (SELECT title, lang FROM "EntryText" WHERE "entryId" = l.id AND (lang = ${lang} OR state = 'original') ORDER BY lang = ${lang} DESC LIMIT 1) n ON true
  WHERE e.id = ANY(${ids}::uuid[])`;

async function itemsFrom(reader: ApiReader, rows: PracticeSummary[], further: (id: string) => Further): Promise<Item[]> {
  if (rows.length === 0) return [];
  const beside = new Map((await db.$queryRaw<Beside[]>(besideStatement(reader.lang, rows.map(({ id }) => id)))).map((one) => [one.id, one]));
  return rows.flatMap((row): Item[] => {
    const more = beside.get(row.id);
    if (!more) return [];
    const { leadSlug, leadName, leadLang } = more;
    return [{
      id: row.id,
      slug: row.slug,
      ...addressesOf(reader, 'practices', row.slug),
      language: row.lang,
      languages: more.languages,
      title: row.title,
      summary: row.summary,
      outcome: row.outcome as Item['outcome'],
      themes: row.themes,
      leastStaff: row.leastStaff,
      costClass: row.costClass as Item['costClass'],
      populationClass: row.populationClass as Item['populationClass'],
      sdgTargets: row.sdgTargets,
      maturity: more.maturity,
      taken: more.taken,
      adoptions: further(row.id).adoptions,
      lead: leadSlug && leadLang ? organisationFrom(reader, { name: leadName ?? '', lang: leadLang, slug: leadSlug }) : null,
      publishedAt: row.publishedAt.toISOString(),
      updatedAt: more.updatedAt.toISOString(),
    }];
  });
}

const list: ApiResource['list'] = async (reader, query, { after, limit }) => {
  const rows = await practiceBatch(reader.lang, { ...EVERYTHING, ...practiceFiltersFrom(query) }, after && { id: after.id, publishedAt: after.at }, limit);
  const items = await itemsFrom(reader, rows, await furtherOf(reader.lang, rows));
  return rows.flatMap((row) => {
    const item = items.find(({ id }) => id === row.id);
    return item ? [{ cursor: { at: row.publishedAt, id: row.id }, item }] : [];
  });
};

const find: ApiResource['find'] = async (reader, slug) => {
  const { lang, origin } = reader;
  const found = await findPractice(lang, slug);
  if (!found || 'movedTo' in found) return found;
  const { practice } = found;
  if (practice.retired) return null;
  const rows = await practicesBy(lang, [practice.id]);
  const further = await furtherOf(lang, rows);
  const [item] = await itemsFrom(reader, rows, further);
  if (!item) return null;
  const t = translator(practiceMessages, lang);
  const whole: Whole = {
    ...item,
    texts: Object.entries(practice.parts).map(([field, html]) => ({ field, title: t.at(`field.${field}`), html })),
    criteria: practice.criteria,
    assessment: assessmentRecord(further(practice.id)),
    replications: takenRecords(lang, practice.slug, further(practice.id)),
    pilots: practice.pilots.map(({ title, lang: language, slug: pilot }) => ({ title, language, ...addressesOf(reader, 'pilots', pilot) })),
    indicators: practice.indicators,
    contacts: practice.contacts.map(({ role, lang: language, partner }) => ({ role, language, organisation: organisationFrom(reader, partner) })),
    documents: practice.documents.map(({ fileId, name, title, lang: language, kind, bytes, licence }) => ({ url: `${origin}/documents/${fileId}/${encodeURIComponent(name)}`, title, language, kind, bytes, licence })),
    pictures: practice.pictures.map(({ fileId, alt, lang: language, credit }) => ({ url: `${origin}/pictures/${fileId}`, alt, language, credit })),
    versions: practice.versions.map(({ number, at }) => ({ number, from: at })),
  };
  return { whole };
};

/** Practices in the open interface. */
export const practiceApi: ApiResource = { names: { item: 'Practice', whole: 'PracticeDetail' }, item: practiceItem, whole: practiceWhole, filters: practiceApiFilters, list, find };
