import { z } from 'zod';
import { language, theme } from '#app/domain/shared/api';

/** A theme of the programme in the open interface. */
export const themeItem = z.object({
  theme,
  name: z.string(),
  lead: z.string(),
  body: z.string().describe('Markdown'),
  language,
  url: z.url().describe('Its page for people'),
  pilotCount: z.number().int(),
  pilots: z.url().describe('The pilots that strengthen it, in this interface'),
});
