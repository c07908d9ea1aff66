import { Prisma } from '#app/platform/db/db.server';
import { RETIRED } from './content-type';

/** Entries that anyone may open by their address: what is published, and what was until it was retired. Lists, search and counts ask for `isPublic` alone. */
export const READABLE = { OR: [{ isPublic: true }, { state: RETIRED }] };

/** The same in SQL, of the entry `e`. */
export const readable = Prisma.sql`(e."isPublic" OR e.state = ${RETIRED})`;
