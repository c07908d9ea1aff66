import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, expect, it } from 'vitest';
import { loader } from '#app/routes/$lang+/partners-wanted[.]atom';
import { db } from '#app/platform/db/db.server';
import { aSearchFor } from '#tests/factories/exchange';
import { aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import type { Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray: (name) => ['entry', 'link', 'category'].includes(name), htmlEntities: true });
const answer = (search = '', lang = 'fi', headers: Record<string, string> = {}) =>
  (loader as Caller)({ request: new Request(`http://localhost:3000/${lang}/partners-wanted.atom${search}`, { headers }), params: { lang }, context: { clientAddress: '' } }) as Promise<Response>;
const entriesOf = async (search?: string, lang?: string) => (parser.parse(await (await answer(search, lang)).text()).feed.entry ?? []) as Record<string, never>[];

beforeAll(async () => {
  await resetDatabase();
  const lead = await aPartner('Testikunta');
  const opened = async (title: string, at: string, more: Parameters<typeof aSearchFor>[1] & { isPublic?: boolean } = {}) => {
    const { isPublic = true, ...rest } = more;
    const { id } = await aPractice(lead, title);
    await db.partnerSearch.update({ where: { id: await aSearchFor(id, rest) }, data: { openedAt: new Date(at) } });
    if (!isPublic) await db.entry.update({ where: { id }, data: { isPublic } });
  };
  await opened('Vanha', '2026-01-01T00:00:00Z', { until: '2099-01-02', text: 'Etsimme <kuntia> & muita.' });
  await opened('Uusi', '2026-03-01T00:00:00Z', { kinds: ['city'], lang: 'en', text: 'We look for cities.', until: '2099-01-02' });
  await opened('Suljettu', '2026-04-01T00:00:00Z', { closedAt: new Date() });
  await opened('Mennyt', '2026-04-02T00:00:00Z', { until: '2026-05-01' });
  await opened('Salainen', '2026-04-03T00:00:00Z', { isPublic: false });
});

it('tells of open searches of what is public, the newest first, each in its language', async () => {
  const given = await answer();
  const xml = await given.text();
  expect(given.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  expect(XMLValidator.validate(xml)).toBe(true);
  const { feed } = parser.parse(xml);
  expect(feed.updated).toBe('2026-03-01T00:00:00.000Z');
  expect(feed.entry.map(({ title }: { title: unknown }) => title)).toEqual([{ '#text': 'Uusi', '@xml:lang': 'fi' }, 'Vanha']);
  expect(feed.entry[0]).toMatchObject({ '@xml:lang': 'en', summary: 'We look for cities.\n\nOpen until 2 January 2099', author: { name: 'Testikunta' }, link: [{ '@href': 'http://localhost:3000/fi/practices/uusi#partners-wanted' }], category: [{ '@term': 'city' }] });
  expect(feed.entry[1].summary).toContain('Etsimme <kuntia> & muita.');
});

it('can be had for one kind of organisation, with its own address', async () => {
  expect(await entriesOf('?kind=ministry')).toHaveLength(1);
  expect(await entriesOf('?kind=city', 'sv')).toHaveLength(2);
  expect(await entriesOf('?kind=nonsense')).toHaveLength(2);
  const { feed } = parser.parse(await (await answer('?kind=city')).text());
  expect(feed.link.map((link: Record<string, string>) => link['@href'])).toContain('http://localhost:3000/fi/partners-wanted.atom?kind=city');
});

it('is not sent again to who has it', async () => {
  expect((await answer('', 'fi', { 'If-None-Match': (await answer()).headers.get('ETag') ?? '' })).status).toBe(304);
});
