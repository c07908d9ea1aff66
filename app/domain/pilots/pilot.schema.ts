import { z } from 'zod';
import { type Content, TRANSLATION_STATES } from '#app/domain/shared/content';
import { emptyMatrix, impactIssues } from '#app/domain/shared/impact-part';
import type { Issue } from '#app/domain/shared/outcome';
import { IMPACTS } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { BUDGET_CATEGORIES, FUNDING_SOURCES, PARTNER_ROLES, pilotTextFields } from './pilot.type';

/** Whole euros; a pilot above a hundred million is a slip of the finger. */
const euros = z.number().int().min(0).max(100_000_000);
const titles = z.partialRecord(z.enum(LANGUAGES), z.string());

const text = z.object({ state: z.enum(TRANSLATION_STATES), fields: z.record(z.string(), z.string()) });

/** A pilot as its editors write it. Drafts may be incomplete: empty texts, null cells, empty lists. */
export const pilotContent = z.object({
  originalLang: z.enum(LANGUAGES),
  texts: z.partialRecord(z.enum(LANGUAGES), text),
  impact: z.object({
    lowCarbon: z.enum(IMPACTS).nullable(),
    smart: z.enum(IMPACTS).nullable(),
    healthy: z.enum(IMPACTS).nullable(),
    sociallySustainable: z.enum(IMPACTS).nullable(),
  }),
  /** Days as yyyy-mm-dd */
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  partners: z.array(z.object({ partnerId: z.uuid(), role: z.enum(PARTNER_ROLES) })),
  sdgTargets: z.array(z.string()),
  nuaParagraphs: z.array(z.number().int().min(1).max(175)),
  /** `titles` by language; the id lasts, since what becomes of a milestone is recorded beside the plan. */
  milestones: z.array(z.object({ id: z.string(), dueOn: z.string().nullable(), titles })),
  budget: z.array(z.object({ category: z.enum(BUDGET_CATEGORIES), amount: euros })),
  funding: z.array(z.object({ source: z.enum(FUNDING_SOURCES), amount: euros })),
  /** The first picture leads. */
  pictures: z.array(z.object({ fileId: z.uuid(), credit: z.string(), alt: titles })),
});

export type PilotContent = z.infer<typeof pilotContent> & Content;

/** A pilot nobody has written anything in yet. */
export const emptyPilot = (lang: Lang): PilotContent => ({
  originalLang: lang,
  texts: { [lang]: { state: 'original', fields: {} } },
  impact: emptyMatrix,
  startsOn: null,
  endsOn: null,
  partners: [],
  sdgTargets: [],
  nuaParagraphs: [],
  milestones: [],
  budget: [],
  funding: [],
  pictures: [],
});

export const total = (lines: { amount: number }[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

/** Everything that keeps a pilot from being submitted. An empty cell of the matrix does; so does a matrix without any +. */
export function pilotIssues(content: PilotContent): Issue[] {
  const fields = content.texts[content.originalLang]?.fields ?? {};
  const issues: Issue[] = [];
  const need = (field: string, there: unknown, code = 'required') => {
    if (!there) issues.push({ field, code });
  };
  for (const { name, required } of pilotTextFields) if (required) need(name, fields[name]?.trim());
  issues.push(...impactIssues(content.impact));
  need('startsOn', content.startsOn);
  need('endsOn', content.endsOn);
  if (content.startsOn && content.endsOn && content.endsOn <= content.startsOn) issues.push({ field: 'endsOn', code: 'order' });
  need('sdgTargets', content.sdgTargets.length > 0, 'atLeastOne');
  need('milestones', content.milestones.length > 0, 'atLeastOne');
  need('budget', total(content.budget) > 0, 'atLeastOne');
  if (total(content.budget) > 0 && total(content.funding) !== total(content.budget)) {
    issues.push({ field: 'funding', code: 'sumDiffers' });
  }
  content.pictures.forEach((picture, i) => {
    need(`pictures.${i}.alt`, picture.alt[content.originalLang]?.trim());
    need(`pictures.${i}.credit`, picture.credit.trim());
  });
  return issues;
}
