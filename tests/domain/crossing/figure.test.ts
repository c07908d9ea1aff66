import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { exactly, SUBSETS } from '#app/domain/crossing/crossing';
import { CrossingFigure, ExactFigure } from '#app/domain/crossing/crossing-figure';
import type { Cell } from '#app/domain/crossing/crossing.type';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { LangContext } from '#app/platform/i18n/messages';

const cells: Cell[] = SUBSETS.map((themes, i) => ({
  ...exactly(themes),
  pilots: i === 14 ? 0 : 12_345 - 700 * i,
  href: `/fi/pilots?${themes.map((theme) => `theme=${theme}&`).join('')}only=1`,
  submitted: null,
}));
const shown = (lang: (typeof LANGUAGES)[number], figure: ReturnType<typeof createElement>) => renderToStaticMarkup(createElement(LangContext.Provider, { value: lang }, figure));
const spoken = (html: string) => html.replace(/<[^>]*>/g, '');
const joins = cells.filter(({ themes }) => themes.length > 1);

it.each(LANGUAGES)('the small figure stays below 6 KB in %s and names each square', (lang) => {
  const html = shown(lang, createElement(CrossingFigure, { cells: joins }));
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(6 * 1024);
  expect(html.match(/<a /g)).toHaveLength(10);
  expect(html).not.toContain('style=');
});

it('an open place leads where it can be filled, and a theme without pilots of its own is none', () => {
  const figure = (pilots: number, beginHref: string | null) =>
    shown('en', createElement(ExactFigure, { cells: cells.map((cell) => ({ ...cell, pilots })), total: pilots * 15, beginHref }));
  expect(figure(0, '/en/join').match(/href="\/en\/join"/g)).toHaveLength(11);
  expect(spoken(figure(0, '/en/join'))).toContain('Low-carbon and smart: 0 pilots. Be the first');
  expect(figure(0, null)).not.toContain('href');
  expect(spoken(figure(3, '/en/join'))).toContain('Low-carbon and smart: 3 pilots');
  expect(figure(3, '/en/join').match(/class="many"/g)).toHaveLength(15);
});
