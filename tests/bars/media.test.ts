import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { openBrowser } from '#tests/setup/browser';
import type { RunningServer } from '#tests/setup/server';
import { seededServer, seededTravel } from './seeded';

// What the other page tests do not see: pages while they load, on very wide screens, in forced colours, without motion, and on paper.

let server: RunningServer;
let browser: Browser;
const slugs: Record<string, string> = {};

beforeAll(async () => {
  server = await seededServer();
  browser = await openBrowser();
  for (const kind of ['pilots', 'partners', 'practices']) {
    const lead = kind === 'pilots' ? { revisions: { some: { state: 'published', content: { path: ['pictures', '0', 'fileId'], not: 'null' } } } } : {};
    slugs[kind] = (await db.entry.findFirstOrThrow({ where: { kind, isPublic: true, ...lead }, orderBy: { slug: 'asc' } })).slug;
  }
  slugs.compared = (await db.entry.findMany({ where: { kind: 'practices', isPublic: true }, orderBy: { slug: 'asc' }, take: 4 })).map(({ slug }) => `with=${slug}`).join('&');
  slugs.travelled = (await seededTravel()).travelledSlug;
  slugs.indicator = (await db.commonIndicator.findFirstOrThrow({ where: { indicators: { some: { values: { some: { state: 'accepted' } } } } }, orderBy: { position: 'asc' } })).key;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const pages = ['', '/pilots', '/pilots/{pilots}', '/practices?place=under10000', '/practices/suiting', '/practices/compare?{compared}', '/practices/{practices}', '/practices/{travelled}/travel', '/practices/kylma-ilman-ostajia', '/practices/metsapohja-pihaan/versions', '/practices/{practices}/questions', '/partners-wanted', '/partners', '/partners/{partners}', '/themes/smart', '/map', '/crossing', '/progress', '/progress/{indicator}', '/progress/plan/late', '/progress/follow-ups/12/answered', '/progress/travel/cities', '/people', '/open-data', '/search?q=energia', '/about', '/join'];
const fill = (path: string) => path.replace(/\{(\w+)\}/, (_, kind) => slugs[kind] ?? '');

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

const OBSERVE = `window.shift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shift += value; }).observe({ type: 'layout-shift', buffered: true });`;

/** Windows stay open between pages: to open one costs more than to look at a page. */
const windows = new Map<string, Promise<Page>>();

async function open(options: Options): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.addInitScript({ content: OBSERVE });
  return page;
}

async function shown<T>(path: string, options: Options, look: (page: Page) => Promise<T>): Promise<T> {
  const key = JSON.stringify(options);
  windows.set(key, windows.get(key) ?? open(options));
  const page = (await windows.get(key)) as Page;
  await page.goto(`${server.origin}/fi${fill(path)}`, { waitUntil: 'load' });
  return look(page);
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(pages)('%s', (path) => {
  it.each([320, 1280])('does not move while it loads and is scrolled, %s px wide', async (width) => {
    const shift = await shown(path, { viewport: { width, height: 720 } }, async (page) => {
      await page.evaluate(async () => {
        await document.fonts.ready;
        for (let y = 0; y < document.body.scrollHeight; y += 600) {
          window.scrollTo(0, y);
          await new Promise((next) => setTimeout(next, 15));
        }
      });
      return page.evaluate(() => (window as unknown as { shift: number }).shift);
    });
    expect(shift).toBeLessThan(0.01);
  });

  it('stays together on a screen 2,560 px wide', async () => {
    const found = await shown(path, { viewport: { width: 2560, height: 1300 } }, async (page) => ({
      sideways: await sideways(page),
      // Lines of running text that are longer than anybody reads with ease.
      long: await page.evaluate(() =>
        [...document.querySelectorAll('main p, main li > p')].filter((text) => {
          const size = Number.parseFloat(getComputedStyle(text).fontSize);
          return (text.textContent ?? '').length > 160 && text.getBoundingClientRect().width > 46 * size;
        }).map((text) => text.outerHTML.slice(0, 120)),
      ),
    }));
    expect(found).toEqual({ sideways: 0, long: [] });
  });

  it('shows every link and button in forced colours, and moves nothing when motion is unwelcome', async () => {
    const found = await shown(path, { viewport: { width: 1280, height: 900 }, forcedColors: 'active', reducedMotion: 'reduce' }, (page) =>
      page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const lost = [...document.querySelectorAll<HTMLElement>('main a, main button, header a')]
          .filter((element) => element.checkVisibility() && getComputedStyle(element).color === ground && getComputedStyle(element).backgroundColor === ground)
          .map((element) => element.outerHTML.slice(0, 120));
        return { lost, moving: document.getAnimations().filter(({ playState }) => playState === 'running').length };
      }),
    );
    expect(found).toEqual({ lost: [], moving: 0 });
  });

  it('prints without navigation and buttons, within the width of a sheet', async () => {
    // A4 less margins of 15 mm, at 96 dots to the inch.
    const found = await shown(path, { viewport: { width: 680, height: 1000 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const visible = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.site-nav, .menu, button, .btn, form[role=search]')].filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120)),
      );
      return { visible, sideways: await sideways(page), heading: await page.locator('h1').isVisible() };
    });
    expect(found).toEqual({ visible: [], sideways: 0, heading: true });
  });
});
