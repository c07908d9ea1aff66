import type { Browser, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { type Lang, LANGUAGES } from '#app/platform/i18n/languages';
import { deskPages, deskTemplates } from '#tests/bars/desk-templates';
import { deskWorld } from '#tests/bars/desk-world';
import { walkByTab } from '#tests/bars/focus-walk';
import { LOOK } from '#tests/bars/look';
import { AXE, checkDocument, send, sideways, smallTargets, type Template, violations } from '#tests/bars/page-checks';
import { publicPages, publicTemplates, publicWorld } from '#tests/bars/public-templates';
import { atFourTimes, enlarged, inForcedColours, moving, reflow, spaced } from '#tests/bars/reader-settings';
import { cookies, seededServer } from '#tests/bars/seeded';
import { openBrowser } from '#tests/setup/browser';
import { ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { dice } from './dice';
import { type Findings, proof } from './report';

// Whom the portal serves: each page and form state in three languages, narrow and wide, light and dark; with each setting a reader may need; by keyboard.

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 720 };
const SETTINGS = 6;

let server: RunningServer | undefined;
let windows: { browser: Browser; page: Page; cookie?: string }[] = [];

afterEach(async () => {
  for (const { browser } of windows) await browser.close();
  windows = [];
  await server?.stop();
  server = undefined;
});

/** Two windows in browsers of their own: one computes while the other waits. */
async function open(origin: string) {
  windows = await Promise.all(
    [1, 2].map(async () => {
      const browser = await openBrowser();
      const context = await browser.newContext({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' });
      context.setDefaultTimeout(20_000);
      await context.addInitScript({ content: `${AXE};${LOOK}` });
      const page = await context.newPage();
      await page.goto(`${origin}/fi/sign-in`);
      return { browser, page };
    }),
  );
}

type Seen = { template: Template; langs: readonly Lang[]; /** Walked by Tab in a wide window; else in one of 320 × 256 */ walksWide: boolean };
type Tally = { attempts: number; faults: string[] };

/** Puts a template into a window, in one language, with everything unfolded; what came is checked as a document. */
async function show(window: (typeof windows)[number], origin: string, template: Template, lang: Lang): Promise<string[]> {
  const { page } = window;
  if (window.cookie !== template.cookie) {
    await page.context().clearCookies();
    const [name, value] = template.cookie?.split('=') ?? [];
    if (name && value) await page.context().addCookies([{ name, value, url: origin }]);
    window.cookie = template.cookie;
  }
  const address = `${origin}/${lang}${template.path}`;
  const response = await (template.sent === undefined ? page.goto(address, { waitUntil: 'load' }) : send(page, address, template.sent));
  const faults: string[] = [];
  await checkDocument(origin, template, lang, { status: response?.status() ?? 0, body: (await response?.text()) ?? '' }).catch((error: Error) => faults.push(error.message.slice(0, 600)));
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLDetailsElement>('main details')) folded.open = true;
  });
  return faults;
}

/** All that is looked at, page after page in two windows. */
async function lookAt(origin: string, all: Seen[]) {
  const combinations: Tally = { attempts: 0, faults: [] };
  const settings: Tally = { attempts: 0, faults: [] };
  const focus: Tally = { attempts: 0, faults: [] };
  const waiting = [...all];
  const look = async (window: (typeof windows)[number], { template, langs, walksWide }: Seen) => {
    const { page } = window;
    for (const lang of langs) {
      const where = `/${lang}${template.path}${template.sent === undefined ? '' : ` ← ${template.sent}`}`;
      const add = (to: Tally, attempts: number, what: string, faults: string[]) => {
        to.attempts += attempts;
        to.faults.push(...faults.map((fault) => `${where} ${what}: ${fault}`));
      };
      await page.setViewportSize(WIDE);
      add(combinations, 1, 'HTML', await show(window, origin, template, lang));
      add(combinations, 1, 'wide, light', await violations(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      add(combinations, 1, 'wide, dark', await violations(page, true));
      await page.setViewportSize(NARROW);
      add(combinations, 1, 'narrow, dark', await violations(page, true));
      await page.emulateMedia({ colorScheme: 'light' });
      add(combinations, 1, 'narrow, light', [...(await violations(page)), ...(await smallTargets(page)), ...(await sideways(page))]);
      if (lang !== langs[0]) continue;
      add(settings, SETTINGS, 'narrow', [...(await spaced(page)), ...(await moving(page)), ...(await inForcedColours(page))]);
      const narrow = await atFourTimes(page, async () => {
        add(settings, 0, 'narrow', await reflow(page));
        return walksWide ? undefined : walkByTab(page);
      });
      await page.setViewportSize(WIDE);
      add(settings, 0, 'wide', [...(await enlarged(page)), ...(await inForcedColours(page))]);
      const { stops, faults } = narrow ?? (await walkByTab(page));
      add(focus, stops, walksWide ? 'wide' : 'at 400 %', faults);
    }
  };
  await Promise.all(
    windows.map(async (window) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { template } = next;
        await look(window, next).catch((error: Error) => combinations.faults.push(`${template.path} could not be looked at: ${error.message}`));
      }
    }),
  );
  return { combinations, settings, focus };
}

const findings = ({ attempts, faults }: Tally, note: string): Findings => ({ attempts, losses: faults.length, note });
const once = (faults: string[]) => [...new Set(faults)].slice(0, 200);

/** Looks at all of them and tells the three proofs of it. Chance decides in which window a page is walked by Tab, since both would take too long. */
async function prove(what: string, origin: string, pages: Omit<Seen, 'walksWide'>[]) {
  const throwDice = dice(what);
  const all = pages.map((page) => ({ ...page, walksWide: throwDice() < 0.5 }));
  const reports = [proof(`Accessibility: ${what}, all combinations`), proof(`Accessibility: ${what}, settings of readers`), proof(`Accessibility: ${what}, focus by Tab`)];
  await open(origin);
  const { combinations, settings, focus } = await lookAt(origin, all);
  reports[0]?.(findings(combinations, `${all.length} pages, 3 languages, 320 and 1280 px, light and dark; losses are violations`));
  reports[1]?.(findings(settings, 'text at 200 %, 400 %, spacing, less motion, forced colours light and dark'));
  reports[2]?.(findings(focus, 'reached in order, seen, not covered, shown at 3:1'));
  expect(once([...combinations.faults, ...settings.faults, ...focus.faults])).toEqual([]);
}

it('serves everybody with each public page', async () => {
  server = await seededServer();
  const { templateOf } = publicTemplates(await publicWorld());
  const templates = await Promise.all(publicPages.map(templateOf));
  await prove('public pages', server.origin, templates.map((template) => ({ template, langs: LANGUAGES })));
});

it('serves everybody with each page of the desk', async () => {
  server = await seededServer();
  const templateOf = deskTemplates(await deskWorld(), cookies(server.origin));
  const all: Omit<Seen, 'walksWide'>[] = [];
  for (const page of deskPages) all.push({ template: await templateOf(page), langs: LANGUAGES });
  await prove('pages of the desk', server.origin, all);
});

/** What the sitemap lists: an address without its language, the language, and all that it is listed in. */
async function listed(origin: string): Promise<{ path: string; lang: Lang; listed: Lang[] }[]> {
  const locs = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = '']) => loc.replace(/&amp;/g, '&').slice(origin.length));
  const whole = (await ask(origin, '/sitemap.xml')).body;
  const bodies = whole.includes('<sitemapindex') ? await Promise.all(locs(whole).map(async (file) => (await ask(origin, file)).body)) : [whole];
  const addresses = bodies.flatMap(locs);
  const isListed = new Set(addresses);
  return addresses.flatMap((address) => {
    const [, lang, path = ''] = /^\/(fi|sv|en)(.*)$/.exec(address) ?? [];
    return lang ? [{ path, lang: lang as Lang, listed: LANGUAGES.filter((one) => isListed.has(`/${one}${path}`)) }] : [];
  });
}

it('serves everybody with thirty pages of the sitemap, whichever', async () => {
  server = await seededServer();
  const all = await listed(server.origin);
  expect(all.length).toBeGreaterThan(300);
  const throwDice = dice('sitemap');
  const drawn = Array.from({ length: 30 }, () => all.splice(Math.floor(throwDice() * all.length), 1)[0]).filter((one) => one !== undefined);
  await prove('pages of the sitemap', server.origin, drawn.map(({ path, lang, listed }) => ({ template: { name: path, path, listed }, langs: [lang] })));
});
