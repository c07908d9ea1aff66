import { z } from 'zod';
import { entryFields, html, place } from '#app/domain/shared/api';
import { PARTNER_KINDS } from './partner.type';

/** An organisation as lists of the open interface give it. Its contacts are left out: they are for people to read. */
export const partnerItem = z.object({
  ...entryFields,
  name: z.string(),
  summary: z.string(),
  kind: z.enum(PARTNER_KINDS),
  municipalityCode: z.string().nullable().describe('Statistics Finland’s code'),
  country: z.string().describe('ISO 3166-1 alpha-2'),
  population: z.number().int().nullable(),
  place,
  website: z.string().nullable(),
  pilots: z.url().describe('The pilots it takes part in, in this interface'),
});

export const partnerWhole = partnerItem.extend({ description: html });

export const partnerApiFilters = { kind: z.enum(PARTNER_KINDS) };
