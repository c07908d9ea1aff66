import { z } from 'zod';
import { type Content, type TextField, TRANSLATION_STATES } from '#app/domain/shared/content';
import { attachments } from '#app/domain/shared/document-list';
import { emptyMatrix, impactIssues } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { IMPACTS } from '#app/domain/shared/themes';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { COST_CLASSES, OUTCOMES, POPULATION_CLASSES, textsOf } from './practice.type';

const effect = z.enum(IMPACTS).nullable();
const byLanguage = z.partialRecord(z.enum(LANGUAGES), z.string());

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
  pictures: z.array(z.object({ fileId: z.uuid(), credit: z.string(), alt: byLanguage })),
  documents: attachments,
  /** Indicators of those pilots whose accepted values are its evidence */
  indicators: z.array(z.uuid()).default([]),
  /** Whom to ask about what: a role at an organisation, reached through a form. The id lasts, for its translations. */
  contacts: z.array(z.object({ id: z.string(), roles: byLanguage, partnerId: z.uuid() })).default([]),
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
  indicators: [],
  contacts: [],
});

/** Everything that keeps a practice from being submitted: what worked and what did not owe different texts. */
export function practiceIssues(content: PracticeContent): Issue[] {
  const fields = content.texts[content.originalLang]?.fields ?? {};
  const missing = (field: string, there: unknown): Issue[] => (there ? [] : [{ field, code: 'required' }]);
  return [
    ...missing('outcome', content.outcome),
    ...textsOf(content.outcome).flatMap(({ name, required }) => (required ? missing(name, fields[name]?.trim()) : [])),
    ...missing('leastStaff', content.conditions.leastStaff !== null),
    ...missing('costClass', content.conditions.costClass),
    ...missing('populationClass', content.conditions.populationClass),
    ...impactIssues(content.impact),
    ...content.contacts.flatMap(({ roles }, i) => missing(`contacts.${i}.role`, roles[content.originalLang]?.trim())),
    ...content.pictures.flatMap(({ alt, credit }, i) => [...missing(`pictures.${i}.alt`, alt[content.originalLang]?.trim()), ...missing(`pictures.${i}.credit`, credit.trim())]),
  ];
}

const written = (content: PracticeContent, name: string): boolean => Boolean(content.texts[content.originalLang]?.fields[name]?.trim());

/**
 * The texts that readers see, in order: those of its outcome. What was written while the other outcome was chosen stays in the draft, unread.
 * One that did not work and was written before that had questions of its own shows what it has.
 */
export function readableTexts(content: PracticeContent): TextField[] {
  const own = textsOf(content.outcome);
  const isOld = content.outcome === 'did-not-work' && !['tried', 'happened', 'why'].some((name) => written(content, name)) && written(content, 'coreIdea');
  return isOld ? textsOf('worked') : own;
}

/** A practice as it is read: without texts that the other outcome would need. */
export function asRead(content: PracticeContent): PracticeContent {
  const names = readableTexts(content).map(({ name }) => name);
  const kept = LANGUAGES.flatMap((lang) => {
    const text = content.texts[lang];
    return text ? [[lang, { ...text, fields: Object.fromEntries(Object.entries(text.fields).filter(([name]) => names.includes(name))) }] as const] : [];
  });
  return { ...content, texts: Object.fromEntries(kept) };
}
