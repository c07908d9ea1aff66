import { plusDays } from './days';

/** When editors are reminded by the clock, in days from the due day. */
const REMINDERS = { 'before-14': -14, 'before-3': -3, 'after-1': 1, 'after-14': 14 } as const;
export type ReminderKind = keyof typeof REMINDERS;
const KINDS = Object.keys(REMINDERS) as ReminderKind[];

/** The day of a reminder about what is due on a day. @param dueOn yyyy-mm-dd */
export const dayOfReminder = (kind: ReminderKind, dueOn: string): string => plusDays(dueOn, REMINDERS[kind]);

/**
 * The reminder to send about what is due on a day, having last looked on the day `after`: the newest whose day has come since.
 * Earlier ones that were missed are left out. Days are yyyy-mm-dd.
 */
export function reminderSince(dueOn: string, after: string, until: string): ReminderKind | null {
  const come = KINDS.filter((kind) => after < dayOfReminder(kind, dueOn) && dayOfReminder(kind, dueOn) <= until);
  return come.at(-1) ?? null;
}

/** What a letter is about: a day is the due day of before- and after-, else the day it was owed on. */
export type Occasion = { kind: ReminderKind | 'opened' | 'by-hand'; day: string | null };

/** An occasion as it is kept; two with the same name in a round are one letter to a person. */
export const nameOfOccasion = ({ kind, day }: Occasion): string => (day ? `${kind}-${day}` : kind);

/** Reads an occasion as it is kept. */
export function occasionFrom(name: string): Occasion {
  const [, kind = name, day = null] = /^(.+?)(?:-(\d{4}-\d\d-\d\d))?$/.exec(name) ?? [];
  return { kind: kind as Occasion['kind'], day };
}
