import type { TextField } from '#app/domain/shared/content';
import type { ContentDescriptor } from '#app/domain/shared/content-type';

/** Whether what is written up worked; what did not is a kind of equal rank. */
export const OUTCOMES = ['worked', 'did-not-work'] as const;
export const COST_CLASSES = ['low', 'moderate', 'high'] as const;
export const POPULATION_CLASSES = ['any', 'under-10000', 'over-20000', 'over-100000'] as const;

const long = (name: string): TextField => ({ name, as: 'markdown', max: 6000, required: true });

export const practiceTextFields: TextField[] = [
  { name: 'title', as: 'line', max: 120, required: true },
  { name: 'summary', as: 'text', max: 400, required: true },
  ...['coreIdea', 'environment', 'needs', 'conditions', 'steps', 'evidence', 'limits'].map(long),
];

export const practiceType: ContentDescriptor = {
  key: 'practices',
  behaviours: { reviewed: true, pictured: true, documented: true, navigation: true, downloads: ['csv', 'json'] },
  publishedState: 'published',
  textFields: practiceTextFields,
};
