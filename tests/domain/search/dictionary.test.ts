import { beforeAll, describe, expect, it } from 'vitest';
import { searchAll } from '#app/domain/search/search.server';
import { writeBaseForms } from '#app/domain/search/vocabulary.server';
import { FORM, likeness, SIMILAR, type WordForms } from '#app/domain/shared/search-likeness';
import { db } from '#app/platform/db/db.server';
import { finnishBaseForms } from '#app/platform/voikko/voikko.server';
import { aPartner } from '#tests/factories/people';
import { completePilot } from '#tests/factories/pilots';
import { aPublishedPilot } from '#tests/factories/published-pilot';
import { resetDatabase } from '#tests/setup/database';

const word = (plain: string, bases: string[] = [], parts: string[] = []): WordForms => ({ word: plain, plain, stem: plain, key: plain, bases, parts });

describe('what a dictionary adds to the likeness of words', () => {
  const typed = word('öissä', ['yö']);

  it('the same base form is another form of the word, however different they look', () => {
    expect(likeness(typed, word('yötä'))).toBeLessThan(FORM);
    expect(likeness(typed, word('yötä', ['yö']))).toBeGreaterThanOrEqual(FORM);
  });

  it('a word made of it is less; words made of the same parts only stand in for an unknown one', () => {
    const made = likeness(typed, word('yöjunilla', ['yöjuna'], ['yö', 'juna']));
    expect(made).toBeLessThan(FORM);
    expect(made).toBeGreaterThan(SIMILAR);
    expect(likeness(word('aurinkosähkö', ['aurinkosähkö'], ['aurinko', 'sähkö']), word('aurinkovoimala', ['aurinkovoimala'], ['aurinko', 'voimala']))).toBeLessThanOrEqual(SIMILAR);
  });
});

// Only where Debian's libvoikko1 and voikko-fi are installed.
describe.skipIf(!finnishBaseForms())('with Voikko', () => {
  beforeAll(async () => {
    await resetDatabase();
    await aPublishedPilot(await aPartner('Kemi'), completePilot('Aurinkovoimala jäähallin katolle'));
  });

  it('knows base forms and the parts of compounds', () => {
    expect(finnishBaseForms()?.('lämpöpumpuilla')).toEqual({ whole: ['lämpöpumppu'], parts: ['lämpö', 'pumppu'] });
    expect(finnishBaseForms()?.('xyzzy')).toEqual({ whole: [], parts: [] });
  });

  it('looks each word up once, and then finds what is made of the same parts', async () => {
    expect((await searchAll('fi', { q: 'aurinkosähkö' })).hits).toEqual([]);
    expect(await writeBaseForms()).toBeGreaterThan(3);
    expect(await writeBaseForms()).toBe(0);
    expect(await db.searchWord.count({ where: { lang: 'fi', bases: { has: 'aurinkovoimala' } } })).toBe(1);
    expect((await searchAll('fi', { q: 'aurinkosähkö' })).hits).toHaveLength(1);
  });
});
