/**
 * What a practice is judged by: effects on more than one theme, demand among municipalities, provable outcomes, the needs of those concerned, careful
 * documentation. Its author answers each in a text (`criterion.<key>`), its assessor with a score and a sentence.
 */
export const CRITERIA = ['effects', 'demand', 'outcomes', 'needs', 'documentation'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The text field in which the author answers a criterion. */
export const criterionField = (criterion: Criterion) => `criterion.${criterion}` as const;
