import { z } from 'zod';
import { choice, text } from '#app/domain/shared/fields';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { FOLLOW_UP_OUTCOMES } from './follow-up.type';

const REASON = 1500;

/** What the lead answers. Codes: choose, tooLong, badCharacters; stoppedWhy when the work stopped and nothing says why. */
export const followUpAnswer = z
  .object({ outcome: choice(FOLLOW_UP_OUTCOMES), reason: text(REASON), lang: choice(LANGUAGES) })
  .refine(({ outcome, reason }) => outcome !== 'stopped' || reason !== '', { path: ['reason'], error: 'stoppedWhy' });
export type FollowUpAnswer = z.output<typeof followUpAnswer>;
