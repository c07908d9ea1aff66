import { programmePeriod, programmeWords } from '#app/domain/programme/programme.server';
import { env } from '#app/platform/env/env.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Collection, collections, type Distribution } from './collections.server';
import { openDataMessages } from './messages';

// The collections as DCAT-AP 3, the profile that data portals of Europe gather. Codes are the Publications Office's.

const EU = 'http://publications.europa.eu/resource/authority';
const LANGUAGE_CODES: Record<Lang, string> = { fi: 'FIN', sv: 'SWE', en: 'ENG' };
const language = (lang: Lang) => ({ '@id': `${EU}/language/${LANGUAGE_CODES[lang]}` });
const LICENCE_TERM = { '@id': `${EU}/licence/CC_BY_4_0` };
/** Environment; regions and cities; government and public sector */
const THEMES = ['ENVI', 'REGI', 'GOVE'].map((code) => ({ '@id': `${EU}/data-theme/${code}` }));
const FINLAND = { '@id': `${EU}/country/FIN` };

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

type Said = { '@value': string; '@language': Lang };
const say = (value: string, lang: Lang): Said => ({ '@value': value, '@language': lang });
const inAll = (text: (lang: Lang) => string): Said[] => LANGUAGES.map((lang) => say(text(lang), lang));
const date = (at: Date) => ({ '@value': at.toISOString().slice(0, 10), '@type': 'xsd:date' });

const distribution = (id: string, lang: Lang, collection: Collection, { format, mime, url, way }: Distribution, service: string) => ({
  '@id': `${id}-${way}-${format}`,
  '@type': 'dcat:Distribution',
  'dct:title': say(`${collection.name} (${format.toUpperCase()})`, lang),
  'dcat:accessURL': { '@id': way === 'download' ? collection.url : url },
  ...(way === 'download' ? { 'dcat:downloadURL': { '@id': url } } : { 'dcat:accessService': { '@id': service } }),
  'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mime}` },
  'dct:format': { '@id': `${EU}/file-type/${format.toUpperCase()}` },
  'dct:license': LICENCE_TERM,
  'dct:language': language(lang),
});

/** The catalogue of everything that can be had as data, in JSON-LD. */
export async function dcatCatalog(): Promise<object> {
  const { ORIGIN } = env();
  const self = `${ORIGIN}/catalog.jsonld`;
  const [period, ...rest] = await Promise.all([programmePeriod(), ...LANGUAGES.map(async (lang) => ({ lang, words: await programmeWords(lang), all: await collections(lang) }))]);
  const words = (lang: Lang) => rest.find((one) => one.lang === lang)?.words;
  const t = (lang: Lang) => translator(openDataMessages, lang);
  const publisher = { '@id': `${self}#publisher`, '@type': 'foaf:Agent', 'foaf:name': inAll((lang) => words(lang)?.coordinator ?? ''), 'foaf:homepage': { '@id': `${ORIGIN}/fi/about` } };
  const service = `${self}#interface`;
  const contact = LANGUAGES.slice(0, 1).map((lang) => ({ '@type': 'vcard:Organization', 'vcard:fn': words(lang)?.name ?? '', 'vcard:hasURL': { '@id': `${ORIGIN}/${lang}/contact` } }));
  const datasets = rest.flatMap(({ lang, words: { name }, all }) =>
    all.map((collection) => {
      const id = `${self}#${collection.key}-${lang}`;
      return {
        '@id': id,
        '@type': 'dcat:Dataset',
        'dct:title': say(`${name}: ${collection.name}`, lang),
        'dct:description': say(collection.description, lang),
        'dct:publisher': { '@id': publisher['@id'] },
        'dcat:contactPoint': contact,
        'dcat:landingPage': { '@id': collection.url },
        'dcat:keyword': [say(collection.name, lang), say(name, lang)],
        'dcat:theme': THEMES,
        'dct:language': language(lang),
        'dct:spatial': FINLAND,
        'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': date(period.startsOn), 'dcat:endDate': date(period.endsOn) },
        'dct:accrualPeriodicity': { '@id': `${EU}/frequency/CONT` },
        'dct:accessRights': { '@id': `${EU}/access-right/PUBLIC` },
        'dcat:distribution': collection.distributions.map((one) => distribution(id, lang, collection, one, service)),
      };
    }),
  );
  return {
    '@context': CONTEXT,
    '@id': self,
    '@type': 'dcat:Catalog',
    'dct:title': inAll((lang) => `${words(lang)?.name}: ${t(lang)('title')}`),
    'dct:description': inAll((lang) => t(lang)('description')),
    'dct:publisher': publisher,
    'dct:license': LICENCE_TERM,
    'dct:language': LANGUAGES.map(language),
    'dct:spatial': FINLAND,
    'foaf:homepage': { '@id': `${ORIGIN}/fi/open-data` },
    'dcat:themeTaxonomy': { '@id': `${EU}/data-theme` },
    'dcat:dataset': datasets,
    'dcat:service': {
      '@id': service,
      '@type': 'dcat:DataService',
      'dct:title': inAll((lang) => t(lang)('service')),
      'dcat:endpointURL': { '@id': `${ORIGIN}/api/v1/` },
      'dcat:endpointDescription': { '@id': `${ORIGIN}/api/v1/openapi.json` },
      'dct:license': LICENCE_TERM,
      'dcat:servesDataset': datasets.map((dataset) => ({ '@id': dataset['@id'] })),
    },
  };
}
