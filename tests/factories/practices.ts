import { fillPractices } from '#seed/large-practices';
import { db } from '#app/platform/db/db.server';

/** Fills the database with n published practices by SQL alone, which vary by their number in all that one can narrow by. */
export async function manyPractices(n: number): Promise<void> {
  await db.$transaction((tx) => fillPractices(tx, 0, n));
  await db.$executeRawUnsafe('ANALYZE "Practice", "Entry", "EntryText"');
}
