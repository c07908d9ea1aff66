import { partnerLinks } from '#app/domain/partners/partners.server';
import { pilotLinks } from '#app/domain/pilots/pilots.server';
import { languagesOf, textFor } from '#app/domain/shared/content';
import { presentSlug } from '#app/domain/shared/slug.server';
import { themesOf } from '#app/domain/shared/themes';
import { threadView } from '#app/domain/shared/thread.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { renderMarkdown } from '#app/platform/markdown.server';
import { practiceContent, type PracticeContent } from './practice.schema';
import { practiceTextFields } from './practice.type';
import { practices } from './practices.server';

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
      documents: content.documents,
      parts: practiceTextFields
        .filter(({ as }) => as === 'markdown')
        .map(({ name }) => ({ name, html: renderMarkdown(text.fields[name] ?? '', { lang: text.lang, prefix: `${name}-` }) })),
      publishedAt: entry.publishedAt?.toISOString() ?? '',
      updatedAt: entry.updatedAt.toISOString(),
      timeline: await threadView(entry.id, practices, lang, true),
    },
  };
}
