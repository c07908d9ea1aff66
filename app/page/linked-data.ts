import type { BreadcrumbList, Thing, WebPage, WebSite, WithActionConstraints, SearchAction } from 'schema-dts';
import { type At, subjectOf } from '#app/domain/shared/linked-data';

type Site = { name: string; programme: string };
type Step = { name: string; url: string };

const siteId = (origin: string) => `${origin}/#site`;

/** The site itself, and how to search it. */
function siteThing({ origin, lang }: At, { name, programme }: Site): WebSite {
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/${lang}/search?q={words}` },
    'query-input': 'required name=words',
  };
  return { '@type': 'WebSite', '@id': siteId(origin), name, alternateName: programme, url: `${origin}/${lang}`, inLanguage: lang, potentialAction: search };
}

/** The way from the front page down to here. */
const trailThing = (steps: Step[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, i) => ({ '@type': 'ListItem', position: i + 1, name, item: url })),
});

/** A page in its language, the way to it, and what it is about: the first of `things`. The front page, which no way leads to, tells of the site. */
export function pageThings(at: At, page: { site: Site; title: string; description?: string; image: string; trail: Step[]; things: Thing[] }): Thing[] {
  const self: WebPage = {
    '@type': 'WebPage',
    '@id': at.url,
    url: at.url,
    name: page.title,
    ...(page.description ? { description: page.description } : {}),
    inLanguage: at.lang,
    isPartOf: { '@type': 'WebSite', '@id': siteId(at.origin), name: page.site.name, url: `${at.origin}/${at.lang}` },
    primaryImageOfPage: { '@type': 'ImageObject', contentUrl: page.image, width: '1200', height: '630' },
    ...(page.things.length > 0 ? { mainEntity: { '@id': subjectOf(at) } } : {}),
    ...(page.trail.length > 1 ? { breadcrumb: trailThing(page.trail) } : {}),
  };
  return [...(page.trail.length > 1 ? [] : [siteThing(at, page.site)]), self, ...page.things];
}
