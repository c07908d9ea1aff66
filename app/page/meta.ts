import type { MetaDescriptor } from '@remix-run/node';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';

type Page = {
  title: string;
  description?: string;
  /** Languages this page really exists in; all three unless said. */
  languages?: readonly Lang[];
  /** Lists with filters, desks and forms: not for search engines. */
  noindex?: boolean;
};

type Matches = readonly { id: string; data?: unknown }[] | readonly ({ id: string; data?: unknown } | undefined)[];
type RootData = { origin: string; lang: Lang; path: string; siteName: string };

/** A page's title, description, canonical address and translations, for a route's `meta`. */
export function pageMeta(matches: Matches, page: Page): MetaDescriptor[] {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  if (!root) return [{ title: page.title }];
  const languages = page.languages ?? LANGUAGES;
  const tail = root.path.replace(/^\/(fi|sv|en)(?=\/|$)/, '');
  const at = (lang: Lang) => `${root.origin}/${lang}${tail}`;
  const canonical = at(languages.includes(root.lang) ? root.lang : (languages[0] ?? root.lang));
  const title = page.title === root.siteName ? page.title : `${page.title} – ${root.siteName}`;
  return [
    { title },
    ...(page.description ? [{ name: 'description', content: page.description }] : []),
    ...(page.noindex
      ? [{ name: 'robots', content: 'noindex' }]
      : [
          { tagName: 'link', rel: 'canonical', href: canonical },
          ...languages.map((lang) => ({ tagName: 'link', rel: 'alternate', hrefLang: lang, href: at(lang) })),
          { property: 'og:title', content: page.title },
          { property: 'og:type', content: 'website' },
          { property: 'og:url', content: canonical },
          ...(page.description ? [{ property: 'og:description', content: page.description }] : []),
        ]),
  ];
}
