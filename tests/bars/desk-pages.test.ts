import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '#app/platform/i18n/languages';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';
import { type DeskPage, deskPages, deskTemplates } from './desk-templates';
import { deskWorld } from './desk-world';
import { checkHtml, checkShown, type Template, type Windows, windowsOf } from './page-checks';
import { unbending } from './reader-settings';
import { cookies, seededServer } from './seeded';

// The same for pages of people who are signed in, each seen by someone whose page it is.

/** Also seen with what readers set for themselves; npm run prove sees all of them so. */
const BENDING = ['/desk/pilots/{draft}/money', '/desk/timeline?page=2', '/desk/programme', '/desk/reports/{mendedReport}/review'];

let server: RunningServer;
let browser: Browser;
let windows: Windows;
let templateOf: (page: DeskPage) => Promise<Template>;

beforeAll(async () => {
  server = await seededServer();
  templateOf = deskTemplates(await deskWorld(), cookies(server.origin));
  browser = await openBrowser();
  windows = windowsOf(browser, server.origin);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const titles = new Map<string, string>();

/** Each page has a name of its own in each language, unless it is another state of one that has. */
function ownTitle({ path, sameTitle }: DeskPage, lang: Lang, title: string) {
  if (sameTitle) return;
  expect(titles.get(`${lang} ${title}`), `another page called ${title}`).toBeUndefined();
  titles.set(`${lang} ${title}`, path);
}

describe.each(deskPages)('$path for $as $sent', (page) => {
  it('is valid and accessible, narrow and light in Finnish', async () => {
    const { title, page: shown } = await checkShown(windows, 'narrow', await templateOf(page), 'fi');
    if (BENDING.includes(page.path)) expect(await unbending(shown)).toEqual([]);
    ownTitle(page, 'fi', title);
  });

  it('is valid and accessible, wide and dark in English', async () => {
    const { title } = await checkShown(windows, 'wide', await templateOf(page), 'en');
    ownTitle(page, 'en', title);
  });

  it('is valid in Swedish', async () => {
    ownTitle(page, 'sv', await checkHtml(server.origin, await templateOf(page), 'sv'));
  });
});
