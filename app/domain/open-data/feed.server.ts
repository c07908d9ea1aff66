import { uiMessages } from '#app/components/messages';
import { programmeName } from '#app/domain/programme/programme.server';
import { contentTypes } from '#app/domain/registry.server';
import { textFor } from '#app/domain/shared/content';
import { LICENCE } from '#app/domain/shared/licence';
import { newestEntries } from '#app/domain/shared/public-entry.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { openDataMessages } from './messages';

const MOST = 40;

type FeedEntry = {
  id: string;
  url: string;
  /** Language of the title and summary */
  lang: Lang;
  title: string;
  summary: string;
  publishedAt: Date;
  updatedAt: Date;
  author: { name: string; url: string } | null;
  categories: { term: string; label: string }[];
};

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
          // Neither a new title nor a new address makes it another entry.
          id: `tag:${new URL(ORIGIN).hostname},${publishedAt.toISOString().slice(0, 10)}:${lang}/${kind}/${id}`,
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

// What XML cannot carry at all is left out.
const escaped = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

type Attributes = Record<string, string>;
const tag = (name: string, attributes: Attributes, inner?: string) => {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return inner === undefined ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`;
};
const words = (name: string, text: string, attributes: Attributes = {}) => tag(name, attributes, escaped(text));

function entryXml({ id, url, lang, title, summary, publishedAt, updatedAt, author, categories }: FeedEntry): string {
  const inner = [
    words('id', id),
    words('title', title),
    tag('link', { rel: 'alternate', type: 'text/html', href: url }),
    words('published', publishedAt.toISOString()),
    words('updated', updatedAt.toISOString()),
    ...(author ? [tag('author', {}, words('name', author.name) + words('uri', author.url))] : []),
    ...categories.map(({ term, label }) => tag('category', { term, label })),
    words('summary', summary),
  ];
  return tag('entry', { 'xml:lang': lang }, inner.join(''));
}

/** The Atom feed (RFC 4287) of a language, and when anything in it last changed; nothing has when nothing is published. */
export async function feedOf(lang: Lang): Promise<{ xml: string; changedAt: Date | undefined }> {
  const { ORIGIN } = env();
  const t = translator(openDataMessages, lang);
  const [programme, entries] = await Promise.all([programmeName(lang), newest(lang)]);
  const changedAt = entries.map(({ updatedAt }) => updatedAt).sort((a, b) => b.getTime() - a.getTime())[0];
  const inner = [
    words('id', `${ORIGIN}/${lang}/feed.atom`),
    words('title', t('feed.title', { programme })),
    words('subtitle', t('feed.subtitle')),
    words('updated', (changedAt ?? new Date(0)).toISOString()),
    tag('link', { rel: 'self', type: 'application/atom+xml', href: `${ORIGIN}/${lang}/feed.atom` }),
    tag('link', { rel: 'alternate', type: 'text/html', href: `${ORIGIN}/${lang}` }),
    tag('link', { rel: 'license', href: LICENCE.url }),
    words('icon', `${ORIGIN}/mark.svg`),
    tag('author', {}, words('name', programme) + words('uri', `${ORIGIN}/${lang}/about`)),
    ...entries.map(entryXml),
  ];
  return { xml: `<?xml version="1.0" encoding="utf-8"?>\n${tag('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, inner.join('\n'))}\n`, changedAt };
}
