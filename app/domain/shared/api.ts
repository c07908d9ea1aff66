import { z } from 'zod';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { IMPACTS, THEMES } from './themes';

// What the open interface is made of: https://…/api/v1/. Each kind says in its own x.api.ts what it gives;
// requests are read, answers written and the description made in app/page/api.

/** Where a list goes on: after the entry that was published then, with this id. */
export type Cursor = { at: Date; id: string };

/** Whom an answer is for: the language, and the origin that addresses begin with. */
export type ApiReader = { origin: string; lang: Lang };

/** A kind of content as programs read it. */
export type ApiResource = {
  /** Names of an item and of a whole entry in the description, e.g. Pilot, PilotDetail */
  names: { item: string; whole: string };
  item: z.ZodObject;
  whole: z.ZodObject;
  /** What a list can be narrowed by: parameter → its values. Arrays are repeated parameters. */
  filters: Record<string, z.ZodType>;
  /** Entries in the order they were published, newest first, from the cursor on. @param query holds only what `filters` knows */
  list: (reader: ApiReader, query: URLSearchParams, from: { after: Cursor | null; limit: number }) => Promise<{ cursor: Cursor; item: unknown }[]>;
  /** A published entry by its slug; where it has moved; null when there is none. */
  find: (reader: ApiReader, slug: string) => Promise<{ whole: unknown } | { movedTo: string } | null>;
};

export const language = z.enum(LANGUAGES);
export const moment = z.iso.datetime();
export const day = z.iso.date();
export const theme = z.enum(THEMES);
export const impact = z.enum(IMPACTS);
export const html = z.string().describe('Safe HTML in the entry’s `language`');

/** What every entry has. */
export const entryFields = {
  id: z.uuid().describe('Lasting, also when the title and address change'),
  slug: z.string(),
  self: z.url().describe('The whole entry in this interface'),
  url: z.url().describe('Its page for people'),
  language: language.describe('The language the texts are in: the one asked for, else the original'),
  languages: z.array(language).describe('The languages it can be read in'),
  publishedAt: moment,
  updatedAt: moment,
};

/** An organisation that is pointed to. */
export const organisation = z.object({ name: z.string(), language, slug: z.string(), self: z.url(), url: z.url() });

/** WGS 84, degrees */
export const place = z.object({ latitude: z.number(), longitude: z.number() }).nullable().describe('WGS 84, degrees');

/** The addresses of an entry: for programs and for people. */
export const addressesOf = ({ origin, lang }: ApiReader, kind: string, slug: string) => ({
  self: `${origin}/api/v1/${kind}/${slug}?lang=${lang}`,
  url: `${origin}/${lang}/${kind}/${slug}`,
});

/** An organisation as others point to it. */
export const organisationFrom = (reader: ApiReader, { name, lang, slug }: { name: string; lang: Lang; slug: string }): z.output<typeof organisation> => ({
  name,
  language: lang,
  slug,
  ...addressesOf(reader, 'partners', slug),
});

export const placeFrom = (latitude: number | null, longitude: number | null): z.output<typeof place> =>
  latitude === null || longitude === null ? null : { latitude, longitude };
