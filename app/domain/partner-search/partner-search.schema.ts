import { z } from 'zod';
import { PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { choice, day, required, text } from '#app/domain/shared/fields';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** As far ahead as a search may stay open, in days. */
export const LONGEST_DAYS = 366;
/** How many searches one person may answer within a day. */
export const OFFERS_A_DAY = 10;

/** What an organisation looks for; `kinds`: of organisations, none for any. */
export const searchSchema = z.object({
  text: required(text(3000)),
  lang: choice(LANGUAGES),
  kinds: z.array(choice(PARTNER_KINDS)).transform((kinds) => [...new Set(kinds)]),
  until: day(),
});
export type Sought = z.output<typeof searchSchema>;

/** An answer to a search; `organisation`: the one that answers. */
export const offerSchema = z.object({ text: required(text(3000)), lang: choice(LANGUAGES), organisation: z.string().max(36, 'choose') });
export type Offered = z.output<typeof offerSchema>;

export const replySchema = z.object({ reply: required(text(3000)) });
