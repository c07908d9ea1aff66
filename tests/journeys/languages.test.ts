import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pilots } from '#app/domain/pilots/pilots.server';
import type { PilotContent } from '#app/domain/pilots/pilot.schema';
import { startEntry } from '#app/domain/shared/revision.server';
import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { uiMessages } from '#app/components/messages';
import { aMember, aPartner } from '../factories/people';
import { completePilot } from '../factories/pilots';
import { aPublishedPilot } from '../factories/published-pilot';
import { openBrowser } from '../setup/browser';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';

const FILTERS = '?theme=smart&theme=low-carbon&status=running&q=l%C3%A4mp%C3%B6';
let server: RunningServer;
let browser: Browser;
let draft: string;
let cookie: string;
let slugs: { one: string; two: string };

const inSwedish = (content: PilotContent): PilotContent => ({
  ...content,
  texts: { ...content.texts, sv: { state: 'translated', fields: { ...content.texts.fi?.fields, title: 'Ta vara på värmen', summary: 'Värmen tas till vara.' } } },
});

beforeAll(async () => {
  const city = await aPartner('Testikunta');
  const editor = await aMember({ in: city, roles: ['editor'] });
  slugs = {
    one: (await aPublishedPilot(city, completePilot('Yhdellä kielellä'))).slug,
    two: (await aPublishedPilot(city, inSwedish(completePilot('Kahdella kielellä')))).slug,
  };
  draft = (await startEntry(editor, pilots, city, completePilot())).id;
  server = await startServer({ database: process.env.DATABASE_URL as string });
  cookie = await signedIn(server.origin, editor.personId);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function windowWith(options: { javaScriptEnabled: boolean; signedIn?: boolean; locale?: string }): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.origin, ...options });
  context.setDefaultTimeout(8_000);
  const [name = '', value = ''] = cookie.split('=');
  if (options.signedIn) await context.addCookies([{ name, value, url: server.origin }]);
  return context;
}

describe.each([true, false])('with scripting %s', (javaScriptEnabled) => {
  it('the language links keep the page and its filters', async () => {
    const context = await windowWith({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`/fi/pilots${FILTERS}`);
    for (const lang of ['sv', 'en', 'fi'] as const) {
      await page.getByRole('link', { name: LANGUAGE_NAMES[lang], exact: true }).click();
      await page.waitForURL(`**/${lang}/pilots?**`);
      const url = new URL(page.url());
      expect(url.pathname + url.search).toBe(`/${lang}/pilots${FILTERS}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.locator('main input[name=theme]:checked').count()).toBe(2);
      expect(await page.locator('main input[name=q]').inputValue()).toBe('lämpö');
      expect(await page.locator('main nav.chips li').count()).toBeGreaterThan(2);
      expect(await page.locator('[aria-current=true][hreflang]').getAttribute('hreflang')).toBe(lang);
    }
    await context.close();
  });

  it('the address without a language leads to the one chosen', async () => {
    const context = await windowWith({ javaScriptEnabled, locale: 'sv-FI' });
    const page = await context.newPage();
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe('/sv');
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await page.waitForURL('**/en');
    await page.goto('/');
    // A choice is remembered by the script; without it the browser's own language decides.
    expect(new URL(page.url()).pathname).toBe(javaScriptEnabled ? '/en' : '/sv');
    await context.close();
  });

  it('a text in another language says so, and in which', async () => {
    const context = await windowWith({ javaScriptEnabled });
    const page = await context.newPage();
    for (const lang of LANGUAGES) {
      await page.goto(`/${lang}/pilots/${slugs.two}`);
      const shown = lang === 'en' ? 'fi' : lang;
      const notice = translator(uiMessages, lang)('notTranslated', { language: translator(uiMessages, lang).at(`inLanguage.${shown}`) });
      expect(await page.locator('main').getByText(notice).count()).toBe(shown === lang ? 0 : 1);
      expect(await page.locator('h1').evaluate((h1) => h1.closest('[lang]')?.getAttribute('lang'))).toBe(shown);
      expect(await page.locator('h1').textContent()).toBe(shown === 'sv' ? 'Ta vara på värmen' : 'Kahdella kielellä');
    }
    await context.close();
  });

  it('the Markdown toolbar stands only where it works', async () => {
    const context = await windowWith({ javaScriptEnabled, signedIn: true });
    const page = await context.newPage();
    await page.goto(`/fi/desk/pilots/${draft}/story`);
    const bold = page.locator('markdown-toolbar md-bold').first();
    const text = page.locator('main textarea').first();
    expect(await bold.isVisible()).toBe(javaScriptEnabled);
    await text.fill('lämpö talteen');
    if (javaScriptEnabled) {
      await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 5));
      await bold.click();
      expect(await text.inputValue()).toBe('**lämpö** talteen');
      // One stop of the Tab key for the whole toolbar, arrows within it.
      const toolbar = page.locator('markdown-toolbar').first();
      const focused = () => page.evaluate(() => document.activeElement?.localName);
      await text.focus();
      await page.keyboard.press('Shift+Tab');
      expect([await toolbar.getAttribute('role'), await focused()]).toEqual(['toolbar', 'md-bold']);
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe('md-italic');
    }
    await context.close();
  });
});

describe('search engines and caches', () => {
  const alternates = (html: string) => [...html.matchAll(/<link[^>]+rel="alternate"[^>]*>/g)].flatMap(([tag]) => /hreflang="(\w+)"/i.exec(tag)?.[1] ?? []).sort();

  it.each([['one', ['fi']], ['two', ['fi', 'sv']]] as ['one' | 'two', Lang[]][])('are told only of real translations of the pilot in %s language(s)', async (which, languages) => {
    for (const lang of LANGUAGES) {
      const { body } = await ask(server.origin, `/${lang}/pilots/${slugs[which]}`);
      expect(alternates(body)).toEqual(languages);
      expect(body).toContain(`rel="canonical" href="${server.origin}/${languages.includes(lang) ? lang : 'fi'}/pilots/${slugs[which]}"`);
    }
    const sitemap = (await ask(server.origin, '/sitemap.xml')).body;
    for (const lang of LANGUAGES) expect(sitemap.includes(`<loc>${server.origin}/${lang}/pilots/${slugs[which]}</loc>`)).toBe(languages.includes(lang));
  });

  it.each([
    ['sv-FI,sv;q=0.9,en;q=0.8', undefined, '/sv'],
    ['de-DE,de', undefined, '/fi'],
    ['sv', 'aukio-lang=en', '/en'],
    ['sv', 'aukio-lang=xx', '/sv'],
  ])('are led from / by %s and %s to %s', async (accepted, chosen, to) => {
    const headers: Record<string, string> = { 'Accept-Language': accepted, ...(chosen ? { Cookie: chosen } : {}) };
    const { status, headers: answered } = await ask(server.origin, '/', { headers });
    expect([status, answered.location]).toEqual([302, to]);
    expect(answered.vary).toMatch(/Accept-Language/);
  });
});
