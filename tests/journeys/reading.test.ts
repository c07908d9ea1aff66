import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { seededServer } from '#tests/bars/seeded';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';

// A reader's way through the site, in each language, with and without scripting: from the front page over map and crossing
// to pilots, narrowing the list, searching, and taking the data home. Narrow, as on a phone.

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await seededServer();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const TURKU: Record<Lang, string> = { fi: 'Turku', sv: 'Åbo', en: 'Turku' };
/** What somebody types, in another form than any text has it, and a word that the first hits then show. */
const TYPED: Record<Lang, [typed: string, found: RegExp]> = { fi: ['lämpöpumpuilla', /lämpö/i], sv: ['städernas', /stad|städ/i], en: ['neighbourhood gardens', /garden|neighbour/i] };

const textOf = async (part: Locator): Promise<string> => ((await part.textContent()) ?? '').trim();

const follow = async (page: Page, selector: string): Promise<string> => {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
  return textOf(page.locator('h1'));
};
/** The first number in a text; thousands are set apart by no-break spaces or commas. */
const numberIn = (text: string): number => Number(/\d[\d\s\u00a0\u202f,]*/.exec(text)?.[0].replace(/\D/g, ''));
const counted = async (page: Page): Promise<number> => numberIn(await textOf(page.locator('#count')));

describe.each([true, false])('with scripting %s', (javaScriptEnabled) => {
  it.each(LANGUAGES)('a reader finds the way in %s', async (lang) => {
    const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport: { width: 360, height: 740 } });
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();

    // From the front page to a theme and back, and on to the crossing.
    await page.goto(`/${lang}`);
    const said = numberIn(await textOf(page.locator('.square-sides .theme-smart a span')));
    await follow(page, '.square-sides .theme-smart a');
    expect(new URL(page.url()).pathname).toBe(`/${lang}/themes/smart`);
    await page.goto(`/${lang}/pilots?theme=smart`);
    expect(await counted(page)).toBe(said);

    // Every number of the crossing is the number of the list behind it.
    await page.goto(`/${lang}/crossing`);
    const square = page.locator('a.crossing-square[href*="/pilots?"]').last();
    const inSquare = numberIn(await textOf(square.locator('.crossing-number')));
    await Promise.all([page.waitForNavigation(), square.click()]);
    expect(await counted(page)).toBe(inSquare);

    // A place on the map, by its list, in the reader's own name for it.
    await page.goto(`/${lang}/map`);
    await page.locator('main table').getByRole('link', { name: TURKU[lang], exact: true }).click();
    await page.waitForURL(/place=turku/);
    const pilot = page.locator('#place a[href*="/pilots/"]').first();
    const title = await textOf(pilot);
    await Promise.all([page.waitForNavigation(), pilot.click()]);
    expect(await textOf(page.locator('h1'))).toBe(title);

    // From one pilot to a related one, which says why it is.
    const related = page.locator('section[aria-labelledby=related] a[href*="/pilots/"], #related a[href*="/pilots/"]').first();
    await Promise.all([page.waitForNavigation(), related.click()]);
    expect(await textOf(page.locator('h1'))).not.toBe(title);

    // Narrowing the list down and taking one filter off again.
    await page.goto(`/${lang}/pilots?theme=healthy&status=running`);
    const both = await counted(page);
    await Promise.all([page.waitForNavigation(), page.locator('nav.chips a').first().click()]);
    expect(await counted(page)).toBeGreaterThanOrEqual(both);

    // The same rows to take home.
    const rows = await counted(page);
    const csv = await page.request.get(`/${lang}/pilots.csv${new URL(page.url()).search}`);
    expect(csv.status()).toBe(200);
    const data = (await (await page.request.get(`/${lang}/pilots.json${new URL(page.url()).search}`)).json()) as { pilots: unknown[] };
    expect(data.pilots).toHaveLength(rows);

    // Searching in a form of the word that no text has.
    const [typed, found] = TYPED[lang];
    await page.goto(`/${lang}/search`);
    await page.locator('main input[name=q]').fill(typed);
    await Promise.all([page.waitForNavigation(), page.locator('main form[role=search] button[type=submit]').click()]);
    expect(await textOf(page.locator('main mark').first())).toMatch(found);
    await context.close();
  });
});
