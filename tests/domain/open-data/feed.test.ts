import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, expect, it } from 'vitest';
import { loader } from '#app/routes/$lang+/feed[.]atom';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { call, type Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';
import { db } from '#app/platform/db/db.server';

const TITLE = 'Lämpö <talteen> & "muuta" ]]>';
let slug = '';
let id = '';

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner('Tampere');
  const content = completePilot(`${TITLE}\u0001\ud800`);
  content.texts.sv = { state: 'translated', fields: { ...content.texts.fi?.fields, title: 'Värmen' } };
  await aPublishedPilot(lead, completePilot('Ennen'), { at: '2026-01-01T00:00:00Z' });
  ({ id, slug } = await aPublishedPilot(lead, completePilot('Tilapäinen'), { at: '2026-02-01T00:00:00Z' }));
  await db.revision.updateMany({ where: { entryId: id }, data: { content: JSON.parse(JSON.stringify(content).replace('\\ud800', '')) } });
  await db.entry.create({ data: { kind: 'pilots', slug: 'luonnos', state: 'submitted', originalLang: 'fi', leadId: lead } });
});

const feed = (lang: string, headers: Record<string, string> = {}) => {
  const request = new Request(`http://localhost:3000/${lang}/feed.atom`, { headers });
  return (loader as Caller)({ request, params: { lang }, context: { clientAddress: '' } }) as Promise<Response>;
};
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => ['entry', 'link', 'category'].includes(name), htmlEntities: true });

it('is well-formed Atom with everything that Atom asks for', async () => {
  const answer = await feed('fi');
  expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const xml = await answer.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const { feed: read } = parser.parse(xml);
  expect([read['@xmlns'], read['@xml:lang']]).toEqual(['http://www.w3.org/2005/Atom', 'fi']);
  expect(read.updated).toBe('2026-02-01T00:00:00.000Z');
  expect(read.link.map((link: Record<string, string>) => [link['@rel'], link['@href']])).toContainEqual(['self', 'http://localhost:3000/fi/feed.atom']);
  for (const thing of [read, ...read.entry]) for (const name of ['id', 'title', 'updated']) expect(thing[name], name).toBeTruthy();
  expect(read.entry.map(({ title }: { title: string }) => title)).toEqual([TITLE, 'Ennen']);
  expect(new Set(read.entry.map((entry: { id: string }) => entry.id)).size).toBe(2);
  expect(read.entry[0]).toMatchObject({ '@xml:lang': 'fi', summary: 'summary kerrotaan tässä.', author: { name: 'Tampere' }, published: '2026-02-01T00:00:00.000Z' });
  expect(read.entry[0].link[0]['@href']).toBe(`http://localhost:3000/fi/pilots/${slug}`);
  expect(read.entry[0].category.map((one: Record<string, string>) => one['@term'])).toEqual(['pilots', 'low-carbon', 'socially-sustainable']);
});

it('says in which language each text is, and keeps its name when the title changes', async () => {
  const entriesIn = async (lang: string) => parser.parse(await (await feed(lang)).text()).feed.entry as Record<string, string>[];
  const [sv, en] = [await entriesIn('sv'), await entriesIn('en')];
  expect([sv[0]?.['@xml:lang'], sv[0]?.title, sv[1]?.['@xml:lang'], en[0]?.['@xml:lang']]).toEqual(['sv', 'Värmen', 'fi', 'fi']);
  expect(sv[0]?.id).not.toBe(en[0]?.id);
  await db.entry.update({ where: { id }, data: { slug: 'uusi-osoite' } });
  expect((await entriesIn('sv'))[0]?.id).toBe(sv[0]?.id);
});

it('is not sent again to who has it', async () => {
  const first = await feed('fi');
  expect((await feed('fi', { 'If-None-Match': first.headers.get('ETag') ?? '' })).status).toBe(304);
  // What was withdrawn makes no date newer.
  expect((await feed('fi', { 'If-Modified-Since': first.headers.get('Last-Modified') ?? '' })).status).toBe(200);
  expect((await feed('fi', { 'If-None-Match': '"other"', 'If-Modified-Since': first.headers.get('Last-Modified') ?? '' })).status).toBe(200);
  expect((await call(loader as Caller, '/de/feed.atom', { params: { lang: 'de' } })).status).toBe(404);
});
