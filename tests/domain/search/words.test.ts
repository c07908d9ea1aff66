import { beforeAll, describe, expect, it } from 'vitest';
import { excerpt, marked } from '#app/domain/search/highlight';
import { searchAll } from '#app/domain/search/search.server';
import { FORM, editDistance, likeness } from '#app/domain/shared/search-likeness';
import { takeApart } from '#app/domain/shared/search-words';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { aPublishedPilot } from '../../factories/published-pilot';
import { resetDatabase } from '../../setup/database';

describe('what was typed', () => {
  it.each([
    ['Hulevesi  puistossa', { words: ['hulevesi', 'puistossa'], phrases: [], without: [] }],
    ['"lämpö talteen" -koulu', { words: [], phrases: ['lämpö talteen'], without: ['koulu'] }],
    ['”vanha kaupunki” e-scooter – 11.6', { words: ['e', 'scooter', '11.6'], phrases: ['vanha kaupunki'], without: [] }],
    ['-"två ord" ord', { words: ['ord'], phrases: [], without: ['två ord'] }],
    ['"', { words: [], phrases: [], without: [] }],
    ['katu/tie, katu', { words: ['katu', 'tie'], phrases: [], without: [] }],
  ])('%s', (typed, apart) => expect(takeApart(typed)).toEqual(apart));
});

const forms = async (lang: Lang, word: string) => {
  const [row] = await db.$queryRaw<{ plain: string; stem: string; key: string }[]>`
    SELECT unaccent(${word}) AS plain, stem, search_key(${lang}, stem) AS key FROM search_stem(${lang}, ${word}) AS stem`;
  return { word, ...(row ?? { plain: '', stem: '', key: '' }) };
};

describe('likeness', () => {
  it.each([
    ['fi', 'kaupungin', 'kaupunki'], ['fi', 'kadun', 'katu'], ['fi', 'luvat', 'lupa'], ['fi', 'tiedon', 'tieto'], ['fi', 'talouden', 'talous'],
    ['fi', 'rakennukset', 'rakennus'], ['fi', 'asumisen', 'asuminen'], ['fi', 'jyvaskyla', 'jyväskylässä'], ['fi', 'pumput', 'pumppu'],
    ['sv', 'städer', 'stad'], ['sv', 'böcker', 'bok'], ['sv', 'händer', 'hand'], ['sv', 'abo', 'åbo'], ['en', 'cities', 'city'],
  ] as const)('%s: %s is a form of %s', async (lang, one, other) => {
    expect(likeness(await forms(lang, one), await forms(lang, other))).toBeGreaterThanOrEqual(FORM);
  });

  it.each([
    ['fi', 'valo', 'palo'], ['fi', 'katu', 'koti'], ['sv', 'våg', 'väg'], ['fi', 'silta', 'kulta'], ['en', 'car', 'care'],
  ] as const)('%s: %s is not a form of %s', async (lang, one, other) => {
    expect(likeness(await forms(lang, one), await forms(lang, other))).toBeLessThan(FORM + 0.15);
  });

  it.each([
    ['fi', 'pumppu', 'lämpöpumput'], ['fi', 'hulevesi', 'hulevesipuisto'], ['sv', 'pump', 'värmepumpar'], ['fi', 'lämpöpummpu', 'lämpöpumppu'],
  ] as const)('%s: %s leads to %s', async (lang, one, other) => {
    const like = likeness(await forms(lang, one), await forms(lang, other));
    expect(like).toBeGreaterThan(0);
    expect(like).toBeLessThan(FORM);
  });

  it('counts edits', () => {
    expect([editDistance('kissa', 'kisa'), editDistance('kissa', 'ksisa'), editDistance('', 'ab'), editDistance('koira', 'kissa')]).toEqual([1, 1, 2, 3]);
  });
});

describe('marks', () => {
  const words = new Map([['vesi', 0], ['puisto', 1]]);

  it('stand on whole words', () => {
    expect(marked('Vesi, vesistö', words)).toEqual([{ text: 'Vesi', mark: true }, { text: ', vesistö' }]);
    expect(marked('', words)).toEqual([]);
  });

  it('choose the stretch that answers most words', () => {
    const long = `${'alku sana '.repeat(40)}vesi ${'keski osa '.repeat(40)}vesi ja puisto ${'loppu sana '.repeat(40)}`;
    const cut = excerpt(long, words);
    expect(cut).toContain('vesi ja puisto');
    expect(cut.length).toBeLessThan(240);
    expect(cut).toMatch(/^… .+ …$/);
    expect(excerpt('x'.repeat(900), words).length).toBeLessThan(240);
  });
});

describe('what is searched follows what is public', () => {
  let city: string;
  beforeAll(async () => {
    await resetDatabase();
    city = await aPartner();
  });
  const titles = async (lang: Lang, q: string) => (await searchAll(lang, { q })).hits.map(({ title }) => title);

  it('through publication, withdrawal and another text', async () => {
    const { id } = await aPublishedPilot(city, completePilot('Majakka syttyy'));
    for (const lang of ['fi', 'sv', 'en'] as const) expect(await titles(lang, 'majakan')).toEqual(['Majakka syttyy']);
    await db.entry.update({ where: { id }, data: { isPublic: false } });
    expect(await titles('fi', 'majakka')).toEqual([]);
    await db.entry.update({ where: { id }, data: { isPublic: true } });
    await db.entryText.create({ data: { entryId: id, lang: 'sv', title: 'Fyren tänds', summary: '', state: 'translated' } });
    expect(await titles('sv', 'fyr')).toEqual(['Fyren tänds']);
    expect(await titles('sv', 'majakka')).toEqual([]);
    expect(await titles('en', 'majakka')).toEqual(['Majakka syttyy']);
    await db.entry.delete({ where: { id } });
    expect(await db.searchDocument.count({ where: { entryId: id } })).toBe(0);
  });

  it('through themes and partners', async () => {
    const { id } = await aPublishedPilot(city, completePilot('Laituri'));
    const other = await aPartner();
    const marks = async () => (await db.$queryRaw<{ marks: string[] }[]>`
      SELECT ARRAY(SELECT l FROM unnest(tsvector_to_array(search)) AS l WHERE l LIKE '@%' ORDER BY l) AS marks FROM "SearchDocument" WHERE "entryId" = ${id}::uuid AND lang = 'fi'`)[0]?.marks;
    expect(await marks()).toEqual([`@${city}`, '@low-carbon', '@socially-sustainable'].sort());
    await db.pilotPartner.create({ data: { pilotId: id, partnerId: other, role: 'advising' } });
    await db.pilot.update({ where: { id }, data: { themes: ['smart'] } });
    expect(await marks()).toEqual([`@${city}`, `@${other}`, '@smart'].sort());
    await db.pilotPartner.deleteMany({ where: { pilotId: id } });
    await db.entry.update({ where: { id }, data: { leadId: other } });
    expect(await marks()).toEqual([`@${other}`, '@smart'].sort());
  });
});
