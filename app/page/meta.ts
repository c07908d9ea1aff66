import type { MetaDescriptor } from '@remix-run/node';
import type { Thing } from 'schema-dts';
import type { At } from '#app/domain/shared/linked-data';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { pageThings } from './linked-data';

type Page = {
  title: string;
  description?: string;
  /** Languages this page really exists in; all three unless said. */
  languages?: readonly Lang[];
  /** Lists with filters, desks and forms: not for search engines. */
  noindex?: boolean;
  /** Kind and slug of the entry whose own picture is shown where the page is linked to, e.g. `pilots/heat`. */
  picture?: string;
  /** What the page is about, as schema.org says it. */
  things?: (at: At) => Thing[];
  /** What of the address' parameters makes it a page of its own, e.g. `?page=2` */
  search?: string;
  /** A feed of what is new on the page, beside that of the whole site */
  feed?: { title: string; path: string };
};

type Matches = readonly { id: string; data?: unknown }[] | readonly ({ id: string; data?: unknown } | undefined)[];
type RootData = { origin: string; lang: Lang; path: string; siteName: string; programme?: string; navigation?: { path: string; label: string }[] };

const LOCALES: Record<Lang, string> = { fi: 'fi_FI', sv: 'sv_FI', en: 'en_GB' };

/** What a link to the page shows elsewhere. */
function linkPreview(lang: Lang, url: string, image: string, { title, description }: Page): MetaDescriptor[] {
  return [
    { property: 'og:title', content: title },
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: url },
    { property: 'og:locale', content: LOCALES[lang] },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:image', content: image },
    { property: 'og:image:type', content: 'image/png' },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { property: 'og:image:alt', content: title },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** The steps from the front page to this one; lists of entries stand between. */
function trailTo({ siteName, lang: asked, navigation = [] }: RootData, { origin, url, lang }: At, title: string) {
  const home = `${origin}/${lang}`;
  const lists = navigation.map(({ path, label }) => ({ name: label, url: path.replace(`/${asked}`, home) }));
  return [{ name: siteName, url: home }, ...lists.filter((list) => url.startsWith(`${list.url}/`)), { name: title, url }];
}

/** A page's title, description, canonical address, translations, preview and linked data, for a route's `meta`. */
export function pageMeta(matches: Matches, page: Page): MetaDescriptor[] {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  if (!root) return [{ title: page.title }];
  const { origin, siteName, programme = siteName } = root;
  const languages = page.languages ?? LANGUAGES;
  const tail = root.path.replace(/^\/(fi|sv|en)(?=\/|$)/, '').replace(/\/$/, '');
  const at = (lang: Lang) => `${origin}/${lang}${tail}${page.search ?? ''}`;
  const lang = languages.includes(root.lang) ? root.lang : (languages[0] ?? root.lang);
  const url = at(lang);
  const title = page.title === siteName ? page.title : `${page.title} – ${siteName}`;
  const head: MetaDescriptor[] = [{ title }, ...(page.description ? [{ name: 'description', content: page.description }] : [])];
  if (page.noindex) return [...head, { name: 'robots', content: 'noindex' }];
  const image = `${origin}/og/${lang}/${page.picture ?? 'site'}.png`;
  const place = { origin, programme, url, lang };
  const trail = tail ? trailTo(root, place, page.title) : [];
  const things = pageThings(place, { site: { name: siteName, programme }, title: page.title, description: page.description, image, trail, things: page.things?.(place) ?? [] });
  return [
    ...head,
    { tagName: 'link', rel: 'canonical', href: url },
    ...languages.map((other) => ({ tagName: 'link', rel: 'alternate', hrefLang: other, href: at(other) })),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: programme, href: `${origin}/${root.lang}/feed.atom` },
    ...(page.feed ? [{ tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title: page.feed.title, href: `${origin}${page.feed.path}` }] : []),
    ...linkPreview(lang, url, image, page),
    { 'script:ld+json': { '@context': 'https://schema.org', '@graph': things } as never },
  ];
}

type Listed = { title: string; description: string; page: number; narrowed: boolean; sorted: boolean; things?: Page['things']; feed?: Page['feed'] };

/** The same for a list: search engines find its pages, and no choice or order of them. */
export function listMeta(matches: Matches, { title, description, page, narrowed, sorted, things, feed }: Listed): MetaDescriptor[] {
  return pageMeta(matches, { title, description, noindex: narrowed || sorted, things, feed, search: page > 1 ? `?page=${page}` : '' });
}
