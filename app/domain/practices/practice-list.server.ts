import { partnerLinks, partnerNames } from '#app/domain/partners/partners.server';
import { pilotLinks } from '#app/domain/pilots/pilots.server';
import { languagesOf, textFor } from '#app/domain/shared/content';
import { searchWords, wordsCondition } from '#app/domain/shared/search.server';
import { presentSlug } from '#app/domain/shared/slug.server';
import { isTheme, type Theme, themesOf } from '#app/domain/shared/themes';
import { threadView } from '#app/domain/shared/thread.server';
import { db, Prisma } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { practiceContent, type PracticeContent } from './practice.schema';
import { OUTCOMES, practiceTextFields } from './practice.type';
import { practices } from './practices.server';

const PAGE_SIZE = 20;

export type PracticeFilters = { themes: Theme[]; outcome: (typeof OUTCOMES)[number] | null; q: string; page: number };

/** Reads filters from an address; what is unknown is dropped. */
export function practiceFiltersFrom(params: URLSearchParams): PracticeFilters {
  const page = Number(params.get('page'));
  return {
    themes: params.getAll('theme').filter(isTheme).slice(0, 4),
    outcome: OUTCOMES.find((outcome) => outcome === params.get('outcome')) ?? null,
    q: searchWords(params.get('q') ?? ''),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  };
}

/** The newest practices, a thousand at most, in which words occur; null when none were typed. */
async function idsWith(lang: Lang, words: string): Promise<string[] | null> {
  const condition = await wordsCondition(lang, words, Prisma.sql`p.id`);
  if (!condition) return null;
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT p.id FROM "Practice" p WHERE p."isPublic" AND ${condition} ORDER BY p."publishedAt" DESC LIMIT 1000`;
  return rows.map(({ id }) => id);
}

/** Published practices, newest first, with the honest count. */
export async function listPractices(lang: Lang, { themes, outcome, q, page }: PracticeFilters) {
  const ids = await idsWith(lang, q);
  const wanted: Prisma.PracticeWhereInput = {
    ...(themes.length ? { themes: { hasEvery: themes } } : {}),
    ...(outcome ? { outcome } : {}),
    ...(ids ? { id: { in: ids } } : {}),
  };
  const where = { isPublic: true, ...wanted };
  const count = await db.practice.count({ where });
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const at = Math.min(page, pages);
  const rows = await db.practice.findMany({ where, orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }], skip: (at - 1) * PAGE_SIZE, take: PAGE_SIZE });
  const entries = await db.entry.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, slug: true, leadId: true, texts: { where: { OR: [{ lang }, { state: 'original' }] }, select: { lang: true, title: true, summary: true } } },
  });
  const names = await partnerNames(entries.flatMap(({ leadId }) => leadId ?? []), lang);
  return {
    count,
    page: at,
    pages,
    practices: rows.flatMap((row) => {
      const entry = entries.find(({ id }) => id === row.id);
      const text = entry?.texts.find((one) => one.lang === lang) ?? entry?.texts[0];
      if (!entry || !text) return [];
      return [{ slug: entry.slug, title: text.title, summary: text.summary, lang: text.lang as Lang, outcome: row.outcome, themes: row.themes.filter(isTheme), leadName: names.get(entry.leadId ?? '') ?? '' }];
    }),
  };
}

export type PracticeSummary = Awaited<ReturnType<typeof listPractices>>['practices'][number];

/** Everything readers see of a practice; `movedTo` for an address it had before; null when there is none. */
export async function findPractice(lang: Lang, slug: string) {
  const entry = await db.entry.findFirst({ where: { kind: practices.key, slug, isPublic: true } });
  if (!entry) {
    const movedTo = await presentSlug(db, practices.key, slug);
    return movedTo ? { movedTo } : null;
  }
  const revision = await db.revision.findFirstOrThrow({ where: { entryId: entry.id, state: 'published' }, select: { content: true } });
  const content = practiceContent.parse(revision.content) as PracticeContent;
  const text = textFor(content, lang);
  const leads = entry.leadId ? await partnerLinks([entry.leadId], lang) : [];
  return {
    practice: {
      slug: entry.slug,
      title: text.fields.title ?? '',
      summary: text.fields.summary ?? '',
      lang: text.lang,
      translation: text.state,
      languages: languagesOf(content),
      outcome: content.outcome,
      themes: themesOf(content.impact),
      conditions: content.conditions,
      sdgTargets: content.sdgTargets,
      lead: [...leads.values()][0] ?? null,
      pilots: await pilotLinks(content.pilots, lang),
      pictures: content.pictures.map(({ fileId, credit, alt }) => ({ fileId, credit, alt: alt[lang] ?? alt[content.originalLang] ?? '' })),
      parts: practiceTextFields
        .filter(({ as }) => as === 'markdown')
        .map(({ name }) => ({ name, html: renderMarkdown(text.fields[name] ?? '', { lang: text.lang, prefix: `${name}-` }) })),
      publishedAt: entry.publishedAt?.toISOString() ?? '',
      updatedAt: entry.updatedAt.toISOString(),
      timeline: await threadView(entry.id, practices, lang, true),
    },
  };
}
