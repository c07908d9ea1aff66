import { z } from 'zod';
import { choice, line, required, text } from '#app/domain/shared/fields';
import { readNumber } from '#app/domain/shared/number';
import { DIRECTIONS, isSdgIndicator } from './indicator.type';
import { UNIT_NAMES } from './unit.type';

/** A number as people write it, or null for none. Codes: number, decimals, tooLarge. */
const amount = () =>
  line(40).transform((written, context) => {
    if (!written) return null;
    const read = readNumber(written);
    if ('value' in read) return read.value;
    context.addIssue({ code: 'custom', message: read.code });
    return z.NEVER;
  });

/** The code of an SDG indicator such as 11.6.2 or 13.a.1, or null for none. Code: sdgIndicator. */
const sdgIndicator = () =>
  line(10)
    .refine((code) => code === '' || isSdgIndicator(code), 'sdgIndicator')
    .transform((code) => code || null);

const words = z.object({ name: required(line(120)), explanation: text(600) });

/** What a coordinator says of a common indicator; names in every language, since all read them. */
export const commonSchema = z.object({
  fi: words,
  sv: words,
  en: words,
  unit: choice(UNIT_NAMES),
  direction: choice(DIRECTIONS),
  cumulative: choice(['yes', 'no']),
  sdgIndicator: sdgIndicator(),
  target: amount(),
  position: line(4).refine((place) => /^\d{0,3}$/.test(place), 'wholeNumber').transform(Number),
});

export type CommonEdit = z.output<typeof commonSchema>;
