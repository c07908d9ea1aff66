import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingPages } from '#app/domain/search/sitemap.server';
import { db } from '#app/platform/db/db.server';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { propertiesOf } from './schema-org';
import { seededServer } from './seeded';

// What pages say as schema.org: of every template, in three languages, nothing that the vocabulary does not know.

type Thing = { '@type': string; [property: string]: unknown };
const HOSTILE = '</script><script>alert(1)</script> <!-- "&\u2028';

let server: RunningServer;
let hostile = '';
const entries: { kind: string; path: string }[] = [];

beforeAll(async () => {
  server = await seededServer();
  const partners = await db.partner.findMany({ where: { entry: { isPublic: true } }, distinct: ['kind'], select: { entry: { select: { slug: true } } } });
  entries.push(...partners.map(({ entry }) => ({ kind: 'partners', path: `/partners/${entry.slug}` })));
  for (const kind of ['pilots', 'practices']) {
    const found = await db.entry.findMany({ where: { kind, isPublic: true }, distinct: ['state', 'originalLang'], select: { slug: true } });
    entries.push(...found.map(({ slug }) => ({ kind, path: `/${kind}/${slug}` })));
  }
  const { id } = await db.partner.findFirstOrThrow();
  const content = completePilot(HOSTILE);
  hostile = `/pilots/${(await aPublishedPilot(id, content)).slug}`;
}, 120_000);

afterAll(() => server?.stop());

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && '@type' in value;

/** A thing and all things inside it. */
const withInner = (value: unknown): Thing[] => {
  if (Array.isArray(value)) return value.flatMap(withInner);
  if (typeof value !== 'object' || value === null) return [];
  return [...(isThing(value) ? [value] : []), ...Object.values(value).flatMap(withInner)];
};

async function thingsAt(path: string): Promise<{ graph: { '@context': string; '@graph': Thing[] }; all: Thing[]; raw: string }> {
  const { status, body } = await ask(server.origin, path);
  expect([path, status]).toEqual([path, 200]);
  const blocks = [...body.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  expect([path, blocks.length]).toEqual([path, 1]);
  const raw = blocks[0]?.[1] ?? '';
  const graph = JSON.parse(raw);
  return { graph, all: withInner(graph['@graph']), raw };
}

/** schema.org's own context, as far as it matters here: every name is its own, and some values are addresses. */
const CONTEXT = { '@vocab': 'https://schema.org/', ...Object.fromEntries(['url', 'item', 'contentUrl', 'license', 'sameAs', 'isBasedOn', 'inDefinedTermSet'].map((name) => [name, { '@type': '@id' }])) };
const documentLoader = async (url: string) => {
  if (url !== 'https://schema.org') throw new Error(`Asked for ${url}`);
  return { documentUrl: url, document: { '@context': CONTEXT } };
};

const REQUIRED: Record<string, string[]> = {
  WebPage: ['name', 'url', 'inLanguage', 'isPartOf'],
  Project: ['name', 'description', 'url', 'foundingDate', 'parentOrganization', 'keywords'],
  Article: ['headline', 'description', 'inLanguage', 'datePublished', 'dateModified', 'author', 'license'],
  GovernmentOrganization: ['name', 'url'],
  Organization: ['name', 'url'],
  City: ['name', 'address', 'geo', 'identifier'],
  ImageObject: ['contentUrl'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  Dataset: ['name', 'description', 'license', 'distribution', 'url', 'creator'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  DefinedTerm: ['name', 'termCode'],
};
const OWN = ['url', 'item', 'contentUrl', '@id', 'isBasedOn'];

/** What is wrong with a thing, in words. */
function faultsOf(thing: Thing): string[] {
  const type = thing['@type'];
  const known = propertiesOf(type);
  if (!known) return [`unknown type ${type}`];
  const named = Object.keys(thing).filter((name) => !name.startsWith('@') && name !== 'query-input');
  const addresses = OWN.flatMap((name) => [thing[name] ?? []].flat().map((address) => [name, address] as const));
  return [
    ...named.filter((name) => !known.has(name)).map((name) => `${type} has no ${name}`),
    ...named.filter((name) => thing[name] === '' || thing[name] === null).map((name) => `${type}.${name} is empty`),
    ...(REQUIRED[type] ?? []).filter((name) => !(name in thing)).map((name) => `${type} lacks ${name}`),
    ...addresses.filter(([, address]) => !String(address).startsWith(`${server.origin}/`)).map(([name, address]) => `${type}.${name} leads to ${address}`),
  ];
}

const pathsIn = async (): Promise<string[]> => [...standingPages().map(({ path }) => path), ...entries.map(({ path }) => path), hostile];

describe('linked data', () => {
  it.each(LANGUAGES)('is known to schema.org, whole and at home in %s', { timeout: 60_000 }, async (lang: Lang) => {
    const own = new Set<string>();
    for (const path of await pathsIn()) {
      const { graph, all } = await thingsAt(`/${lang}${path}`);
      expect([path, all.flatMap(faultsOf)]).toEqual([path, []]);
      const expanded = await jsonld.expand(graph, { documentLoader, safe: true });
      expect(expanded.length).toBe(graph['@graph'].length);
      for (const thing of all) for (const name of ['url', 'item', 'contentUrl']) if (typeof thing[name] === 'string') own.add(thing[name] as string);
    }
    // Whatever is pointed at is there.
    for (const url of own) expect([url, (await ask(server.origin, new URL(url).pathname, { method: 'HEAD' })).status]).toEqual([url, 200]);
  });

  it('says what each kind of page is about, at its lasting address', async () => {
    const TYPES: Record<string, RegExp> = { pilots: /^Project$/, practices: /^Article$/, partners: /Organization|NGO|Corporation|Consortium|CollegeOrUniversity/ };
    for (const { kind, path } of entries) {
      const { graph } = await thingsAt(`/en${path}`);
      const page = graph['@graph'].find((thing) => thing['@type'] === 'WebPage');
      const subject = graph['@graph'].find(({ '@id': id }) => id && id === (page?.mainEntity as Thing | undefined)?.['@id']);
      expect(subject?.['@type']).toMatch(TYPES[kind] as RegExp);
      const canonical = /rel="canonical" href="([^"]+)"/.exec((await ask(server.origin, `/en${path}`)).body)?.[1];
      expect([page?.url, subject?.url, page?.inLanguage]).toEqual([canonical, canonical, canonical?.split('/')[3]]);
      const { itemListElement: trail = [] } = (page?.breadcrumb ?? {}) as { itemListElement?: Thing[] };
      const steps = trail.map(({ item }) => item);
      const home = `${server.origin}/${page?.inLanguage}`;
      expect(steps).toEqual([home, `${home}/${kind}`, canonical]);
    }
  });

  it('tells a search engine how to search, on the front page alone', async () => {
    const site = (await thingsAt('/sv')).graph['@graph'].find((thing) => thing['@type'] === 'WebSite');
    expect(site?.potentialAction).toMatchObject({ '@type': 'SearchAction', target: { urlTemplate: `${server.origin}/sv/search?q={words}` }, 'query-input': 'required name=words' });
    expect((await thingsAt('/sv/about')).graph['@graph'].some((thing) => thing['@type'] === 'WebSite')).toBe(false);
  });

  it('cannot be broken out of', async () => {
    const { raw, graph } = await thingsAt(`/fi${hostile}`);
    expect(raw).not.toMatch(/[<>&\u2028]/);
    expect(graph['@graph'].find((thing) => thing['@type'] === 'Project')?.name).toBe(HOSTILE.trim());
    expect((await ask(server.origin, `/fi${hostile}`)).body).not.toContain('<script>alert');
  });

  it('says nothing of pages that search engines do not list', async () => {
    for (const path of ['/fi/search?q=x', '/fi/sign-in', '/fi/nothing']) expect((await ask(server.origin, path)).body).not.toContain('ld+json');
  });
});
