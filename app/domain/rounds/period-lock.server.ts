import type { Tx } from '#app/platform/db/db.server';

/** Lets one transaction at a time choose a round's period: a key keeps the same period from coming twice, but not one that shares days with another. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('rounds/period'))`;
}
