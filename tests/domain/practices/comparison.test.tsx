import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PracticeComparison } from '#app/domain/practices/practice-comparison';
import type { ComparedPractice } from '#app/domain/practices/compare.type';
import { LangContext } from '#app/platform/i18n/messages';

const none = { all: 0, under10000: 0, under20000: 0, under100000: 0, over100000: 0 };
const one = (slug: string, more: Partial<ComparedPractice>): ComparedPractice => ({
  id: slug, slug, title: slug, summary: '', lang: 'en', outcome: 'worked', themes: [], lead: null, maturity: 'tried', leastStaff: null, costClass: null, populationClass: null,
  texts: {}, answers: {}, scores: null, taken: none, ...more,
});

it('tells a question that was not asked from one that was not answered, and sends nobody to what did not work', () => {
  const practices = [one('worked', { texts: { conditions: '<p>A contract.</p>' } }), one('silent', {}), one('failed', { outcome: 'did-not-work', texts: { why: '<p>Too cold.</p>' } })];
  const html = renderToStaticMarkup(<LangContext.Provider value="en"><PracticeComparison practices={practices} places={{}} /></LangContext.Provider>);
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)].map(([, label = '', cells = '']) => [label, ...cells.split('</td>').slice(0, -1).map((cell) => cell.replace(/<span class="compare-whose".*?<\/span>/, '').replace(/<[^>]*>/g, ''))]);
  expect(rows).toEqual([
    ['Did it work?', 'Worked', 'Worked', 'Did not work'],
    ['Conditions for adoption', 'A contract.', 'nothing said', 'does not apply'],
    ['Why it did not work', 'does not apply', 'does not apply', 'Too cold.'],
    ['How far it has come', 'Tried in one place', 'Tried in one place', 'does not apply'],
    ['Taken up in', 'No other place yet', 'No other place yet', 'does not apply'],
  ]);
});
