import { Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';

/** What the entry `e` is called in a language, else as it was written. */
export const pilotName = (lang: Lang): Prisma.Sql => Prisma.sql`coalesce(
  (SELECT t.title FROM "EntryText" t WHERE t."entryId" = e.id AND (t.lang = ${lang} OR t.state = 'original') ORDER BY t.lang = ${lang} DESC LIMIT 1), '')`;
