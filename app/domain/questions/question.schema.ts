import { z } from 'zod';
import { choice, required, text } from '#app/domain/shared/fields';
import { LANGUAGES } from '#app/platform/i18n/languages';

/** A question as it is asked; `organisation`: the one it is asked for, empty for oneself. */
export const questionSchema = z.object({ text: required(text(1500)), lang: choice(LANGUAGES), organisation: z.string().max(36, 'choose') });
export type Asked = z.output<typeof questionSchema>;

/** What the organisation answers. `base` counts the saves that the form started from; none: there was no answer yet. */
export const answerSchema = z.object({ text: required(text(4000)), lang: choice(LANGUAGES) });
export type Answered = z.output<typeof answerSchema>;

export const hidingSchema = z.object({ reason: required(text(1000)) });

/** How many questions one person may ask within a day. */
export const QUESTIONS_A_DAY = 5;
