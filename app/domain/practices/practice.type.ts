import type { TextField } from '#app/domain/shared/content';
import type { ContentDescriptor } from '#app/domain/shared/content-type';
import { CRITERIA, criterionField } from './criteria.type';

/** Whether what is written up worked; what did not is a kind of equal rank, with questions of its own. */
export const OUTCOMES = ['worked', 'did-not-work'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const COST_CLASSES = ['low', 'moderate', 'high'] as const;
/** What its confirmed replications show: nobody else has done it, somebody has, it has become usual. */
export const MATURITIES = ['tried', 'repeated', 'established'] as const;
export const POPULATION_CLASSES = ['any', 'under-10000', 'over-20000', 'over-100000'] as const;

/** What is told of each in a text, in the order of the page; `?` for what may be left out. */
const QUESTIONS: Record<Outcome, readonly string[]> = {
  worked: ['coreIdea', 'environment', 'needs', 'conditions', 'preconditions?', 'steps', 'costs', 'evidence', 'limits', 'lessons'],
  'did-not-work': ['tried', 'expected', 'environment', 'happened', 'why', 'otherwise', 'evidence', 'costs', 'limits?', 'lessons'],
};

const head: TextField[] = [
  { name: 'title', as: 'line', max: 120, required: true },
  { name: 'summary', as: 'text', max: 400, required: true },
];
const long = (name: string): TextField => ({ name: name.replace('?', ''), as: 'markdown', max: 6000, required: !name.endsWith('?') });
const answers = CRITERIA.map((criterion): TextField => ({ name: criterionField(criterion), as: 'text', max: 1000, required: true }));

/** The texts of a practice that worked, or of one that did not, in order. One whose outcome is not chosen yet is asked as if it had worked. */
export const textsOf = (outcome: Outcome | null): TextField[] => [...head, ...QUESTIONS[outcome ?? 'worked'].map(long), ...answers];

const all = [...textsOf('worked'), ...textsOf('did-not-work')];

/** Every text that a practice may have, whatever its outcome. Whether one must be there depends on the outcome. */
export const practiceTextFields: TextField[] = all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i);

export const practiceType: ContentDescriptor = {
  key: 'practices',
  behaviours: { reviewed: true, assessed: CRITERIA, pictured: true, documented: true, questions: true, partnerSearch: true, navigation: true, downloads: ['csv', 'json'] },
  publishedState: 'published',
  textFields: practiceTextFields,
};
