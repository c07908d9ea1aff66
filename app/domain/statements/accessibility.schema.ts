import { z } from 'zod';
import { choice, day, required, text } from '#app/domain/shared/fields';

/** How far the service conforms, in the three steps of Commission Implementing Decision (EU) 2018/1523. */
export const CONFORMANCE = ['full', 'partial', 'none'] as const;

/** Who assessed it: the body itself, or somebody from outside. */
export const BASES = ['own', 'outside'] as const;

/** As many as a reader still reads. */
export const MOST_LACKING = 20;

const texts = { fi: text(600), sv: text(600), en: text(600) };
const isEmpty = (row: Record<string, string>) => Object.values(row).every((value) => value === '');

/** Something that is lacking, in each language, and the day by which it is mended, or none. A row that is all empty is no row. */
const lacking = z.object({ ...texts, due: z.union([z.literal(''), day()], 'date') }).superRefine((row, context) => {
  if (isEmpty(row)) return;
  for (const lang of ['fi', 'sv', 'en'] as const) if (row[lang] === '') context.addIssue({ code: 'custom', path: [lang], message: 'required' });
});

/** What an administrator tells of an assessment. Codes: choose, date, required, tooLong. */
export const accessibilitySchema = z.object({
  assessedOn: day(),
  status: choice(CONFORMANCE),
  basis: choice(BASES),
  method: z.object({ fi: required(text(4000)), sv: required(text(4000)), en: required(text(4000)) }),
  lacking: z.array(lacking).max(MOST_LACKING).transform((rows) => rows.filter((row) => !isEmpty(row))),
});

export type AccessibilityEdit = z.output<typeof accessibilitySchema>;
