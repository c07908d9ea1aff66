import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { ask } from '#tests/setup/http';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';
import { checkHtml, checkShown, titleIn, type Windows, windowsOf } from './page-checks';
import { publicPages, publicTemplates, publicWorld } from './public-templates';
import { inForcedColours, unbending } from './reader-settings';
import { seededServer } from './seeded';

// Each public template and state: valid HTML in three languages, and looked at by axe-core, narrow and wide.

const WEIGHT = 60 * 1024;
const SCRIPTS = 20 * 1024;

/** Pages that are also seen with what readers set for themselves; npm run prove sees all of them so. */
const BENDING = ['', '/pilots', '/pilots/{whole}', '/map', '/crossing', '/progress', '/practices/{travelled}/travel'];

let server: RunningServer;
let browser: Browser;
let windows: Windows;
let world: ReturnType<typeof publicTemplates>;

beforeAll(async () => {
  server = await seededServer();
  browser = await openBrowser();
  windows = windowsOf(browser, server.origin);
  world = publicTemplates(await publicWorld());
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(publicPages)('$name', (page) => {
  it('is valid, accessible and within a narrow, light window in Finnish', async () => {
    const { page: shown } = await checkShown(windows, 'narrow', await world.templateOf(page), 'fi');
    if (BENDING.includes(page.path)) expect(await unbending(shown)).toEqual([]);
  });

  it('is valid and accessible in a wide, dark window in English, and light on a first visit', async () => {
    const { bytes, scriptBytes, page: shown } = await checkShown(windows, 'wide', await world.templateOf(page), 'en', true);
    if (page.path === '/join') expect(await inForcedColours(shown)).toEqual([]);
    expect(scriptBytes).toBeLessThanOrEqual(SCRIPTS);
    expect(bytes).toBeLessThanOrEqual(WEIGHT);
  });

  it('is valid in Swedish', async () => {
    await checkHtml(server.origin, await world.templateOf(page), 'sv');
  });
});

it.each(['', '/pilots', '/pilots/{part}', '/join'])('Swedish reads as well at /sv%s', async (path) => {
  const page = publicPages.find((one) => one.path === path);
  if (!page) throw new Error(`No page ${path}`);
  await checkShown(windows, 'narrow', await world.templateOf(page), 'sv');
});

it.each(LANGUAGES)('each page has a title of its own in %s', async (lang) => {
  const named = publicPages.filter(({ status, path }) => status !== 404 && (!path.includes('?') || path.includes('page=2')));
  // Two names in braces may be one practice: its pages are then listed twice.
  const paths = [...new Set(named.map(({ path }) => world.fill(path)))];
  const titles = await Promise.all(paths.map(async (path) => titleIn((await ask(server.origin, `/${lang}${path}`)).body)));
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});
