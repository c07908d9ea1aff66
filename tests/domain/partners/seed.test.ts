import { expect, it } from 'vitest';
import { partnerContents } from '#seed/partners';
import { LANGUAGES } from '#app/platform/i18n/languages';

const contents = partnerContents();

it('has at least 56 partners with a name, a summary and a description in each language', () => {
  expect(contents.length).toBeGreaterThanOrEqual(56);
  for (const { content } of contents) {
    for (const lang of LANGUAGES) for (const field of ['title', 'summary', 'description']) expect(content.texts[lang]?.fields[field]).toBeTruthy();
  }
});

it('knows code and place of each municipality', () => {
  const cities = contents.filter(({ content }) => content.population !== null);
  expect(cities).toHaveLength(42);
  for (const { key, content } of cities) expect([key, content.latitude !== null && content.longitude !== null]).toEqual([key, true]);
  expect(cities.filter(({ content }) => content.country === 'FI').every(({ content }) => /^\d{3}$/.test(content.municipalityCode ?? ''))).toBe(true);
  const raasepori = contents.find(({ key }) => key === 'raasepori')?.content;
  expect(raasepori).toMatchObject({ municipalityCode: '710', originalLang: 'sv', texts: { sv: { state: 'original', fields: { title: 'Raseborg' } } } });
  expect(contents.find(({ key }) => key === 'stockholm')?.content.latitude).toBeCloseTo(59.33, 1);
});

it('says nothing twice in a language', () => {
  for (const lang of LANGUAGES) {
    const sentences = contents.flatMap(({ content }) => {
      const { summary = '', description = '' } = content.texts[lang]?.fields ?? {};
      return `${summary} ${description}`.split(/(?<=[.!?])\s+/);
    });
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});
