import type { TextField } from '#app/domain/shared/content';
import type { ContentDescriptor } from '#app/domain/shared/content-type';

/** What sort of organisation a partner is, in the order shown. */
export const PARTNER_KINDS = [
  'city',
  'municipality',
  'region',
  'ministry',
  'agency',
  'company',
  'association',
  'university',
  'residents',
  'network',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export const isPartnerKind = (value: unknown): value is PartnerKind => PARTNER_KINDS.includes(value as PartnerKind);

/** As far as a partner's pilots are counted on its card. */
export const MANY_PILOTS = 100;

/** What is written of a partner in each language; `title` is its name. */
export const partnerTextFields: TextField[] = [
  { name: 'title', as: 'line', max: 160, required: true },
  { name: 'summary', as: 'text', max: 400, required: false },
  { name: 'description', as: 'markdown', max: 6000, required: false },
];

export const partnerType: ContentDescriptor = {
  key: 'partners',
  behaviours: { reviewed: false, navigation: true, downloads: ['csv', 'json'] },
  publishedState: 'published',
  textFields: partnerTextFields,
};
