import { z } from 'zod';
import { type ApiReader, type Cursor, language } from '#app/domain/shared/api';
import { env } from '#app/platform/env/env.server';
import { isLang, LANGUAGES, type Lang, preferredLang } from '#app/platform/i18n/languages';
import { Refusal } from './problem.server';

export const MOST = 100;
const USUAL = 20;

/** Parameters that lists of every kind take. */
export const listParameters = {
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, `a number from 1 to ${MOST}`)
    .describe(`How many at most, from 1 to ${MOST}; ${USUAL} unless said`),
  after: z.string().max(200).describe('Where to go on: the value in `next` of the page before, as it is'),
};

/** Parameters that everything takes. */
export const commonParameters = { lang: language.describe('The language to read in; else Accept-Language decides, else Finnish') };

const isMany = (schema: z.ZodType) => schema instanceof z.ZodArray;

/** Refuses what is not known, comes too often, or has a value that makes no sense; never guesses. */
function checkParameters(params: URLSearchParams, known: Record<string, z.ZodType>): void {
  for (const name of new Set(params.keys())) {
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!schema) throw new Refusal(400, 'There is no such parameter.', { parameter: name.slice(0, 100), known: Object.keys(known) });
    const values = params.getAll(name);
    if (!isMany(schema) && values.length > 1) throw new Refusal(400, 'This parameter can be given once.', { parameter: name });
    const { error } = schema.safeParse(isMany(schema) ? values : values[0]);
    if (error) throw new Refusal(400, `This value cannot be used: ${error.issues[0]?.message ?? 'not known'}.`, { parameter: name });
  }
}

/** A place in a list as programs hand it back. */
export const cursorText = ({ at, id }: Cursor): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

function cursorFrom(text: string): Cursor {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const at = new Date(found?.[1] ?? '');
  const cursor = { at, id: found?.[2] ?? '' };
  if (Number.isNaN(at.getTime()) || cursorText(cursor) !== text) throw new Refusal(400, 'This is no place in a list. Use the address in `next` as it is.', { parameter: 'after' });
  return cursor;
}

/** What is asked of the open interface. */
export type Question = { reader: ApiReader; lang: Lang; params: URLSearchParams; path: string };

/**
 * Reads a request: the language by `lang`, else Accept-Language, else Finnish; parameters must be known.
 * @throws Refusal
 */
export function questionIn(request: Request, known: Record<string, z.ZodType> = {}): Question {
  const { pathname, searchParams } = new URL(request.url);
  checkParameters(searchParams, { ...commonParameters, ...known });
  const asked = searchParams.get('lang');
  const lang = isLang(asked) ? asked : (preferredLang(request.headers.get('Accept-Language')) ?? LANGUAGES[0]);
  return { reader: { origin: env().ORIGIN, lang }, lang, params: searchParams, path: pathname };
}

/** Which part of a list is asked for. @throws Refusal when the cursor is none of ours */
export function partIn({ params }: Question): { after: Cursor | null; limit: number } {
  const after = params.get('after');
  return { limit: Number(params.get('limit') ?? USUAL), after: after === null ? null : cursorFrom(after) };
}
