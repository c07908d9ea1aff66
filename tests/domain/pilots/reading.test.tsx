import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { bibtex, ris } from '#app/domain/pilots/pilot-citation';
import { PilotView } from '#app/domain/pilots/pilot-page';
import type { Citation, PilotPage } from '#app/domain/pilots/pilot-reading.type';
import { THEMES } from '#app/domain/shared/themes';
import { LangContext } from '#app/platform/i18n/messages';

const empty: PilotPage = {
  id: 'p', slug: 'p', state: 'draft', lang: 'fi', textState: 'original', languages: ['fi'], title: '', summary: '', place: '',
  story: { challenge: '', approach: '', novelty: '' }, lead: null, themes: [], matrix: THEMES.map((theme) => ({ theme, impact: null, evidence: '' })),
  partners: [], goals: [], nuaParagraphs: [], budget: [], budgetTotal: 0, funding: [], fundingTotal: 0, pictures: [],
  startsOn: null, endsOn: null, timeline: [], publishedAt: null, updatedAt: null, today: '2026-06-30',
};

const shown = (part: Partial<PilotPage>) => renderToStaticMarkup(<LangContext.Provider value="en"><PilotView pilot={{ ...empty, ...part }} /></LangContext.Provider>);
const money = (budget: number[], funding: number[]) => {
  const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
  return {
    budget: budget.map((amount) => ({ category: 'staff', amount })), budgetTotal: sum(budget),
    funding: funding.map((amount) => ({ source: 'own', amount })), fundingTotal: sum(funding),
  };
};
/** Bars in the order of the page, as [begins, length] in per cent. */
const bars = (html: string) => [...html.matchAll(/<rect x="([\d.]+)%" width="([\d.]+)%" height="14"/g)].map(([, x, width]) => [Number(x), Number(width)]);

describe('a pilot with nothing in it', () => {
  it('shows its matrix undecided and promises no part that is missing', () => {
    const html = shown({});
    expect(html.match(/not judged yet/g)).toHaveLength(4);
    for (const id of ['plan', 'money', 'goals', 'partners', 'timeline', 'related', 'cite']) expect(html).not.toContain(`href="#${id}"`);
    expect(html).not.toMatch(/undefined|NaN|null/);
  });
});

describe('money', () => {
  it('draws lines one after the other on one scale, and says when funding is missing', () => {
    const html = shown(money([600, 200], [400]));
    expect(bars(html)).toEqual([[0, 75], [75, 25], [0, 100], [0, 50], [0, 50]]);
    expect(html).toContain('Funding is still missing for €400.');
    expect(html).toContain('75%');
  });

  it('says when funding exceeds the budget, and nothing when they are equal', () => {
    expect(shown(money([100], [150]))).toContain('The funding exceeds the budget by €50.');
    expect(shown(money([100], [100]))).not.toMatch(/exceeds|missing/);
  });

  it('draws no bar for nothing, and stands with one side only', () => {
    const html = shown(money([0, 0], [5]));
    expect(bars(html)).toEqual([[0, 100], [0, 100]]);
    expect(html).toContain('–');
    expect(shown(money([], [5]))).not.toContain('For what');
    expect(shown(money([99_999_999, 1], []))).toContain('&lt; 0.1%');
    expect(shown(money([0], [0]))).not.toContain('id="money"');
  });
});

describe('the citation as a file', () => {
  const citation: Citation = {
    slug: 'lampo-talteen', author: 'Å & Ö {AB}', year: 2026, title: '100 % heat_\\$^~#\nER  - ', lang: 'fi', programme: 'Cities',
    address: 'https://aukio.example/fi/pilots/lampo-talteen', accessed: '2026-11-23',
  };

  it('escapes what TeX would read as commands, with braces in balance', () => {
    const text = bibtex(citation);
    expect(text).toContain('author = {{Å \\& Ö \\{AB\\}}}');
    expect(text).toContain('title = {{100 \\% heat\\_\\textbackslash{}\\$\\textasciicircum{}\\textasciitilde{}\\# ER -}}');
    expect(text).toMatch(/^@misc\{lampo-talteen-2026,\n/);
    const bare = text.replace(/\\[{}]/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
    expect(bibtex({ ...citation, author: null })).not.toContain('author');
  });

  it('keeps each RIS field on its line', () => {
    const lines = ris(citation).split('\r\n');
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
    expect(lines).toContain('Y2  - 2026/11/23');
    expect(lines.at(-2)).toBe('ER  - ');
  });
});
