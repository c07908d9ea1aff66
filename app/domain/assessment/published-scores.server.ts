import { db } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { scoresIn } from './assessment.schema';

/** The newest public judgement of an entry: scores and sentences by criterion, without a name. */
export type PublishedScores = { version: number; decidedOn: string; language: Lang; scores: Record<string, { score: number | null; sentence: string }> };

/** The newest judgement of each of these published entries; one that was not judged is left out. */
export async function publishedScores(entryIds: string[], criteria: readonly string[]): Promise<Map<string, PublishedScores>> {
  const rows = await db.assessment.findMany({
    where: { state: 'done', entryId: { in: entryIds }, entry: { isPublic: true } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { entryId: true, revisionNumber: true, lang: true, scores: true, decidedAt: true },
  });
  const newest = new Map<string, PublishedScores>();
  for (const { entryId, revisionNumber, lang, scores, decidedAt } of rows) {
    if (!newest.has(entryId)) newest.set(entryId, { version: revisionNumber, decidedOn: dayOf(decidedAt ?? new Date(0)), language: lang as Lang, scores: scoresIn(scores, criteria) });
  }
  return newest;
}
