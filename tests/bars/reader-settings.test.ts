import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '#tests/setup/browser';
import { walkByTab } from './focus-walk';
import { LOOK } from './look';
import { atFourTimes, enlarged, inForcedColours, moving, reflow, spaced } from './reader-settings';

// The checks themselves: each sees what breaks it, and nothing in a page that holds.

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 600, height: 400 }, reducedMotion: 'reduce', colorScheme: 'light' });
  await page.addInitScript({ content: LOOK });
  await page.goto('about:blank');
});
afterAll(() => browser?.close());

const show = (css: string, more = '') =>
  page.setContent(`<!doctype html><html lang="en"><style>
    :root { color-scheme: light dark }
    body { margin: 0; background: Canvas; font: 1rem/1.5 sans-serif }
    header { background: Canvas }
    :focus-visible { outline: 3px solid #0b57d0 }
    button { border: 2px solid ButtonText }
    .bar { width: 80px; height: 8px; background: #777; forced-color-adjust: none }
    rect { fill: CanvasText }
    text { fill: Canvas }
    [aria-current] { font-weight: bold }
    @media (prefers-color-scheme: dark) { :focus-visible { outline-color: #8ab8ff } }
    ${css}</style><body>
    <header><a href="#one">First</a></header>
    <nav><ul><li><a href="#here" aria-current="page">Here</a></li><li><a href="#there">There</a></li></ul></nav>
    <main><p>A line of words that is long enough to go on beyond the end of a narrow window, twice or so.</p><p class="next">What comes after it.</p>
    <button type="button">Press</button> <input type="date" aria-label="Day"> <div class="bar"></div>
    <svg width="60" height="60" viewBox="0 0 60 60"><rect width="60" height="60" /><text x="20" y="30">12</text></svg>
    ${more}${'<p>More.</p>'.repeat(40)}<a href="#last">Last</a></main></body></html>`);

const walk = async () => (await walkByTab(page)).faults;
const CHECKS = { spaced: () => spaced(page), enlarged: () => enlarged(page), reflow: () => atFourTimes(page, () => reflow(page)), moving: () => moving(page), colours: () => inForcedColours(page), walk };

it('finds nothing in a page that holds', async () => {
  await show('');
  for (const check of Object.values(CHECKS)) expect(await check()).toEqual([]);
});

describe('sees', () => {
  it.each<[string, keyof typeof CHECKS, string, string, RegExp]>([
    ['a height that is fixed', 'spaced', 'p { height: 4.5em; width: 12em; overflow: hidden }', '', /spaced: cut off: “A line/],
    ['texts that come to lie on each other', 'spaced', 'p { height: 1em; width: 12em }', '', /on each other: “A line/],
    ['a width that grows with the text', 'enlarged', 'p { width: 30rem }', '', /text at 200 %: 960 px wide/],
    ['a page that does not narrow', 'reflow', 'p { min-width: 400px }', '', /at 400 %: 400 px wide/],
    ['what stays in the way', 'reflow', 'header { position: sticky; top: 0; height: 90px }', '', /90 px of 256 stay in the way/],
    ['an animation', 'moving', '@keyframes x { to { opacity: 0.5 } } p { animation: x 2s infinite }', '', /animation x/],
    ['a transition', 'moving', 'a { transition: color 0.3s }', '', /transition of color/],
    ['a mark that is only a ground', 'colours', '.bar { forced-color-adjust: auto }', '', /forced colours, light: mark vanishes: <div class="bar"/],
    ['a shape that keeps its own colour', 'colours', 'rect { fill: #666; } @media (forced-colors: active) { rect { fill: #eee } }', '', /shape vanishes: <rect/],
    ['a number that cannot be read on its shape', 'colours', 'text { fill: CanvasText }', '', /marks, dark: text cannot be read: “12”/],
    ['a button without an edge', 'colours', 'button { border: 0 }', '', /no border: <button/],
    ['a choice told by its ground alone', 'colours', '[aria-current] { font-weight: inherit; background: gold }', '', /forced colours, light: chosen looks like the others/],
    ['no sign of the focus', 'walk', ':focus-visible { outline: none }', '', /shows no focus: <a href="#one"/],
    ['a sign too faint', 'walk', ':focus-visible { outline-color: #ddd }', '', /shows its focus at 1\.\d:1/],
    ['another order', 'walk', '', '<a href="#second" tabindex="2">Second</a>', /takes another place in the order/],
    ['what covers the focus', 'walk', 'header { position: fixed; inset: 0; z-index: 1 }', '', /has the focus and is covered/],
    ['what has the focus out of sight', 'walk', '.away { position: fixed; left: -999px }', '<a class="away" href="#away">Away</a>', /is not in the window: <a class="away"/],
    ['a trap', 'walk', '', '<input aria-label="Trap" onkeydown="if (event.key === \'Tab\') event.preventDefault()">', /the walk ends after 6 of \d+ stops/],
  ])('%s', async (_, check, css, more, expected) => {
    await show(css, more);
    expect((await CHECKS[check]()).join('\n')).toMatch(expected);
  });
});
