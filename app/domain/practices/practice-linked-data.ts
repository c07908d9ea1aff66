import type { Article, Thing } from 'schema-dts';
import { type At, partnerThing, pictureThings, subjectOf, targetTerms, themeTerms } from '#app/domain/shared/linked-data';
import { LICENCE } from '#app/domain/shared/licence';
import type { Theme } from '#app/domain/shared/themes';

type Practice = {
  title: string;
  summary: string;
  themes: readonly Theme[];
  sdgTargets: readonly string[];
  lead: { name: string; slug: string } | null;
  pilots: readonly { title: string; slug: string }[];
  pictures: readonly { fileId: string; alt: string; credit: string }[];
  publishedAt: string;
  updatedAt: string;
};

/** A practice as schema.org says it: an Article, and not a HowTo, as what did not work is written up too. */
export function practiceThing(at: At, practice: Practice): Thing {
  const article: Article = {
    '@type': 'Article',
    '@id': subjectOf(at),
    headline: practice.title,
    description: practice.summary,
    inLanguage: at.lang,
    url: at.url,
    datePublished: practice.publishedAt,
    dateModified: practice.updatedAt,
    license: LICENCE.url,
    ...(practice.lead ? { author: partnerThing(at, practice.lead) } : {}),
    isBasedOn: practice.pilots.map(({ slug }) => `${at.origin}/${at.lang}/pilots/${slug}`),
    image: pictureThings(at, practice.pictures.map(({ fileId, ...rest }) => ({ id: fileId, ...rest }))),
    keywords: [...themeTerms(at, practice.themes), ...targetTerms(practice.sdgTargets)],
  };
  return article;
}
