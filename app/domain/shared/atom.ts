import type { Lang } from '#app/platform/i18n/languages';
import { LICENCE } from './licence';

export type FeedEntry = {
  /** Neither a new title nor a new address makes it another entry, see `tagUri` */
  id: string;
  url: string;
  /** Language of the summary, and of the title where nothing else is said */
  lang: Lang;
  title: string;
  titleLang?: Lang;
  summary: string;
  publishedAt: Date;
  updatedAt: Date;
  author: { name: string; url: string } | null;
  categories: { term: string; label: string }[];
};

type Feed = {
  lang: Lang;
  origin: string;
  /** Its own address and that of the page for people, without the origin */
  path: string;
  page: string;
  title: string;
  subtitle: string;
  author: string;
  entries: FeedEntry[];
};

/** A name for an entry that lasts (RFC 4151). `name`: what nothing else on the site is called on that day */
export const tagUri = (origin: string, at: Date, name: string): string => `tag:${new URL(origin).hostname},${at.toISOString().slice(0, 10)}:${name}`;

// What XML cannot carry at all is left out.
const escaped = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

type Attributes = Record<string, string>;
const tag = (name: string, attributes: Attributes, inner?: string) => {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return inner === undefined ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`;
};
const words = (name: string, text: string, attributes: Attributes = {}) => tag(name, attributes, escaped(text));

function entryXml({ id, url, lang, title, titleLang = lang, summary, publishedAt, updatedAt, author, categories }: FeedEntry): string {
  const inner = [
    words('id', id),
    words('title', title, titleLang === lang ? {} : { 'xml:lang': titleLang }),
    tag('link', { rel: 'alternate', type: 'text/html', href: url }),
    words('published', publishedAt.toISOString()),
    words('updated', updatedAt.toISOString()),
    ...(author ? [tag('author', {}, words('name', author.name) + words('uri', author.url))] : []),
    ...categories.map(({ term, label }) => tag('category', { term, label })),
    words('summary', summary),
  ];
  return tag('entry', { 'xml:lang': lang }, inner.join(''));
}

/** An Atom feed (RFC 4287), and when anything in it last changed; nothing has when there is nothing in it. */
export function atomFeed({ lang, origin, path, page, title, subtitle, author, entries }: Feed): { xml: string; changedAt: Date | undefined } {
  const changedAt = entries.map(({ updatedAt }) => updatedAt).sort((a, b) => b.getTime() - a.getTime())[0];
  const inner = [
    words('id', `${origin}${path}`),
    words('title', title),
    words('subtitle', subtitle),
    words('updated', (changedAt ?? new Date(0)).toISOString()),
    tag('link', { rel: 'self', type: 'application/atom+xml', href: `${origin}${path}` }),
    tag('link', { rel: 'alternate', type: 'text/html', href: `${origin}${page}` }),
    tag('link', { rel: 'license', href: LICENCE.url }),
    words('icon', `${origin}/mark.svg`),
    tag('author', {}, words('name', author) + words('uri', `${origin}/${lang}/about`)),
    ...entries.map(entryXml),
  ];
  return { xml: `<?xml version="1.0" encoding="utf-8"?>\n${tag('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, inner.join('\n'))}\n`, changedAt };
}
