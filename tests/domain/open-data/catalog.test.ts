import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { dcatCatalog } from '#app/domain/open-data/catalog.server';
import { collections } from '#app/domain/open-data/collections.server';
import { LANGUAGES } from '#app/platform/i18n/languages';

// What DCAT-AP 3.0 makes mandatory, and the recommended properties that portals show, by class.
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const EU = 'http://publications.europa.eu/resource/authority/';

const OWED: Record<string, string[]> = {
  [`${DCAT}Catalog`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCAT}dataset`, `${DCT}license`, `${DCT}language`, `${DCT}spatial`, `${DCAT}service`, `${DCAT}themeTaxonomy`, `${FOAF}homepage`],
  [`${DCAT}Dataset`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`, `${DCAT}contactPoint`, `${DCAT}distribution`, `${DCAT}keyword`, `${DCAT}theme`, `${DCT}spatial`, `${DCT}temporal`, `${DCT}language`],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`, `${DCT}format`, `${DCT}license`, `${DCAT}mediaType`],
  [`${DCAT}DataService`]: [`${DCAT}endpointURL`, `${DCT}title`, `${DCAT}endpointDescription`, `${DCAT}servesDataset`],
  [`${FOAF}Agent`]: [`${FOAF}name`],
  [`${DCT}PeriodOfTime`]: [`${DCAT}startDate`, `${DCAT}endDate`],
};

type Node = { '@id'?: string; '@type'?: string[]; [property: string]: unknown };
let nodes: Node[];

const within = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(within);
  if (typeof value !== 'object' || value === null) return [];
  return [...('@type' in value && Array.isArray(value['@type']) ? [value as Node] : []), ...Object.values(value).flatMap(within)];
};
const of = (type: string) => nodes.filter((node) => node['@type']?.includes(type));
const ids = (node: Node | undefined, property: string) => ((node?.[property] ?? []) as { '@id': string }[]).map((one) => one['@id']);

beforeAll(async () => {
  const documentLoader = async (url: string) => {
    throw new Error(`Asked for ${url}`);
  };
  nodes = within(await jsonld.expand(await dcatCatalog(), { documentLoader, safe: true }));
});

describe.each(Object.entries(OWED))('each %s', (type, owed) => {
  it('says all that the profile asks for', () => {
    expect(of(type).length).toBeGreaterThan(0);
    for (const node of of(type)) for (const property of owed) expect(node[property], `${node['@id']} ${property}`).not.toHaveLength(0);
    for (const node of of(type)) expect(owed.filter((property) => !(property in node))).toEqual([]);
  });
});

it('has a data set for each collection and language, with where to get it', async () => {
  const [catalog] = of(`${DCAT}Catalog`);
  for (const lang of LANGUAGES) {
    for (const { key, distributions } of await collections(lang)) {
      const dataset = nodes.find((node) => node['@id'] === `http://localhost:3000/catalog.jsonld#${key}-${lang}`);
      expect(ids(catalog, `${DCAT}dataset`)).toContain(dataset?.['@id']);
      expect(ids(dataset, `${DCT}language`)).toEqual([`${EU}language/${{ fi: 'FIN', sv: 'SWE', en: 'ENG' }[lang]}`]);
      expect(ids(dataset, `${DCAT}theme`).every((theme) => theme.startsWith(`${EU}data-theme/`))).toBe(true);
      expect(dataset?.[`${DCAT}distribution`]).toHaveLength(distributions.length);
    }
  }
  for (const one of of(`${DCAT}Distribution`)) {
    expect(ids(one, `${DCT}license`)).toEqual([`${EU}licence/CC_BY_4_0`]);
    for (const address of [...ids(one, `${DCAT}accessURL`), ...ids(one, `${DCAT}downloadURL`)]) expect(address).toMatch(/^http:\/\/localhost:3000\//);
  }
  // The same things in every language, and no empty word.
  expect(JSON.stringify(nodes)).not.toMatch(/"@value":""|undefined/);
});
