import { z } from 'zod';
import { isPeriod } from '#app/domain/shared/period';
import { THEMES } from '#app/domain/shared/themes';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { TABLE_FORMATS, TABLE_SUBJECTS } from './export.type';

const orNone = <T extends z.ZodType>(of: T) => z.union([z.literal('').transform(() => null), of], 'choose');

const filters = {
  lang: z.enum(LANGUAGES, 'choose'),
  theme: orNone(z.enum(THEMES)),
  year: orNone(z.string().regex(/^(19[5-9]\d|20\d\d)$/).transform(Number)),
  round: orNone(z.string().refine(isPeriod, { error: 'choose', abort: true })),
};

/** What a form asks for. A report of the whole programme comes as a PDF alone. */
export const wantedExport = z.discriminatedUnion(
  'subject',
  [z.object({ ...filters, subject: z.literal('programme'), format: z.literal('pdf') }), z.object({ ...filters, subject: z.enum(TABLE_SUBJECTS), format: z.enum(TABLE_FORMATS, 'choose') })],
  'choose',
);

export type WantedExport = z.output<typeof wantedExport>;
