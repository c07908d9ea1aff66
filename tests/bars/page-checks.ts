import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Lang } from '#app/platform/i18n/languages';
import { ask } from '#tests/setup/http';
import { LOOK } from './look';

/** A page in one of its states. `path` is what follows the language. */
export type Template = {
  name: string;
  path: string;
  /** The Cookie header of who looks */
  cookie?: string;
  status?: number;
  /** What is sent to the page, to see it refuse */
  sent?: string;
  /** Search engines may list it: then these are the languages it exists in. */
  listed?: readonly Lang[];
};

const htmlValidate = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // How React writes HTML down; browsers read both ways alike.
    'void-style': 'off',
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    // Titles end with the site's name and hold the entry's own.
    'long-title': 'off',
    // Buttons and links may say more to a screen reader than they show.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A role on a form or a scrolling region is what makes it a landmark.
    'prefer-native-element': 'off',
    // The menu stands twice and is shown once, by the window's width; axe-core checks the names of those shown.
    'unique-landmark': 'off',
    // Labels name their field twice, for speech input that knows only one way.
    'no-redundant-for': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
  },
});

export const titleIn = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
const linksIn = (html: string, rel: string): string[] => [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`rel="${rel}"`));
const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '';

/** The page as plain HTML in one language. */
export async function fetchPage(origin: string, template: Template, lang: Lang) {
  const headers: Record<string, string> = template.cookie ? { Cookie: template.cookie } : {};
  const path = `/${lang}${template.path}`;
  if (template.sent === undefined) return ask(origin, path, { headers });
  return ask(origin, path, { method: 'POST', headers: { ...headers, Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body: template.sent });
}

/** Checks the HTML of a page as a program gets it, without a window. Returns its title. */
export async function checkHtml(origin: string, template: Template, lang: Lang): Promise<string> {
  return checkDocument(origin, template, lang, await fetchPage(origin, template, lang));
}

/** Checks that the HTML of a page is valid, says its language and place, and has headings in order. Returns its title. */
export async function checkDocument(origin: string, template: Template, lang: Lang, { status, body }: { status: number; body: string }): Promise<string> {
  expect(status).toBe(template.status ?? 200);
  const report = await htmlValidate.validateString(body);
  expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} … ${body.split('\n')[line - 1]?.slice(Math.max(0, column - 60), column + 100)}`))).toEqual([]);

  expect(body).toContain(`<html lang="${lang}">`);
  const levels = [...body.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.entries()) expect(level, `headings ${levels.join(' ')}`).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
  const title = titleIn(body);
  expect(title).toMatch(/\S.* – Aukio$/);
  expect(title).not.toMatch(/undefined|null|\[object|\w+\.\w+\./);
  const isHidden = /<meta name="robots" content="noindex"/.test(body) || (template.status ?? 200) >= 400;
  expect(isHidden, 'hidden from search engines').toBe(!template.listed);
  if (template.listed) {
    const [canonical, ...more] = linksIn(body, 'canonical').map((tag) => attribute(tag, 'href'));
    expect(more).toEqual([]);
    const original = template.listed.includes(lang) ? lang : template.listed[0];
    const { path } = template;
    expect(canonical).toBe(`${origin}/${original}${path}`);
    const alternates = linksIn(body, 'alternate').filter((tag) => attribute(tag, 'hreflang')).map((tag) => [attribute(tag, 'hreflang'), attribute(tag, 'href')]);
    expect(alternates.sort()).toEqual(template.listed.map((other) => [other, `${origin}/${other}${path}`]).sort());
    expect(body).toMatch(/<meta name="description" content="[^"]{10,}"/);
  }
  return title;
}

/** What a page asked for and complained of while it was shown. */
type Witness = { foreign: string[]; complaints: string[]; bytes: number; scriptBytes: number };

/** Watches a window from now on; `begin` forgets what was seen before. */
function watch(page: Page, origin: string) {
  let witness: Witness;
  let sizes: Promise<void>[];
  const begin = () => {
    witness = { foreign: [], complaints: [], bytes: 0, scriptBytes: 0 };
    sizes = [];
  };
  begin();
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:')) witness.foreign.push(request.url());
  });
  page.on('requestfinished', (request) => {
    const type = request.resourceType();
    if (!['document', 'stylesheet', 'font', 'script'].includes(type)) return;
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        witness.bytes += responseBodySize;
        if (type === 'script') witness.scriptBytes += responseBodySize;
      }),
    );
  });
  page.on('pageerror', (error) => witness.complaints.push(error.message));
  page.on('console', (message) => {
    // A page that refuses says so with its own status.
    const isOwnStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (message.type() === 'error' && !isOwnStatus) witness.complaints.push(`${message.text()} ${message.location().url}`);
  });
  const settled = async (): Promise<Witness> => {
    await Promise.all(sizes);
    return witness;
  };
  return { begin, settled };
}

/** Sent to a window once; the browser compiles it once, too. To send the long form to every page took a tenth of the whole test. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong on a page, a line each; with the contrast of its colours alone, where nothing else has changed. */
export async function violations(page: Page, contrastAlone = false): Promise<string[]> {
  const runOnly = contrastAlone ? { type: 'rule' as const, values: ['color-contrast'] } : { type: 'tag' as const, values: TAGS };
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const more = runOnly.type === 'tag' ? { rules: { 'target-size': { enabled: true } } } : {};
    // Nothing plays here by itself; to look for it axe would fetch each stylesheet again.
    const result = await axe.run(document, { runOnly, ...more, resultTypes: ['violations'], selectors: false, preload: false });
    return result.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)} ${node.any.map(({ message }) => message).join('; ').slice(0, 200)}`));
  }, runOnly);
}

/** Buttons, form fields and links of the navigation that are smaller than 24 by 24 pixels; links in running text are exempt. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, summary, select, textarea, input:not([type=hidden]), nav a, a.btn, a.btn-secondary, a.tag')) {
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const isShown = width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
      if (isShown && (width < 24 || height < 24)) small.push(`${element.outerHTML.slice(0, 120)} ${Math.round(width)}×${Math.round(height)}`);
    }
    return small;
  });

/** How far a page runs out of the window sideways, in pixels, and what sticks out. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
    return [`${document.documentElement.scrollWidth} px wide`, ...out.slice(-3).map((element) => element.outerHTML.slice(0, 160))];
  });

const SIZES = { narrow: { width: 320, height: 720, colorScheme: 'light' }, wide: { width: 1280, height: 900, colorScheme: 'dark' } } as const;
type Size = keyof typeof SIZES;

/** Windows that stay open between pages, one for each size, whoever looks: to open one costs more than to look at six pages. */
export type Windows = { browser: Browser; origin: string; open: Map<Size, Promise<Window>> };
type Window = { page: Page; watched: ReturnType<typeof watch>; cookie?: string; forgetFiles: () => Promise<unknown> };

export const windowsOf = (browser: Browser, origin: string): Windows => ({ browser, origin, open: new Map() });

async function openWindow({ browser, origin }: Windows, size: Size): Promise<Window> {
  const { width, height, colorScheme } = SIZES[size];
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
  await context.addInitScript({ content: `${AXE};${LOOK}` });
  const page = await context.newPage();
  // Forms are sent from a page of the site.
  await page.goto(`${origin}/fi/sign-in`);
  const inspector = await context.newCDPSession(page);
  return { page, watched: watch(page, origin), forgetFiles: () => inspector.send('Network.clearBrowserCache') };
}

/** The window of a size, in the hands of whom the cookie is. */
async function windowFor(windows: Windows, size: Size, header?: string): Promise<Window> {
  const opening = windows.open.get(size) ?? openWindow(windows, size);
  windows.open.set(size, opening);
  const window = await opening;
  if (window.cookie !== header) {
    const context = window.page.context();
    await context.clearCookies();
    const [name, value] = header?.split('=') ?? [];
    if (name && value) await context.addCookies([{ name, value, url: windows.origin }]);
    window.cookie = header;
  }
  return window;
}

/** Sends to an address what a form would. */
export async function send(page: Page, to: string, sent: string) {
  const [response] = await Promise.all([
    page.waitForNavigation({ waitUntil: 'load' }),
    page.evaluate(([action, fields]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post' });
      form.setAttribute('action', action);
      for (const [name, value] of new URLSearchParams(fields)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      document.body.append(form);
      form.submit();
    }, [to, sent] as const),
  ]);
  return response;
}

/**
 * Shows a page and checks its HTML, how it looks and what it fetches: narrow is 320 px and light, wide 1280 px and dark.
 * @param firstVisit nothing has been fetched before, so that what it weighs can be told
 */
export async function checkShown(windows: Windows, size: Size, template: Template, lang: Lang, firstVisit = false): Promise<Witness & { title: string; page: Page }> {
  const { page, watched, forgetFiles } = await windowFor(windows, size, template.cookie);
  if (firstVisit) await forgetFiles();
  watched.begin();
  const address = `${windows.origin}/${lang}${template.path}`;
  const response = await (template.sent === undefined ? page.goto(address, { waitUntil: 'load' }) : send(page, address, template.sent));
  if (!response) throw new Error(`Nothing came from ${address}`);
  const title = await checkDocument(windows.origin, template, lang, { status: response.status(), body: await response.text() });
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll<HTMLDetailsElement>('main details')) folded.open = true;
  });
  const found = { size, lang, violations: await violations(page), smallTargets: await smallTargets(page), sideways: await sideways(page) };
  const witness = await watched.settled();
  const { foreign, complaints } = witness;
  expect({ ...found, foreign, complaints }).toEqual({ size, lang, violations: [], smallTargets: [], sideways: [], foreign: [], complaints: [] });
  return { ...witness, title, page };
}
