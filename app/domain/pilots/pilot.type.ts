import type { ContentDescriptor } from '#app/domain/shared/content-type';
import type { TextField } from '#app/domain/shared/content';

/** The states of a pilot's life, in order. Public from approved on. */
export const PILOT_STATES = ['draft', 'submitted', 'returned', 'declined', 'withdrawn', 'approved', 'running', 'completed', 'stopped'] as const;
export type PilotState = (typeof PILOT_STATES)[number];

/** The states readers can filter by. */
export const PUBLIC_PILOT_STATES = ['approved', 'running', 'completed', 'stopped'] as const;

/** Roles beside the lead's. */
export const PARTNER_ROLES = ['implementing', 'funding', 'evaluating', 'advising'] as const;
export const BUDGET_CATEGORIES = ['staff', 'equipment', 'services', 'research', 'communication', 'other'] as const;
export const FUNDING_SOURCES = ['own', 'state', 'eu', 'company', 'foundation', 'other'] as const;

/** What is written in each language. Evidence sentences belong to the cross-impact matrix. */
export const pilotTextFields: TextField[] = [
  { name: 'title', as: 'line', max: 120, required: true },
  { name: 'summary', as: 'text', max: 400, required: true },
  { name: 'place', as: 'line', max: 120, required: false },
  { name: 'challenge', as: 'markdown', max: 4000, required: true },
  { name: 'approach', as: 'markdown', max: 8000, required: true },
  { name: 'novelty', as: 'markdown', max: 2000, required: true },
  { name: 'evidence.lowCarbon', as: 'text', max: 500, required: true },
  { name: 'evidence.smart', as: 'text', max: 500, required: true },
  { name: 'evidence.healthy', as: 'text', max: 500, required: true },
  { name: 'evidence.sociallySustainable', as: 'text', max: 500, required: true },
];

export const pilotType: ContentDescriptor = {
  key: 'pilots',
  behaviours: { reviewed: true, pictured: true, questions: true, partnerSearch: true, navigation: true, downloads: ['csv', 'json'] },
  publishedState: 'approved',
  textFields: pilotTextFields,
};
