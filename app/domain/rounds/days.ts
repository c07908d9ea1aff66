const DAY = 86_400_000;

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day that lies `n` days later; earlier when negative. @param day yyyy-mm-dd */
export const plusDays = (day: string, n: number): string => new Date(at(day) + n * DAY).toISOString().slice(0, 10);

/** How many days later `to` is than `from`. @param from yyyy-mm-dd @param to yyyy-mm-dd */
export const daysFrom = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);

/** A day as a date column holds it. @param day yyyy-mm-dd */
export const asDate = (day: string): Date => new Date(at(day));

/** The day that a date column holds, yyyy-mm-dd. */
export const asDay = (date: Date): string => date.toISOString().slice(0, 10);
