import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, textAfter, textBefore, wordChanges } from '#app/domain/shared/changes';
import { figureChange } from '#app/domain/review-desk/figure-change';

const words = fc.array(fc.constantFrom('pumppu', 'lämpö', 'ja', 'talo', ' ', '  ', '\n', ', ', '.', '–', '🙂', 'é'), { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 30 }));

describe('changes between two texts', () => {
  it('give back both when the marks are applied', () => {
    fc.assert(fc.property(anyText, anyText, (before, after) => {
      const pieces = wordChanges(before, after);
      expect([textBefore(pieces), textAfter(pieces)]).toEqual([before, after]);
    }), { numRuns: 500 });
  });

  it('mark nothing where nothing changed, and leave no empty or doubled pieces', () => {
    fc.assert(fc.property(anyText, anyText, (before, after) => {
      expect(wordChanges(before, before).every(({ kind }) => kind === 'same')).toBe(true);
      const pieces = wordChanges(before, after);
      expect(pieces.every(({ text }) => text !== '')).toBe(true);
      for (const [at, { kind }] of pieces.entries()) expect(kind).not.toBe(pieces[at + 1]?.kind);
    }));
  });

  it('mark whole phrases, not every second word', () => {
    expect(wordChanges('Pumput asennettiin kahteen taloon.', 'Pumput otettiin käyttöön neljässä talossa.')).toEqual([
      { kind: 'same', text: 'Pumput ' },
      { kind: 'removed', text: 'asennettiin kahteen taloon' },
      { kind: 'added', text: 'otettiin käyttöön neljässä talossa' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('say how much changed', () => {
    const said = (before: string, after: string) => changeOf(wordChanges(before, after));
    expect(said('Sama', 'Sama')).toBe('same');
    expect(said('', 'Uusi')).toBe('new');
    expect(said('Vanha', ' ')).toBe('gone');
    expect(said('Kokeilimme kahta pumppua ja kolmea taloa.', 'Kokeilimme kahta pumppua ja neljää taloa.')).toBe('changed');
    expect(said('Kevät kului lupia hakien.', 'Kesällä pumput käyntiin saatiin vihdoin!')).toBe('rewritten');
  });

  it('are found in bounded time in the longest texts', () => {
    const long = (seed: number) => Array.from({ length: 1300 }, (_, i) => `w${(i * seed) % 997}`).join(' ').slice(0, 4000);
    const began = performance.now();
    const pieces = wordChanges(long(7), long(11));
    expect(textAfter(pieces)).toBe(long(11));
    expect(performance.now() - began).toBeLessThan(2000);
    const huge = Array.from({ length: 30_000 }, (_, i) => String(i)).join(' ');
    expect(textBefore(wordChanges(huge, `x${huge}y`))).toBe(huge);
  });
});

describe('a figure beside the one before', () => {
  it.each([
    [100, 110, false, { difference: 10, share: 0.1, oddity: null }],
    [100, 1000, false, { difference: 900, share: 9, oddity: 'tenfold' }],
    [100, 10, false, { difference: -90, share: -0.9, oddity: 'tenth' }],
    [100, 300, false, { difference: 200, share: 2, oddity: 'jump' }],
    [90, 30, false, { difference: -60, share: -2 / 3, oddity: 'drop' }],
    [100, 99, true, { difference: -1, share: -0.01, oddity: 'fell' }],
    [100, 100, false, { difference: 0, share: 0, oddity: 'repeated' }],
    [100, 100, true, { difference: 0, share: 0, oddity: null }],
    [0, 0, false, { difference: 0, share: null, oddity: null }],
    [0, 5, false, { difference: 5, share: null, oddity: null }],
    [-5, 5, false, { difference: 10, share: 2, oddity: 'sign' }],
    [0.1, 0.3, false, { difference: 0.2, share: 0.2 / 0.1, oddity: null }],
    [null, 5, false, { difference: null, share: null, oddity: null }],
    [5, null, true, { difference: null, share: null, oddity: null }],
  ] as const)('%s → %s (cumulative %s)', (before, after, cumulative, expected) => {
    const found = figureChange(before, after, cumulative);
    expect({ ...found, share: found.share === null ? null : expect.closeTo(found.share, 9) }).toEqual({ ...expected, share: expected.share === null ? null : expect.closeTo(expected.share, 9) });
  });
});
