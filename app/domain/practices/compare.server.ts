import { partnerLinks } from '#app/domain/partners/partners.server';
import { textFor } from '#app/domain/shared/content';
import { isTheme } from '#app/domain/shared/themes';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { type ComparedPractice, MOST_COMPARED } from './compare.type';
import { CRITERIA, type Criterion, criterionField } from './criteria.type';
import { asRead, practiceContent, type PracticeContent, readableTexts } from './practice.schema';
import { practicesAt } from './ticked.server';

/** Texts that stand beside each other; the others are on the practices' own pages. */
const COMPARED_TEXTS = ['conditions', 'preconditions', 'costs', 'evidence', 'limits', 'why', 'otherwise'];

/** Cells stand under the page's own headings. */
const HEADING = 4;

const scoresIn = (stored: unknown): Partial<Record<Criterion, number | null>> => {
  const scores = (stored ?? {}) as Record<string, { score?: unknown } | null>;
  return Object.fromEntries(CRITERIA.map((criterion) => [criterion, typeof scores[criterion]?.score === 'number' ? scores[criterion].score : null]));
};

/** The last judgement of each, where there is one of a version that is or was public. */
async function assessmentsOf(published: { id: string; number: number }[]): Promise<Map<string, unknown>> {
  const rows = await db.assessment.findMany({
    where: { state: 'done', OR: published.map(({ id, number }) => ({ entryId: id, revisionNumber: { lte: number } })) },
    orderBy: { decidedAt: 'asc' },
    select: { entryId: true, scores: true },
  });
  return new Map(rows.map(({ entryId, scores }) => [entryId, scores]));
}

/**
 * Up to four published practices beside each other, in the order asked for.
 * `more` says which were one too many, by address and title; `missing` how many are not there.
 */
export async function comparePractices(lang: Lang, slugs: string[]): Promise<{ practices: ComparedPractice[]; more: { slug: string; title: string; lang: Lang }[]; missing: number }> {
  const { there, missing } = await practicesAt(slugs);
  const entries = await db.entry.findMany({
    where: { id: { in: there.map(({ id }) => id) } },
    select: { id: true, slug: true, leadId: true, revisions: { where: { state: 'published' }, take: 1, select: { number: true, content: true } } },
  });
  const found = there.flatMap(({ id }) => entries.find((entry) => entry.id === id) ?? []).filter(({ revisions }) => revisions.length > 0);
  const [shown, further] = [found.slice(0, MOST_COMPARED), found.slice(MOST_COMPARED)];
  const ids = shown.map(({ id }) => id);
  const [rows, leads, assessments] = await Promise.all([
    db.practice.findMany({ where: { id: { in: ids } } }),
    partnerLinks(shown.flatMap(({ leadId }) => leadId ?? []), lang),
    assessmentsOf(shown.map(({ id, revisions }) => ({ id, number: revisions[0]?.number ?? 0 }))),
  ]);
  const contentOf = ({ revisions }: (typeof found)[number]) => asRead(practiceContent.parse(revisions[0]?.content) as PracticeContent);
  const practices = shown.flatMap((entry): ComparedPractice[] => {
    const row = rows.find(({ id }) => id === entry.id);
    if (!row) return [];
    const content = contentOf(entry);
    const text = textFor(content, lang);
    const written = (name: string) => text.fields[name]?.trim() ?? '';
    const lead = entry.leadId ? leads.get(entry.leadId) : undefined;
    const readable = readableTexts(content).map(({ name }) => name);
    return [{
      id: entry.id,
      slug: entry.slug,
      title: written('title'),
      summary: written('summary'),
      lang: text.lang,
      outcome: row.outcome,
      themes: row.themes.filter(isTheme),
      lead: lead ? { slug: lead.slug, name: lead.name, lang: lead.lang } : null,
      maturity: row.maturity,
      leastStaff: row.leastStaff,
      costClass: row.costClass,
      populationClass: row.populationClass,
      texts: Object.fromEntries(
        COMPARED_TEXTS.filter((name) => readable.includes(name) && written(name)).map((name) => [name, renderMarkdown(written(name), { lang: text.lang, prefix: `${entry.slug}-${name}-`, headingFrom: HEADING })]),
      ),
      answers: Object.fromEntries(CRITERIA.flatMap((criterion) => (written(criterionField(criterion)) ? [[criterion, written(criterionField(criterion))]] : []))),
      scores: assessments.has(entry.id) ? scoresIn(assessments.get(entry.id)) : null,
      taken: { all: row.taken, under10000: row.takenUnder10000, under20000: row.takenUnder20000, under100000: row.takenUnder100000, over100000: row.takenOver100000 },
    }];
  });
  const more = further.map((entry) => {
    const text = textFor(contentOf(entry), lang);
    return { slug: entry.slug, title: text.fields.title ?? '', lang: text.lang };
  });
  return { practices, more, missing: missing + there.length - found.length };
}
