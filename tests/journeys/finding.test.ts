import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { practiceMessages } from '#app/domain/practices/messages';
import { practiceListMessages } from '#app/domain/practice-lists/messages';
import { suitabilityMessages } from '#app/domain/suitability/messages';
import { translator } from '#app/platform/i18n/messages';
import { aMember, aPartner } from '../factories/people';
import { aPractice, aReplication } from '../factories/replications';
import { openBrowser } from '../setup/browser';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';

const N = 23;
let server: RunningServer;
let browser: Browser;
let cookie: string;

beforeAll(async () => {
  const lead = await aPartner('Testikunta');
  const village = await aPartner('Pikkukylä');
  await db.partner.update({ where: { id: village }, data: { population: 8_000 } });
  for (let n = 1; n <= N; n++) {
    const { id } = await aPractice(lead, `Tapa ${n}`);
    await db.practice.update({ where: { id }, data: { publishedAt: new Date(2026, 0, 31 - n), populationClass: 'any', outcome: 'worked' } });
    if (n === 22) await aReplication(id, village);
  }
  server = await startServer({ database: process.env.DATABASE_URL as string });
  cookie = await signedIn(server.origin, (await aMember({ in: village })).personId);
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function windowOf(javaScriptEnabled: boolean, member = false) {
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport: { width: 900, height: 800 } });
  context.setDefaultTimeout(8_000);
  const [name = '', value = ''] = cookie.split('=');
  if (member) await context.addCookies([{ name, value, url: server.origin }]);
  return context;
}

describe.each([true, false])('with scripting %s', (scripting) => {
  // Browsers are slow: each language once, with scripting or without.
  const [some, others] = scripting ? [['fi', 'en'] as const, ['sv'] as const] : [['sv'] as const, ['fi', 'en'] as const];

  it.each(some)('ticks outlast turning the page, other filters and another language, in %s', async (lang) => {
    const t = translator(practiceMessages, lang);
    const context = await windowOf(scripting);
    const page = await context.newPage();
    const box = (title: string) => page.getByRole('checkbox', { name: new RegExp(`^${t('compare.choose')}\\s*: ${title}$`) });
    const keep = page.getByRole('button', { name: t('compare.keep') });
    const carried = () => new URL(page.url()).searchParams.getAll('with');
    const tick = async (title: string) => {
      await box(title).check();
      expect(await keep.isVisible()).toBe(!scripting);
      if (!scripting) await keep.click();
    };
    await page.goto(`/${lang}/practices?sort=newest`);
    await tick('Tapa 2');
    expect(carried()).toEqual(['tapa-2']);
    await page.locator('main a[href*="page=2"]').first().click();
    await page.waitForURL(/page=2/);
    await tick('Tapa 21');
    expect(carried().sort()).toEqual(['tapa-2', 'tapa-21']);
    await page.locator('#list-words').fill('tapa');
    await page.locator('main form[role=search] button').click();
    await page.waitForURL(/q=tapa/);
    expect(carried().sort()).toEqual(['tapa-2', 'tapa-21']);
    await page.locator('#place').selectOption('under10000');
    await page.locator('.place-form button').click();
    await page.waitForURL(/place=under10000/);
    await page.locator(`.languages a[hreflang=${lang === 'fi' ? 'sv' : 'fi'}]`).click();
    await page.waitForURL(/\/(fi|sv)\/practices/);
    await page.goBack();
    await page.getByRole('button', { name: t('compare.button') }).click();
    await page.waitForURL(/\/practices\/compare/);
    expect((await page.locator('.practice-comparison thead th').allInnerTexts()).sort()).toEqual(['Tapa 2', 'Tapa 21']);
    await page.getByRole('link', { name: t('compare.back') }).click();
    await page.waitForURL(/\/practices\?/);
    expect([carried().sort(), new URL(page.url()).searchParams.get('q')]).toEqual([['tapa-2', 'tapa-21'], 'tapa']);
    await context.close();
  });

  it.each(others)('a member begins with their own town, collects from the list and shares, in %s', async (lang) => {
    const [t, lists] = [translator(suitabilityMessages, lang), translator(practiceListMessages, lang)];
    const [context, anybody] = [await windowOf(scripting, true), await windowOf(scripting)];
    const page = await context.newPage();
    await page.goto(`/${lang}/practices`);
    const first = page.locator('.list-results .card').first();
    expect(await page.locator('.place-chosen').textContent()).toContain('Pikkukylä');
    expect(await first.locator('h3').textContent()).toBe('Tapa 22');
    expect(await first.locator('.reasons').textContent()).toContain(t('reason.takenSame', { count: 1, size: 'under10000' }));
    await first.getByRole('link', { name: lists('collect.action') }).click();
    const name = `Lista ${lang} ${scripting}`;
    await page.locator('[name=name]').fill(name);
    await page.locator('main form [type=submit]').click();
    expect(await page.locator('h1').textContent()).toBe(name);
    await page.getByRole('button', { name: lists('share.do') }).click();
    const old = (await page.locator('.list-link').getAttribute('href')) ?? '';
    const reader = await anybody.newPage();
    expect((await reader.goto(old))?.status()).toBe(200);
    expect(await reader.locator('main').textContent()).toContain('Tapa 22');
    await page.getByRole('button', { name: lists('share.renew') }).click();
    const link = (await page.locator('.list-link').getAttribute('href')) ?? '';
    expect([(await reader.goto(old))?.status(), (await reader.goto(link))?.status()]).toEqual([404, 200]);
    await page.getByRole('button', { name: lists('share.end') }).click();
    expect((await reader.goto(link))?.status()).toBe(404);
    await Promise.all([context.close(), anybody.close()]);
  });
});
