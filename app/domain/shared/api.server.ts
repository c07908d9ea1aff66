import { Prisma } from '#app/platform/db/db.server';
import type { Cursor } from './api';

/** Rows `table` after the cursor, in the order of publication, newest first. The first comparison is what an index is entered by. */
export function afterCursor(table: Prisma.Sql, cursor: Cursor | null): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  return Prisma.sql`(${table}."publishedAt" <= ${cursor.at} AND (${table}."publishedAt" < ${cursor.at} OR ${table}.id > ${cursor.id}::uuid))`;
}
