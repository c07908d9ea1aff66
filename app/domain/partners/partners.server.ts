import { entryNames } from '#app/domain/shared/entry-names.server';
import { presentSlug } from '#app/domain/shared/slug.server';
import { languagesOf, textFor, type TranslationState } from '#app/domain/shared/content';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { partners } from './partner-content.server';
import type { Contact, PartnerContent } from './partner.schema';
import type { PartnerKind } from './partner.type';

export { partners } from './partner-content.server';
export { createPartner } from './profile.server';

/** A text of each entry `e` in the reader's language, else the original. */
const textIn = (lang: Lang) => Prisma.sql`JOIN LATERAL (
  SELECT x.lang, x.title, x.summary FROM "EntryText" x WHERE x."entryId" = e.id
  ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) t ON true`;

const inAlphabet = <T>(lang: Lang, rows: T[], name: (row: T) => string): T[] => {
  const { compare } = new Intl.Collator(lang);
  return [...rows].sort((a, b) => compare(name(a), name(b)));
};

/** A partner's public page. `lang` is the language its texts are written in, perhaps not the one asked for. */
export type PartnerPage = {
  id: string;
  slug: string;
  lang: Lang;
  state: TranslationState;
  languages: Lang[];
  originalLang: Lang;
  name: string;
  summary: string;
  /** Markdown */
  description: string;
  kind: PartnerKind;
  /** Statistics Finland's code */
  municipalityCode: string | null;
  country: string;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  contacts: Contact[];
  publishedAt: Date;
  updatedAt: Date;
  /** Names of partners that were merged into this one */
  formerly: string[];
};

/** The partner at an address: its page, where it has moved to (a changed address, a merger), or null. */
export async function findPartner(lang: Lang, slug: string): Promise<{ partner: PartnerPage } | { movedTo: string } | null> {
  if (!/^[a-z0-9-]{1,90}$/.test(slug)) return null;
  const entry = await db.entry.findFirst({
    where: { kind: partners.key, slug, isPublic: true },
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      updatedAt: true,
      revisions: { where: { state: 'published' }, orderBy: { number: 'desc' }, take: 1, select: { content: true } },
      partner: { select: { merged: { select: { id: true } } } },
    },
  });
  const stored = entry?.revisions[0];
  if (!entry || !stored) {
    const movedTo = await presentSlug(db, partners.key, slug);
    return movedTo ? { movedTo } : null;
  }
  const content: PartnerContent = partners.parse(stored.content);
  const { texts, originalLang, ...facts } = content;
  const text = textFor({ texts, originalLang }, lang);
  const formerly = await partnerNames(entry.partner?.merged.map((m) => m.id) ?? [], lang);
  const partner: PartnerPage = {
    ...facts,
    id: entry.id,
    slug: entry.slug,
    lang: text.lang,
    state: text.state,
    languages: languagesOf(content),
    originalLang,
    name: text.fields.title ?? '',
    summary: text.fields.summary ?? '',
    description: text.fields.description ?? '',
    publishedAt: entry.publishedAt ?? entry.updatedAt,
    updatedAt: entry.updatedAt,
    formerly: [...formerly.values()],
  };
  return { partner };
}

/** How many public partners there are. */
export const countPartners = (): Promise<number> => db.entry.count({ where: { kind: partners.key, isPublic: true } });

/** Public partners for a drop-down, in the order of the language's alphabet. */
export async function partnerOptions(lang: Lang): Promise<{ id: string; name: string }[]> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT e.id, t.title AS name FROM "Entry" e ${textIn(lang)} WHERE e.kind = 'partners' AND e."isPublic"`;
  return inAlphabet(lang, rows, (row) => row.name);
}

/** Names of partners by id, in a language or else the original; merged ones too. */
export async function partnerNames(ids: readonly string[], lang: Lang): Promise<Map<string, string>> {
  const links = await partnerLinks(ids, lang);
  return new Map([...links].map(([id, { name }]) => [id, name]));
}

/** Names and addresses of partners by id. A merged partner gives the one it became part of, under its own id and name. */
export async function partnerLinks(
  ids: readonly string[],
  lang: Lang,
): Promise<Map<string, { name: string; lang: Lang; slug: string }>> {
  const found = await entryNames(ids, lang, Prisma.sql`e.kind = ${partners.key}`);
  return new Map([...found].map(([id, { name, lang: written, slug }]) => [id, { name, lang: written, slug }]));
}
