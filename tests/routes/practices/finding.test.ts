import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { criterionField } from '#app/domain/practices/criteria.type';
import { emptyPractice } from '#app/domain/practices/practice.schema';
import { useHrefs } from '#app/domain/practices/practice-facets';
import { practiceFiltersFrom, searchFor } from '#app/domain/practices/practice-filters';
import { suitability } from '#app/domain/suitability/suitability.type';
import { db } from '#app/platform/db/db.server';
import { LangContext } from '#app/platform/i18n/messages';
import { loader as compare } from '#app/routes/$lang+/practices+/compare';
import { loader as list, meta } from '#app/routes/$lang+/practices+/_index';
import { loader as csv } from '#app/routes/$lang+/practices[.]csv';
import { loader as data } from '#app/routes/$lang+/practices[.]json';
import { aMember, aPartner } from '#tests/factories/people';
import { manyPractices } from '#tests/factories/practices';
import { aReplication } from '#tests/factories/replications';
import { call, type Caller } from '#tests/setup/call';
import { resetDatabase } from '#tests/setup/database';
import { signedIn } from '#tests/setup/sessions';

const ORIGIN = 'http://localhost:3000';
const N = 45;
let village = '';
let slug = '';
let villager = '';

const ask = async (route: unknown, query = '', cookie?: string, lang = 'en') => call(route as Caller, `/${lang}/practices${query}`, { params: { lang }, cookie });
const read = async (query = '', cookie?: string, lang?: string) => (await ask(list, query, cookie, lang)).body;
const slugsOf = ({ list }: { list: { practices: { slug: string }[] } }) => list.practices.map((practice) => practice.slug);

beforeAll(async () => {
  await resetDatabase();
  village = await aPartner('Pikkukylä');
  await db.partner.update({ where: { id: village }, data: { population: 8_000 } });
  slug = (await db.entry.findUniqueOrThrow({ where: { id: village } })).slug;
  const nameless = await aPartner('Väkiluvuton');
  await aPartner('Yritys', 'company');
  villager = await signedIn(ORIGIN, (await aMember({ in: village })).personId);
  await db.membership.create({ data: { personId: (await db.session.findFirstOrThrow()).personId, partnerId: nameless, roles: ['editor'], side: 'administration' } });
  await manyPractices(N);
  for (const [n, text] of ['Yksi', 'Kaksi', 'Kolme', 'Neljä', 'Viisi'].entries()) {
    const { id } = await db.entry.findFirstOrThrow({ where: { slug: `synthetic-${n + 1}` } });
    const fields = { title: text, evidence: `**${text}** näkyi <script>alert(1)</script>`, [criterionField('demand')]: `${text} kysyttiin`, ...(n === 1 ? {} : { costs: 'Vähän' }) };
    await db.revision.create({ data: { entryId: id, number: 1, state: 'published', content: { ...emptyPractice('fi'), outcome: 'worked', texts: { fi: { state: 'original', fields } } } } });
    const person = await db.person.findFirstOrThrow();
    if (n === 0) await db.assessment.create({ data: { entryId: id, revisionNumber: 1, assessorId: person.id, state: 'done', lang: 'fi', scores: { demand: { score: 4, sentence: 'x' } }, decidedAt: new Date() } });
    if (n === 1) await db.assessment.create({ data: { entryId: id, revisionNumber: 1, assessorId: person.id, state: 'named', lang: 'fi', scores: { demand: { score: 5, sentence: 'x' } } } });
    if (n === 2) await db.assessment.create({ data: { entryId: id, revisionNumber: 2, assessorId: person.id, state: 'done', lang: 'fi', scores: { demand: { score: 1, sentence: 'x' } }, decidedAt: new Date() } });
  }
}, 60_000);

describe('places like mine', () => {
  it('is nobody’s business without a place: newest first, no reasons', async () => {
    const page = await read();
    expect(page).toMatchObject({ place: null, unknown: false, filters: { place: null, sort: 'newest' }, list: { count: N } });
    expect(page.list.practices.every(({ reasons }: { reasons: unknown[] }) => reasons.length === 0)).toBe(true);
  });

  it('offers towns of known size and regions', async () => {
    expect((await read()).places).toEqual([{ slug, name: 'Pikkukylä' }]);
  });

  it('puts what suits a chosen place first, with the reasons of the rule', async () => {
    const page = await read(`?place=${slug}`);
    expect(page).toMatchObject({ place: { slug, name: 'Pikkukylä', population: 8_000, isOwn: false }, filters: { sort: 'suits' }, list: { count: N } });
    for (const practice of page.list.practices) expect(practice.reasons).toEqual(suitability({ kind: 'municipality', population: 8_000 }, practice).reasons);
    expect(slugsOf(page)).not.toEqual(slugsOf(await read()));
    expect(slugsOf(page)).toEqual(slugsOf(await read('?place=under10000')));
  });

  it('keeps the reasons under another order', async () => {
    const page = await read(`?place=${slug}&sort=newest`);
    expect(slugsOf(page)).toEqual(slugsOf(await read()));
    expect(page.list.practices[0].reasons).not.toEqual([]);
  });

  it('begins with a member’s own town, which others do not get', async () => {
    const own = await read('', villager);
    expect(own).toMatchObject({ place: { slug, isOwn: true }, hasOwn: true, filters: { place: slug, sort: 'suits' } });
    expect(slugsOf(own)).toEqual(slugsOf(await read(`?place=${slug}`)));
    expect(await read()).toMatchObject({ place: null, hasOwn: false });
  });

  it('takes a town before the region that a member also acts for', async () => {
    const region = await aPartner('Alue', 'region');
    const { personId } = await aMember({ in: region });
    await db.membership.create({ data: { personId, partnerId: village, roles: ['editor'], side: 'administration' } });
    expect((await read('', await signedIn(ORIGIN, personId))).place).toMatchObject({ name: 'Pikkukylä', isOwn: true });
    const only = await aMember({ in: region });
    expect((await read('', await signedIn(ORIGIN, only.personId))).place).toMatchObject({ name: 'Alue', kind: 'region' });
    await db.entry.update({ where: { id: region }, data: { isPublic: false } });
  });

  it('lets a member do without', async () => {
    const page = await read('?place=none', villager);
    expect(page).toMatchObject({ place: null, hasOwn: true, unknown: false, filters: { place: 'none', sort: 'newest' } });
    expect(slugsOf(page)).toEqual(slugsOf(await read()));
  });

  it('says when nobody knows the place', async () => {
    expect(await read('?place=atlantis')).toMatchObject({ place: null, unknown: true, filters: { place: null, sort: 'newest' } });
    expect(await read('?place=atlantis&sort=suits')).toMatchObject({ filters: { sort: 'newest' } });
    expect(await read('?place=none')).toMatchObject({ place: null, unknown: false });
  });

  it('follows a place to its new address', async () => {
    await db.formerSlug.create({ data: { kind: 'partners', slug: 'vanha-kyla', entryId: village } });
    expect(await read('?place=vanha-kyla')).toMatchObject({ place: { slug } });
  });

  it('counts what each choice would leave, whatever the place', async () => {
    const [page, without] = [await read(`?place=${slug}&theme=smart`), await read('?theme=smart')];
    expect(page.choices).toEqual(without.choices);
    const rows = await db.practice.findMany({ where: { themes: { has: 'smart' } } });
    expect(page.choices.maturity).toEqual(['tried', 'repeated', 'established'].map((maturity) => rows.filter((row) => row.maturity === maturity).length));
    expect(page.choices.goals['11']).toBe(rows.length);
    expect(page.choices.goals['4']).toBe(rows.filter(({ sdgTargets }) => sdgTargets.some((code) => code.startsWith('4.'))).length);
    const both = await read('?theme=smart&theme=healthy');
    expect(both.list.count).toBe(rows.filter(({ themes }) => themes.includes('healthy')).length);
    expect(await read('?sdg=4')).toMatchObject({ list: { count: await db.practice.count({ where: { sdgTargets: { has: '4.1' } } }) } });
  });

  it('means both themes by two, and a goal by any of its targets', async () => {
    const both = await db.practice.count({ where: { themes: { hasEvery: ['smart', 'healthy'] } } });
    const any = await db.practice.count({ where: { themes: { hasSome: ['smart', 'healthy'] } } });
    expect(both).toBeLessThan(any);
    expect((await read('?theme=smart&theme=healthy')).list.count).toBe(both);
    const [page, { list: found }] = [await read('?theme=smart&theme=healthy'), await read('?sdg=11')];
    for (const { themes } of page.list.practices) expect(themes).toEqual(expect.arrayContaining(['smart', 'healthy']));
    for (const { sdgTargets } of found.practices) expect(sdgTargets.some((target: string) => target.startsWith('11.'))).toBe(true);
    expect(found.count).toBe((await db.practice.findMany({ select: { sdgTargets: true } })).filter(({ sdgTargets }) => sdgTargets.some((target) => target.startsWith('11.'))).length);
  });

  it('puts the most travelled first when asked', async () => {
    const taken = (await read('?sort=travelled')).list.practices.map((practice: { taken: number }) => practice.taken);
    expect(taken).toEqual([...taken].sort((a, b) => b - a));
  });
});

describe('the list as a file', () => {
  it('has points and reasons for a place, and neither without', async () => {
    const [plain, forVillage] = [(await ask(csv)).body as string, (await ask(csv, `?place=${slug}&outcome=did-not-work`)).body as string];
    expect(plain.split('\r\n')[0]).toContain('Places that took it up');
    expect(plain).not.toContain('Points for');
    expect(forVillage.split('\r\n')[0]).toMatch(/Points for Pikkukylä.*Reasons/);
    expect(forVillage).toContain('Worth knowing before you try the same');
    expect(forVillage.trim().split('\r\n')).toHaveLength(1 + (await db.practice.count({ where: { outcome: 'did-not-work' } })));
    const text = JSON.stringify((await ask(data, `?place=${slug}`)).body);
    expect(text).toContain('"suits":{"place":"Pikkukylä","points":');
  });

  it('is no other for a member', async () => {
    expect((await ask(csv, '', villager)).body).toBe((await ask(csv)).body);
  });
});

describe('comparing', () => {
  const beside = async (...slugs: string[]) => (await ask(compare, `/compare?${slugs.map((one) => `with=${one}`).join('&')}`, undefined, 'fi')).body;

  it('shows up to four in the order asked for, each once', async () => {
    const page = await beside('synthetic-3', 'synthetic-1', 'synthetic-3', 'synthetic-2');
    expect(page.practices.map(({ title }: { title: string }) => title)).toEqual(['Kolme', 'Yksi', 'Kaksi']);
    expect(page).toMatchObject({ more: [], missing: 0 });
    expect(page.practices[1].texts.evidence).toContain('<strong>Yksi</strong>');
    expect(page.practices[1].texts.evidence).not.toContain('<script');
    expect(page.practices[2].texts.costs).toBeUndefined();
    expect(page.practices[0].answers.demand).toBe('Kolme kysyttiin');
  });

  it('shows scores only of what was judged and is public', async () => {
    const page = await beside('synthetic-1', 'synthetic-2', 'synthetic-3');
    expect(page.practices.map(({ scores }: { scores: unknown }) => scores)).toMatchObject([{ demand: 4, effects: null }, null, null]);
  });

  it('says which one is a fifth', async () => {
    const page = await beside('synthetic-1', 'synthetic-2', 'synthetic-3', 'synthetic-4', 'synthetic-5');
    expect(page.practices).toHaveLength(4);
    expect(page.more).toEqual([{ slug: 'synthetic-5', title: 'Viisi', lang: 'fi' }]);
  });

  it('says what is not there, and shows no draft', async () => {
    await db.entry.update({ where: { kind_slug: { kind: 'practices', slug: 'synthetic-5' } }, data: { isPublic: false } });
    const page = await beside('synthetic-5', 'nothing', 'synthetic-1');
    await db.entry.update({ where: { kind_slug: { kind: 'practices', slug: 'synthetic-5' } }, data: { isPublic: true } });
    expect(page).toMatchObject({ missing: 2, practices: [{ title: 'Yksi' }] });
    expect(await beside()).toMatchObject({ practices: [], more: [], missing: 0 });
    expect(await beside('%00', '__proto__', '../x', 'A'.repeat(500), '')).toMatchObject({ practices: [], more: [], missing: 0 });
  });

  it('knows a practice by the address it had before, and once', async () => {
    const { id } = await db.entry.findFirstOrThrow({ where: { slug: 'synthetic-2' } });
    await db.formerSlug.create({ data: { kind: 'practices', slug: 'formerly', entryId: id } });
    const page = await beside('formerly', 'synthetic-2', 'synthetic-1');
    expect([page.practices.map((one: { slug: string }) => one.slug), page.missing]).toEqual([['synthetic-2', 'synthetic-1'], 0]);
  });

  it('names the places that count, and no others', async () => {
    const { id } = await db.entry.findFirstOrThrow({ where: { slug: 'synthetic-1' } });
    const [counted, dropped, one] = [await aPartner('Äänekylä'), await aPartner('Luopunut'), await aPartner('Puolikas')];
    await aReplication(id, counted);
    await aReplication(id, village);
    await aReplication(id, one, { given: undefined });
    const gone = await aReplication(id, dropped);
    await db.replication.update({ where: { id: gone }, data: { state: 'dropped' } });
    const page = await beside('synthetic-1', 'synthetic-2');
    expect(page.places[id].map(({ name }: { name: string }) => name)).toEqual(['Pikkukylä', 'Äänekylä']);
    expect(JSON.stringify(page)).not.toMatch(/Luopunut|Puolikas/);
    await db.replication.deleteMany();
  });
});

const filters = practiceFiltersFrom(new URLSearchParams('theme=smart&q=x&place=under10000&with=a&with=b'));
const hrefs: string[] = [];

function Links() {
  const { to, forPlace, clear } = useHrefs(filters);
  hrefs.push(clear, forPlace(null), forPlace('over100000'), to({ page: 2 }), to({ themes: [] }), to({ sort: 'title' }));
  return null;
}

describe('ticks', () => {
  it('go along whatever the list is narrowed by, and narrow nothing themselves', async () => {
    const page = await read('?theme=smart&page=2&with=synthetic-3&with=nothing&with=synthetic-1&with=synthetic-3&with=%00');
    expect(page.ticked).toEqual([{ slug: 'synthetic-3', title: expect.stringMatching(/./), lang: expect.any(String) }, { slug: 'synthetic-1', title: expect.stringMatching(/./), lang: expect.any(String) }]);
    expect(page.filters).toMatchObject({ themes: ['smart'], ticked: ['synthetic-3', 'synthetic-1'] });
    expect(page.list.count).toBe((await read('?theme=smart')).list.count);
    expect(searchFor(page.filters)).toContain('theme=smart');
    expect(searchFor(page.filters)).toMatch(/with=synthetic-3&with=synthetic-1$/);
  });

  it('stay with every link of the list', () => {
    renderToString(createElement(LangContext.Provider, { value: 'en' }, createElement(Links)));
    expect(hrefs[0]).toBe('/en/practices?place=under10000&with=a&with=b');
    for (const href of hrefs) expect(href).toMatch(/with=a&with=b$/);
  });

  it('are no more than an address can carry', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `with=synthetic-${i + 1}`).join('&');
    expect((await read(`?${many}`)).filters.ticked).toHaveLength(12);
  });

  it('stay out of files and search engines', async () => {
    const page = await read('?with=synthetic-1');
    expect(JSON.stringify(meta({ data: page, matches: [{ id: 'root', data: { origin: ORIGIN, lang: 'en', path: '/en/practices', siteName: 'Aukio' } }] } as never))).toContain('noindex');
    expect((await ask(data, '.json?with=synthetic-1')).body).toMatchObject({ about: { filters: [] } });
  });
});
