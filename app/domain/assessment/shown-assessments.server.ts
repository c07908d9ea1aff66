import type { Content } from '#app/domain/shared/content';
import type { ContentType } from '#app/domain/shared/content-type';
import { READABLE } from '#app/domain/shared/readable.server';
import { SIDES } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { scoresIn } from './assessment.schema';
import { averageOf, type ShownAssessment } from './assessment.type';

/** Where a judging organisation is read of, and what it is called. */
async function organisationsIn(ids: string[], lang: Lang): Promise<Map<string, { name: string; href: string | null }>> {
  const rows = await db.entry.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true, isPublic: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true } } } });
  return new Map(rows.map(({ id, slug, isPublic, texts }) => [id, { name: (texts.find((text) => text.lang === lang) ?? texts[0])?.title ?? '', href: isPublic ? `/${lang}/partners/${slug}` : null }]));
}

/**
 * The judgements of an entry that readers may open, the newest first, each with the author's answers in the version that it is about. Nobody's name is in them.
 * What was judged but is not public is not among them. @param slug the entry's address
 */
export async function shownAssessments<C extends Content>(type: ContentType<C>, slug: string, lang: Lang): Promise<ShownAssessment[]> {
  const criteria = type.behaviours.assessed ?? [];
  const rows = await db.assessment.findMany({
    where: { state: 'done', entry: { ...READABLE, kind: type.key, slug } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, entryId: true, revisionNumber: true, organisationId: true, side: true, lang: true, scores: true, decidedAt: true },
  });
  const entryId = rows[0]?.entryId;
  if (!entryId) return [];
  const revisions = await db.revision.findMany({ where: { entryId, OR: [{ state: 'published' }, { number: { in: rows.map(({ revisionNumber }) => revisionNumber) } }] }, select: { number: true, state: true, content: true } });
  const present = revisions.find(({ state }) => state === 'published')?.number;
  const organisations = await organisationsIn(rows.flatMap(({ organisationId }) => organisationId ?? []), lang);
  const t = translator(type.messages, lang);
  return rows.flatMap((row): ShownAssessment[] => {
    const about = revisions.find(({ number }) => number === row.revisionNumber);
    if (!about) return [];
    const content = type.parse(about.content);
    const answerLang = content.texts[lang] ? lang : content.originalLang;
    const scores = scoresIn(row.scores, criteria);
    return [
      {
        id: row.id,
        version: row.revisionNumber,
        isPresent: row.revisionNumber === present,
        decidedOn: dayOf(row.decidedAt ?? new Date(0)),
        organisation: organisations.get(row.organisationId ?? '') ?? null,
        side: SIDES.find((side) => side === row.side) ?? null,
        lang: row.lang as Lang,
        average: averageOf(Object.values(scores).map(({ score }) => score)),
        criteria: criteria.map((key) => {
          const answer = content.texts[answerLang]?.fields[`criterion.${key}`] ?? '';
          const own = content.texts[content.originalLang]?.fields[`criterion.${key}`] ?? '';
          return { key, label: t.at(`field.criterion.${key}`), answer: answer || own, answerLang: answer ? answerLang : content.originalLang, score: scores[key]?.score ?? 0, sentence: scores[key]?.sentence ?? '' };
        }),
      },
    ];
  });
}
