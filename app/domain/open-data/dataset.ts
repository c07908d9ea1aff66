import type { DataCatalog, Dataset, Organization, Thing } from 'schema-dts';
import { type At, subjectOf } from '#app/domain/shared/linked-data';
import { LICENCE } from '#app/domain/shared/licence';
import type { Collection } from './collections.server';

const publisher = ({ origin, lang, programme }: At): Organization => ({ '@type': 'Organization', name: programme, url: `${origin}/${lang}/about` });

/** A collection as schema.org says it, for those who look for data. */
export function datasetThing(at: At, { name, description, url, distributions }: Collection): Dataset {
  return {
    '@type': 'Dataset',
    '@id': subjectOf({ url }),
    name: `${at.programme}: ${name}`,
    description,
    url,
    inLanguage: at.lang,
    isAccessibleForFree: true,
    license: LICENCE.url,
    creator: publisher(at),
    distribution: distributions.map(({ url: contentUrl, mime }) => ({ '@type': 'DataDownload', contentUrl, encodingFormat: mime })),
  };
}

/** What a list is about, on its first page. */
export const datasetThings =
  (collection: Collection | null) =>
  (at: At): Thing[] =>
    collection && collection.url === at.url ? [datasetThing(at, collection)] : [];

/** All collections together. */
export function catalogThing(at: At, { title, description, collections }: { title: string; description: string; collections: Collection[] }): Thing {
  const catalog: DataCatalog = {
    '@type': 'DataCatalog',
    '@id': subjectOf(at),
    name: `${at.programme}: ${title}`,
    description,
    url: at.url,
    license: LICENCE.url,
    creator: publisher(at),
    dataset: collections.map((one) => datasetThing(at, one)),
  };
  return catalog;
}
