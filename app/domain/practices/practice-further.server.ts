import { publishedScores, type PublishedScores } from '#app/domain/assessment/published-scores.server';
import { adoptionsIn, type Taken, takenOf } from '#app/domain/replications/taken-list.server';
import { env } from '#app/platform/env/env.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { CRITERIA, type Criterion, criterionField } from './criteria.type';

/** What files and programs get of a practice beside what lists show. */
export type Further = { criteria: Partial<Record<Criterion, string>>; assessment: PublishedScores | null; taken: Taken[]; adoptions: number };

/** The authors' answers to what practices are judged by, in the language in which each is read. */
async function answersOf(practices: { id: string; lang: Lang }[]): Promise<Map<string, Further['criteria']>> {
  const rows = await db.$queryRaw<{ entryId: string; fields: Record<string, string> | null }[]>(Prisma.sql`
    SELECT r."entryId", r.content->'texts'->one.lang->'fields' AS fields FROM unnest(${practices.map(({ id }) => id)}::uuid[], ${practices.map(({ lang }) => lang)}::text[]) AS one(id, lang)
    JOIN "Revision" r ON r."entryId" = one.id AND r.state = 'published'`);
  return new Map(rows.map(({ entryId, fields }) => [entryId, Object.fromEntries(CRITERIA.flatMap((criterion) => {
    const answer = fields?.[criterionField(criterion)]?.trim();
    return answer ? [[criterion, answer]] : [];
  }))]));
}

/** All that of a batch of practices. */
export async function furtherOf(lang: Lang, practices: { id: string; lang: Lang }[]): Promise<(id: string) => Further> {
  const ids = practices.map(({ id }) => id);
  const [answers, scores, taken] = await Promise.all([answersOf(practices), publishedScores(ids, CRITERIA), takenOf(lang, ids)]);
  return (id) => ({ criteria: answers.get(id) ?? {}, assessment: scores.get(id) ?? null, taken: taken.get(id) ?? [], adoptions: adoptionsIn(taken.get(id) ?? []) });
}

/** A judgement as data. */
export const assessmentRecord = ({ assessment }: Further) =>
  assessment && { version: assessment.version, decidedOn: assessment.decidedOn, language: assessment.language, scores: CRITERIA.map((criterion) => ({ criterion, score: assessment.scores[criterion]?.score ?? null, sentence: assessment.scores[criterion]?.sentence ?? '' })) };

/** Where a practice was taken up, as data. */
export function takenRecords(lang: Lang, slug: string, { taken }: Further) {
  const origin = env().ORIGIN;
  const place = (name: string | null, partner: string | null) => (name && partner ? { name, url: `${origin}/${lang}/partners/${partner}` } : null);
  return taken.map(({ id, state, adoptedOn, confirmedOn, takenBy, takenBySlug, takenFrom, takenFromSlug }) => ({
    id, state, counts: state !== 'dropped', takenBy: place(takenBy, takenBySlug), takenFrom: place(takenFrom, takenFromSlug), adoptedOn, confirmedOn, url: `${origin}/${lang}/practices/${slug}/travel#place-${id}`,
  }));
}
