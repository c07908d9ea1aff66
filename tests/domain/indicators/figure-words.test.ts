import { expect, it } from 'vitest';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { DIMENSIONS } from '#app/domain/indicators/indicator.type';
import { formatFigure, UNIT_NAMES, UNITS } from '#app/domain/indicators/unit.type';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2212/g, '-');

it.each(LANGUAGES)('names every unit, quantity, dimension and category in %s', (lang) => {
  const t = translator(indicatorMessages, lang);
  const keys = [...UNIT_NAMES.flatMap((unit) => [`unit.${unit}`, `unitLong.${unit}`, `quantity.${UNITS[unit].quantity}`]), ...Object.keys(DIMENSIONS).map((one) => `dimension.${one}`), ...Object.values(DIMENSIONS).flat().map((one) => `category.${one}`)];
  expect(keys.filter((key) => !t.has(key))).toEqual([]);
});

it('writes figures as each language does', () => {
  expect(LANGUAGES.map((lang) => plain(formatFigure(lang, 12_500.5, 'tCO2e')))).toEqual(['12 500,5 t CO₂e', '12 500,5 t CO₂e', '12,500.5 t CO₂e']);
  expect(LANGUAGES.map((lang) => plain(formatFigure(lang, 1, 'people')))).toEqual(['1 henkilö', '1 person', '1 person']);
  expect(LANGUAGES.map((lang) => plain(formatFigure(lang, -3.125, 'percent')))).toEqual(['-3,125 %', '-3,125 %', '-3.125%']);
  expect(plain(formatFigure('fi', 7, ''))).toBe('7');
});
