import { z } from 'zod';
import { type Content, TRANSLATION_STATES } from '#app/domain/shared/content';
import { attachments } from '#app/domain/shared/document-list';
import { emptyMatrix, impactIssues } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { IMPACTS } from '#app/domain/shared/themes';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES, practiceTextFields } from './practice.type';

const effect = z.enum(IMPACTS).nullable();

/** A practice as its editors write it. Drafts may be incomplete. */
export const practiceContent = z.object({
  originalLang: z.enum(LANGUAGES),
  texts: z.partialRecord(z.enum(LANGUAGES), z.object({ state: z.enum(TRANSLATION_STATES), fields: z.record(z.string(), z.string()) })),
  outcome: z.enum(OUTCOMES).nullable(),
  impact: z.object({ lowCarbon: effect, smart: effect, healthy: effect, sociallySustainable: effect }),
  sdgTargets: z.array(z.string()),
  conditions: z.object({
    /** Persons */
    leastStaff: z.number().int().min(0).max(1000).nullable(),
    costClass: z.enum(COST_CLASSES).nullable(),
    populationClass: z.enum(POPULATION_CLASSES).nullable(),
  }),
  /** The pilots it was learned in */
  pilots: z.array(z.uuid()),
  pictures: z.array(z.object({ fileId: z.uuid(), credit: z.string(), alt: z.partialRecord(z.enum(LANGUAGES), z.string()) })),
  documents: attachments,
});

export type PracticeContent = z.infer<typeof practiceContent> & Content;

/** A practice nobody has written anything in yet. */
export const emptyPractice = (lang: Lang): PracticeContent => ({
  originalLang: lang,
  texts: { [lang]: { state: 'original', fields: {} } },
  outcome: null,
  impact: emptyMatrix,
  sdgTargets: [],
  conditions: { leastStaff: null, costClass: null, populationClass: null },
  pilots: [],
  pictures: [],
  documents: [],
});

/** Everything that keeps a practice from being submitted. */
export function practiceIssues(content: PracticeContent): Issue[] {
  const fields = content.texts[content.originalLang]?.fields ?? {};
  const missing = (field: string, there: unknown): Issue[] => (there ? [] : [{ field, code: 'required' }]);
  return [
    ...practiceTextFields.flatMap(({ name, required }) => (required ? missing(name, fields[name]?.trim()) : [])),
    ...missing('outcome', content.outcome),
    ...missing('leastStaff', content.conditions.leastStaff !== null),
    ...missing('costClass', content.conditions.costClass),
    ...missing('populationClass', content.conditions.populationClass),
    ...impactIssues(content.impact),
    ...(content.pictures ?? []).flatMap(({ alt, credit }, i) => [...missing(`pictures.${i}.alt`, alt[content.originalLang]?.trim()), ...missing(`pictures.${i}.credit`, credit.trim())]),
  ];
}
