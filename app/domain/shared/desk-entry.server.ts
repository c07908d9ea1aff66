import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { titleOf } from './revision.server';

/** An entry's title in a language, or in its original one; empty for none. */
export const titleOfEntry = (entryId: string | null, lang: Lang): Promise<string> => titleOf(db, entryId, lang);

/** The organisation that answers for an entry. */
export const leadOfEntry = async (entryId: string): Promise<string | null> => (await db.entry.findUnique({ where: { id: entryId }, select: { leadId: true } }))?.leadId ?? null;
