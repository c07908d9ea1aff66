import { z } from 'zod';
import { line, required, text } from '#app/domain/shared/fields';

/** As many lists a person may keep, and as many practices a list may hold. */
export const MOST_LISTS = 50;
export const MOST_ITEMS = 200;

export const listSchema = z.object({ name: required(line(120)), note: text(2000) });
export type ListSaid = z.output<typeof listSchema>;

export const itemSchema = z.object({ note: text(1000) });

/** Collecting: into a new list called `name` or, without a name, into the one with the id `list`. */
export const collectSchema = z
  .object({ list: z.string().max(36, 'choose'), name: line(120), note: text(1000) })
  .refine(({ list, name }) => list !== '' || name !== '', { path: ['name'], error: 'required' });
export type Collected = z.output<typeof collectSchema>;
