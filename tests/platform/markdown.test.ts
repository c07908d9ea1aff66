import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '#app/platform/markdown.server';

const html = (markdown: string) => renderMarkdown(markdown, { lang: 'en' });

describe('Markdown', () => {
  it('gives headings the page’s levels without gaps', () => {
    expect(html('# One\n\n### Two')).toBe('<h3>One</h3>\n<h4>Two</h4>');
    expect(renderMarkdown('### Only', { lang: 'en', headingFrom: 2 })).toBe('<h2>Only</h2>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,hello)',
    '![x](https://elsewhere.example/x.png)',
    '<a href="javascript:alert(1)">x</a>',
    '[x]: javascript:alert(1)\n\n[x]',
    '<svg/onload=alert(1)>',
    '- [ ] a task',
  ])('keeps %s harmless', (markdown) => {
    expect(html(markdown)).not.toMatch(/<(?:script|img|svg|input)|<[^>]*(?:javascript:|data:|onerror|onload)/i);
  });

  it('marks links out and leaves ours alone', () => {
    expect(html('[a](https://example.org) [b](/en/pilots)')).toBe('<p><a href="https://example.org" rel="nofollow noopener">a</a> <a href="/en/pilots">b</a></p>');
  });

  it('keeps footnotes of two texts on one page apart', () => {
    const note = 'Said[^1].\n\n[^1]: By whom.';
    const ids = ['a-', 'b-'].flatMap((prefix) => [...renderMarkdown(note, { lang: 'fi', prefix }).matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets a reader scroll a wide table by keyboard', () => {
    expect(html('|a|\n|-|\n|1|')).toContain('<div class="table-scroll" tabindex="0" role="group" aria-label="Table">');
  });

  it.each(['>', '- ', '[', '*a **b '])('answers thousands of %j in time', (part) => {
    const markdown = part.repeat(20_000 / part.length);
    const started = performance.now();
    expect(html(markdown)).toMatch(/^</);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
