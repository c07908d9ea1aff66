import { uiMessages } from '#app/components/messages';
import { programmeName } from '#app/domain/programme/programme.server';
import { contentTypes } from '#app/domain/registry.server';
import { atomFeed, type FeedEntry, tagUri } from '#app/domain/shared/atom';
import { textFor } from '#app/domain/shared/content';
import { newestEntries } from '#app/domain/shared/public-entry.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { openDataMessages } from './messages';

const MOST = 40;

/** What was published last of every kind that goes through review, newest first, for readers of a language. */
async function newest(lang: Lang): Promise<FeedEntry[]> {
  const { ORIGIN } = env();
  const ui = translator(uiMessages, lang);
  const kinds = contentTypes.filter((type) => type.behaviours.reviewed);
  const found = await Promise.all(
    kinds.map(async (type) =>
      (await newestEntries(type, lang, MOST)).map(({ id, kind, slug, content, lead, publishedAt, updatedAt }): FeedEntry => {
        const text = textFor(content, lang);
        const kindTerm = { term: kind, label: translator(type.messages, lang).at('name.one') };
        return {
          id: tagUri(ORIGIN, publishedAt, `${lang}/${kind}/${id}`),
          url: `${ORIGIN}/${lang}/${kind}/${slug}`,
          lang: text.lang,
          title: text.fields.title ?? '',
          summary: text.fields.summary ?? '',
          publishedAt,
          updatedAt,
          author: lead && { name: lead.name, url: `${ORIGIN}/${lang}/partners/${lead.slug}` },
          categories: [kindTerm, ...(type.themes?.(content) ?? []).map((theme) => ({ term: theme, label: ui.at(`theme.${theme}`) }))],
        };
      }),
    ),
  );
  return found.flat().sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, MOST);
}

/** The Atom feed of a language, and when anything in it last changed. */
export async function feedOf(lang: Lang): Promise<{ xml: string; changedAt: Date | undefined }> {
  const t = translator(openDataMessages, lang);
  const [author, entries] = await Promise.all([programmeName(lang), newest(lang)]);
  return atomFeed({ lang, origin: env().ORIGIN, path: `/${lang}/feed.atom`, page: `/${lang}`, title: t('feed.title', { programme: author }), subtitle: t('feed.subtitle'), author, entries });
}
