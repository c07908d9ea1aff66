import { z } from 'zod';
import { email, line, required, text } from '#app/domain/shared/fields';

/** What someone writes in a contact form. */
export const contactSchema = z.object({ name: required(line(120)), email: email(), message: required(text(5000)) });
export type ContactMessage = z.output<typeof contactSchema>;
