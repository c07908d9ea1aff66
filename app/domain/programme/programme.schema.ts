import { z } from 'zod';
import { day, line, required, text } from '#app/domain/shared/fields';

const words = z.object({
  name: required(line(100)),
  coordinator: required(line(160)),
  tagline: required(line(120)),
  intro: required(text(2000)),
  about: required(text(20_000)),
});

/** The programme's texts in one language. */
export type ProgrammeWords = z.output<typeof words>;

const inEachLanguage = <T extends z.ZodType>(schema: T) => ({ fi: schema, sv: schema, en: schema });

/** What a coordinator edits of the programme: its period and its texts in each language. Codes: order, required, tooLong. */
export const programmeSchema = z
  .object({ startsOn: day(), endsOn: day(), ...inEachLanguage(words) })
  .refine(({ startsOn, endsOn }) => startsOn < endsOn, { path: ['endsOn'], error: 'order' });
export type ProgrammeEdit = z.output<typeof programmeSchema>;

const themeText = z.object({ lead: required(text(300)), body: required(text(6000)) });

/** A theme's texts in one language. */
export type ThemeWords = z.output<typeof themeText>;

/** What a coordinator edits of a theme. */
export const themeSchema = z.object(inEachLanguage(themeText));
export type ThemeEdit = z.output<typeof themeSchema>;
