import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { PartnerKind } from './partner.type';

export { countryName } from './countries';

/** A public partner and where it is, in degrees; null where nobody has said. Its name is in `lang`, the reader's or the original's. */
export type PartnerPlace = {
  id: string;
  slug: string;
  name: string;
  lang: Lang;
  kind: PartnerKind;
  /** ISO 3166-1 alpha-2 */
  country: string;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
};

/** All public partners with their places. */
export const partnerPlaces = (lang: Lang): Promise<PartnerPlace[]> =>
  db.$queryRaw<PartnerPlace[]>(Prisma.sql`
    SELECT e.id, e.slug, t.title AS name, t.lang, p.kind, p.country, p.population, p.latitude, p.longitude
    FROM "Entry" e JOIN "Partner" p ON p.id = e.id
    JOIN LATERAL (SELECT x.lang, x.title FROM "EntryText" x WHERE x."entryId" = e.id
      ORDER BY (x.lang = ${lang}) DESC, (x.state = 'original') DESC LIMIT 1) t ON true
    WHERE e.kind = 'partners' AND e."isPublic" ORDER BY e.slug`);

const OFFICE: Partial<Record<Lang, RegExp>> = {
  sv: /\s+(stad|kommun)$/i,
  en: /^(the\s+)?(city|municipality|town)\s+of\s+/i,
};

/** A name as a map shows it: Turku for the City of Turku, Åbo for Åbo stad. Finnish bends the name before *kaupunki*, so there it stays whole. */
export function placeName({ name, lang, kind }: Pick<PartnerPlace, 'name' | 'lang' | 'kind'>): string {
  const office = OFFICE[lang];
  if (!office || (kind !== 'city' && kind !== 'municipality')) return name;
  return name.replace(office, '') || name;
}
