import { describe, expect, it } from 'vitest';
import { suitabilityMessages } from '#app/domain/suitability/messages';
import { type Offer, type Place, suitability } from '#app/domain/suitability/suitability.type';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

const said = translator(suitabilityMessages, 'en');
const nothing: Offer = { outcome: 'worked', leastStaff: null, costClass: null, populationClass: null, maturity: 'tried', taken: 0, takenUnder10000: 0, takenUnder20000: 0, takenUnder100000: 0, takenOver100000: 0 };

const village: Place = { kind: 'municipality', population: 8_000 };
const small: Place = { kind: 'municipality', population: 10_000 };
const town: Place = { kind: 'city', population: 99_999 };
const capital: Place = { kind: 'city', population: 670_000 };
const region: Place = { kind: 'region', population: 500_000 };

/** A practice, for a place: its points, and what stands on its card. */
const CASES: [what: string, place: Place, offer: Partial<Offer>, points: number, card: string[]][] = [
  ['nothing is known', village, {}, 0, []],
  // Staff
  ['a village can spare two', village, { leastStaff: 2 }, 2, ['Needs two people']],
  ['but not three', village, { leastStaff: 3 }, -2, ['− Needs 3 people, many for a town of this size']],
  ['a town of 10,000 can spare four', small, { leastStaff: 4 }, 2, ['Needs four people']],
  ['a town of 99,999 can spare eight', town, { leastStaff: 8 }, 2, ['Needs 8 people']],
  ['but not nine', town, { leastStaff: 9 }, -2, ['− Needs 9 people, many for a town of this size']],
  ['a capital can spare twenty', capital, { leastStaff: 20 }, 2, ['Needs 20 people']],
  ['nobody is needed', village, { leastStaff: 0 }, 2, ['Needs nobody of its own']],
  ['a region’s towns differ', region, { leastStaff: 30 }, 0, ['Needs 30 people']],
  // Whom it was written for
  ['for a village', village, { populationClass: 'under-10000' }, 3, ['For towns under 10,000']],
  ['10,000 is not under 10,000', small, { populationClass: 'under-10000' }, -3, ['− Meant for towns under 10,000']],
  ['for the larger, read in a village', village, { populationClass: 'over-20000' }, -3, ['− Meant for towns over 20,000']],
  ['for the larger, read in one', town, { populationClass: 'over-20000' }, 3, ['For towns over 20,000']],
  ['over 20,000 is meant for a capital too', capital, { populationClass: 'over-20000' }, 3, ['For towns over 20,000']],
  ['for a capital, read in a town', town, { populationClass: 'over-100000' }, -3, ['− Meant for towns over 100,000']],
  ['for any', village, { populationClass: 'any' }, 1, ['For towns of any size']],
  ['for any, read in a region', region, { populationClass: 'any' }, 1, ['For towns of any size']],
  ['for a village, read in a region', region, { populationClass: 'under-10000' }, 0, []],
  // Where it went
  ['one like it', village, { taken: 1, takenUnder10000: 1 }, 2, ['Taken up in one town under 10,000']],
  ['three like it', village, { taken: 3, takenUnder10000: 3 }, 4, ['Taken up in three towns under 10,000']],
  ['nine like it count as three', village, { taken: 9, takenUnder10000: 9 }, 4, ['Taken up in 9 towns under 10,000']],
  ['some of the next size', village, { taken: 4, takenUnder20000: 4 }, 1, ['Taken up in four towns of nearly this size']],
  ['both: its own size is what is said', village, { taken: 5, takenUnder10000: 1, takenUnder20000: 4 }, 2, ['Taken up in one town under 10,000']],
  ['only much larger ones', village, { taken: 4, takenUnder100000: 2, takenOver100000: 2 }, 0, []],
  ['a town between two sizes', town, { taken: 3, takenUnder20000: 1, takenOver100000: 2 }, 1, ['Taken up in three towns of nearly this size']],
  ['a region looks at what is no town', region, { taken: 5, takenUnder10000: 3 }, 3, ['Taken up by two organisations that are no single town']],
  ['repeated', village, { maturity: 'repeated' }, 1, ['Repeated elsewhere']],
  ['established', village, { maturity: 'established' }, 2, ['Well established elsewhere']],
  // Costs
  ['cheap', village, { costClass: 'low' }, 2, ['Low costs']],
  ['cheap, for a capital', capital, { costClass: 'low' }, 1, ['Low costs']],
  ['dear, for a village', village, { costClass: 'high' }, -2, ['− High costs for a town of this size']],
  ['dear, for 10,000', small, { costClass: 'high' }, -1, ['− High costs for a town of this size']],
  ['dear, for a capital', capital, { costClass: 'high' }, 0, []],
  ['in between', village, { costClass: 'moderate' }, 0, []],
  // What did not work
  ['did not work', village, { outcome: 'did-not-work' }, 3, ['Worth knowing before you try the same']],
  ['its people', village, { outcome: 'did-not-work', leastStaff: 2 }, 5, ['Worth knowing before you try the same', 'The attempt took two people']],
  ['whoever took it up all the same does not count', village, { outcome: 'did-not-work', taken: 3, takenUnder10000: 3, maturity: 'established' }, 3, ['Worth knowing before you try the same']],
  // All of it
  ['what the brief asks for', village, { leastStaff: 2, costClass: 'low', populationClass: 'under-10000', taken: 3, takenUnder10000: 3, maturity: 'established' }, 13,
    ['Taken up in three towns under 10,000', 'For towns under 10,000', 'Needs two people', 'Well established elsewhere', 'Low costs']],
];

const cardOf = (place: Place, offer: Offer) => suitability(place, offer).reasons.map(({ key, values, points }) => `${points < 0 ? '− ' : ''}${said.at(`reason.${key}`, values)}`);

describe('what suits a place', () => {
  it.each(CASES)('%s', (_what, place, offer, points, card) => {
    expect(suitability(place, { ...nothing, ...offer }).points).toBe(points);
    expect(cardOf(place, { ...nothing, ...offer })).toEqual(card);
  });

  it('a town of unknown size is no town of any size', () => {
    expect(suitability({ kind: 'city', population: null }, { ...nothing, leastStaff: 50, populationClass: 'over-100000' }).points).toBe(0);
  });

  it('what did not work stands as high as what one town like it took up', () => {
    const offer = { ...nothing, leastStaff: 1, costClass: 'low', populationClass: 'any' };
    expect(suitability(village, { ...offer, outcome: 'did-not-work' }).points).toBe(suitability(village, { ...offer, taken: 1, takenUnder10000: 1, maturity: 'repeated' }).points);
  });

  it('says each reason in each language, with nothing left over', () => {
    for (const lang of LANGUAGES) {
      const words = translator(suitabilityMessages, lang);
      for (const [, place, offer] of CASES) {
        for (const { key, values } of suitability(place, { ...nothing, ...offer }).reasons) {
          expect(words.has(`reason.${key}`)).toBe(true);
          expect(words.at(`reason.${key}`, values)).not.toMatch(/[{}#]|reason\.| {2}|undefined/);
        }
      }
    }
  });
});
