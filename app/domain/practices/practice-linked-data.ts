import type { Article, DigitalDocument, Thing } from 'schema-dts';
import { type At, partnerThing, pictureThings, subjectOf, targetTerms, themeTerms } from '#app/domain/shared/linked-data';
import { DOCUMENT_LICENCES, LICENCE } from '#app/domain/shared/licence';
import { translator } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { Theme } from '#app/domain/shared/themes';

type Practice = {
  title: string;
  summary: string;
  themes: readonly Theme[];
  sdgTargets: readonly string[];
  lead: { name: string; slug: string } | null;
  pilots: readonly { title: string; slug: string }[];
  pictures: readonly { fileId: string; alt: string; credit: string }[];
  documents: readonly { fileId: string; name: string; title: string; lang: string; licence: string }[];
  parts: Readonly<Record<string, string>>;
  versions: readonly { number: number }[];
  publishedAt: string;
  updatedAt: string;
};

const licenceOf = (code: string) => DOCUMENT_LICENCES.find((known) => known.code === code)?.url;

/** A practice as schema.org says it: an Article, and not a HowTo, as what did not work is written up too. */
export function practiceThing(at: At, practice: Practice): Thing {
  const t = translator(practiceMessages, at.lang);
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
    articleSection: Object.keys(practice.parts).map((name) => t.at(`field.${name}`)),
    ...(practice.versions.length > 0 ? { version: practice.versions.at(-1)?.number } : {}),
    hasPart: practice.documents.map((document): DigitalDocument => ({
      '@type': 'DigitalDocument',
      name: document.title,
      url: `${at.origin}/documents/${document.fileId}/${encodeURIComponent(document.name)}`,
      ...(document.lang === 'und' ? {} : { inLanguage: document.lang }),
      ...(licenceOf(document.licence) ? { license: licenceOf(document.licence) } : {}),
    })),
    keywords: [...themeTerms(at, practice.themes), ...targetTerms(practice.sdgTargets)],
  };
  return article;
}
