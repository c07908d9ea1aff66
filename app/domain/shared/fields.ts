import { z } from 'zod';

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const isPlain = (value: string) => !FORBIDDEN.test(value) && !BIDI.test(value) && !LONE_SURROGATE.test(value);

const base = (max: number) => z.string().trim().max(max, 'tooLong').refine(isPlain, 'badCharacters');

/** One line of text; may be empty. Codes: tooLong, badCharacters. */
export const line = (max: number) => base(max).refine((value) => !/[\n\t]/.test(value), 'badCharacters');

/** Text of several lines; may be empty. */
export const text = (max: number) => base(max);

/** Turns an optional field into one that must be filled in. Code: required. */
export const required = <T extends z.ZodType<string>>(field: T) => field.refine((value) => value !== '', 'required');

/** An e-mail address. Codes: required, email, tooLong. */
export const email = () => required(line(254)).refine((value) => value === '' || z.email().safeParse(value).success, 'email');

/** A web address, http or https. */
export const webAddress = () =>
  line(500).refine((value) => value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)), 'webAddress');

/** One of a list; anything else is `choose`. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'choose');

/** A day as yyyy-mm-dd between 1990 and 2100. */
export const day = () =>
  z.string().refine((value) => {
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && /^\d{4}-\d{2}-\d{2}$/.test(value) && at.toISOString().startsWith(value) && at.getUTCFullYear() >= 1990 && at.getUTCFullYear() <= 2100;
  }, 'date');

/** A new password: NIST SP 800-63B asks for length and no other rule. */
export const newPassword = () => z.string().min(12, 'passwordShort').max(200, 'tooLong');

/** Whether a piece of an address can be an entry's or a row's id. */
export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
