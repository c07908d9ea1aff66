import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Lang } from '#app/platform/i18n/languages';

/** What a query tries the search on. */
const TRIALS = ['title', 'topic', 'inflection', 'typo', 'diacritics', 'compound', 'place', 'organisation', 'phrase', 'question'] as const;

/** 3: exactly what was meant · 2: clearly on the subject · 1: touches it. What is not listed is not relevant. */
const grade = z.literal([1, 2, 3]);

const judgedQuery = z.strictObject({
  q: z.string().trim().min(2).max(80),
  why: z.enum(TRIALS),
  /** Kind and slug, as in an address: `pilots/talvipyoraily` */
  relevant: z
    .record(z.string().regex(/^(pilots|practices|partners)\/[a-z0-9-]+$/), grade)
    .refine((entries) => Object.keys(entries).length >= 1 && Object.keys(entries).length <= 12, 'between 1 and 12 relevant entries'),
});

export type JudgedQuery = z.output<typeof judgedQuery>;

/** The judged queries that readers of one language ask, as they stand in `judged/`. Throws where a file breaks the form. */
export function judgedQueries(lang: Lang): JudgedQuery[] {
  const file = fileURLToPath(new URL(`./judged/${lang}.json`, import.meta.url));
  return z.array(judgedQuery).parse(JSON.parse(readFileSync(file, 'utf8')));
}
