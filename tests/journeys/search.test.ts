import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '#tests/setup/http';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';
import { seededServer } from '../bars/seeded';

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

const field = (page: Page) => page.getByRole('combobox');

it('suggests while one types, by keyboard alone', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/sv/search`);
  await field(page).pressSequentially('åb');
  const options = page.getByRole('option');
  await options.filter({ hasText: 'Åbo' }).first().waitFor();
  expect(await field(page).getAttribute('aria-expanded')).toBe('true');
  expect(await page.getByRole('status').textContent()).toContain(String(await options.count()));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await field(page).getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.press('ArrowDown');
  const chosen = page.locator(`#${await field(page).getAttribute('aria-activedescendant')}`);
  expect(await chosen.getAttribute('aria-selected')).toBe('true');
  const href = await chosen.getAttribute('data-href');
  await page.keyboard.press('Escape');
  expect(await options.count()).toBe(0);
  await field(page).pressSequentially('o');
  await options.filter({ hasText: 'Partner' }).first().click();
  await page.waitForURL('**/sv/partners/turku');
  expect(href).toMatch(/^\/sv\//);
  await page.close();
});

it('searches with the form alone where nothing is chosen or nothing runs', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/fi/search`);
  await field(page).fill('hulevedet');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/fi/search?q=hulevedet');
  expect(await page.locator('.hit mark').count()).toBeGreaterThan(0);
  await page.close();
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto(`${server.origin}/fi/search`);
  await still.getByRole('searchbox').fill('hulevedet');
  await still.keyboard.press('Enter');
  await still.waitForURL('**/fi/search?q=hulevedet');
  expect(await still.locator('.hit').count()).toBeGreaterThan(0);
  await still.close();
});

it('answers suggestions that caches ask for again, whatever is asked', async () => {
  for (const q of ['lämpö', '', '%00', '%27%3A*', 'x'.repeat(4000), '%F0%9F%8F%99']) {
    const { status, headers, body } = await ask(server.origin, `/fi/search/suggestions?q=${q.includes('%') ? q : encodeURIComponent(q)}`);
    expect(status).toBe(200);
    expect(String(headers['cache-control'])).toContain('no-cache');
    expect(Array.isArray(JSON.parse(body).options)).toBe(true);
  }
});
