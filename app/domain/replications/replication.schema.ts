import { z } from 'zod';
import { choice, day, isId, required, text } from '#app/domain/shared/fields';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { LIVE_STATES, SCALINGS } from './replication.type';

const LONG = 6000;
const REASON = 1000;

const orNone = <T extends z.ZodType>(field: T) => z.union([z.literal('').transform(() => null), field]);
const id = () => orNone(z.string().refine(isId, 'choose'));

/** What the receiving side tells. Codes: choose, tooLong, badCharacters, date. */
export const told = z.object({
  state: choice(LIVE_STATES),
  scaling: orNone(choice(SCALINGS)),
  changes: text(LONG),
  reasons: text(LONG),
  lang: choice(LANGUAGES),
  pilotId: id(),
  adoptedOn: orNone(day()),
});
export type Told = z.output<typeof told>;

/** What taking a practice up begins with. */
export const takenUp = told.extend({ sourceId: id() });
export type TakenUp = z.output<typeof takenUp>;

/** Why something was given up, taken back or set back. */
export const reasonText = required(text(REASON));
export const optionalReason = text(REASON);
