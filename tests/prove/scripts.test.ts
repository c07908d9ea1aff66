import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '#app/platform/db/db.server';
import { letterNames } from '#app/platform/mail/letters.server';
import { bodyOf, inTurns, isTyped } from '#tests/bars/hostile-values';
import { cookies, seededServer } from '#tests/bars/seeded';
import { paramsOf } from '#tests/factories/letters';
import { openBrowser } from '#tests/setup/browser';
import { cellsOf } from '#tests/setup/csv';
import { type Answer, ask } from '#tests/setup/http';
import type { RunningServer } from '#tests/setup/server';
import { readWorkbook } from '#tests/setup/xlsx';
import { crawl, type FoundPage } from './crawl';
import { FAMILIES, PAYLOADS } from './payloads';
import { plant } from './planting';
import { proof } from './report';

// Scripts in place of all that people write: nothing may run in Chromium, nor ask anybody else for anything, with the Content-Security-Policy taken away.

const PARTS = 2;
const WHO = [undefined, 'coordinator', 'editor'] as const;
const WRITERS = [undefined, 'practitioner', 'editor', 'representative', 'coordinator', 'admin'] as const;
let server: RunningServer;
let cookieOf: (who: string) => Promise<string>;
let browser: Browser;
/** What ran, was asked of others, or stands in a page though it could run. */
const ran = new Set<string>();
const failed: string[] = [];
let opened = 0;

beforeAll(async () => {
  server = await seededServer();
  cookieOf = cookies(server.origin);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const part = (n: number) => PAYLOADS.filter((_, i) => i % PARTS === n);
const once = <T>(all: T[], by: (one: T) => string): T[] => [...new Map(all.map((one) => [by(one), one])).values()];
const headersOf = async (who: string | undefined): Promise<Record<string, string>> => (who ? { Cookie: await cookieOf(who) } : {});

/** Whatever in a page could run, or speaks to others, and is not ours. Runs in the page. */
function danger(origin: string): string[] {
  const found: string[] = [];
  const isOurs = (address: string) => new URL(address, origin).origin === origin;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    const say = (what: string) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    if (/^(?:iframe|object|embed|base|applet|frame|frameset|marquee|math|foreignobject|animate|set)$/.test(name)) say('element');
    if (name === 'style' || element.hasAttribute('style')) say('style');
    if (name === 'script' && element.getAttribute('type') === 'application/ld+json') JSON.parse(element.textContent ?? '');
    else if (name === 'script' && !(element.getAttribute('src') && isOurs(element.getAttribute('src') ?? ''))) say('script');
    if (name === 'meta' && element.hasAttribute('http-equiv')) say('meta');
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) say('handler');
      const address = attribute.value.replace(/[\u0000-\u0020]/g, '');
      if (/^(?:href|src|srcset|action|formaction|data|poster|xlink:href|ping|background)$/.test(attribute.name) && /^(?:javascript|vbscript|data(?!:image\/(?:png|svg\+xml)))/i.test(address)) say('address');
      if (/^(?:src|srcset|action|formaction|data|poster|ping)$/.test(attribute.name) && !address.startsWith('data:') && !isOurs(address)) say('elsewhere');
    }
  }
  return found;
}

/** Pages of Chromium that show given bytes as if they came from the server, and say when anything runs. */
async function viewer(withPolicy: boolean) {
  const context: BrowserContext = await browser.newContext({ serviceWorkers: 'block' });
  let at = '';
  let given: Answer | undefined;
  const page: Page = await context.newPage();
  await context.exposeFunction('aukioRan', (how: string) => void ran.add(`${at} ran ${how}`));
  await context.addInitScript(() => {
    const told = (window as unknown as { aukioRan: (how: string) => void }).aukioRan;
    for (const name of ['alert', 'confirm', 'prompt', 'print']) (window as unknown as Record<string, unknown>)[name] = (what: unknown) => told(`${name} ${what}`);
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('pageerror', (error) => ran.add(`${at} ${error.message}`));
  await context.route('**', async (route: Route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.origin !== server.origin) {
      ran.add(`${at} asked ${request.url().slice(0, 120)}`);
      return route.abort();
    }
    if (given && request.isNavigationRequest()) {
      const headers = Object.fromEntries(Object.entries(given.headers).filter(([name]) => /^content-type$/.test(name) || (withPolicy && name === 'content-security-policy')).map(([name, value]) => [name, String(value)]));
      return route.fulfill({ status: 200, headers, body: given.body });
    }
    // Whatever is behind a page is drawn already; the pictures of a place are not what is looked for.
    if (request.resourceType() === 'image') return route.fulfill({ status: 204 });
    return route.continue();
  });
  return {
    page,
    async show(path: string, answer: Answer | undefined): Promise<void> {
      [at, given] = [path, answer];
      opened++;
      await page.goto(`${server.origin}${path}`, { waitUntil: 'load', timeout: 30_000 }).catch((error: Error) => failed.push(`${path} ${error.message.split('\n')[0]}`));
      if (answer && !String(answer.headers['content-type']).startsWith('text/html')) return;
      for (const what of await page.evaluate(danger, server.origin).catch((error: Error) => [error.message])) ran.add(`${path} ${what}`);
    },
    close: () => context.close(),
  };
}

type Kept = { who: string | undefined; page: FoundPage; answer: Answer };

/** Every page that those who look can open, a page of each route, as it was answered. */
async function allPages(): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const who of WHO) await crawl(server.origin, (await headersOf(who)).Cookie, { seen: (page, answer) => void kept.push({ who, page, answer }) });
  // What is the same for everyone is looked at once.
  return once(kept.reverse(), ({ page, answer }) => `${page.route} ${page.path.includes('?')} ${answer.body.length}`);
}

async function showAll(pages: { path: string; answer: Answer }[], withPolicy = false): Promise<void> {
  const windows = await Promise.all([viewer(withPolicy), viewer(withPolicy)]);
  const waiting = [...pages];
  await Promise.all(windows.map(async ({ show, close }) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await show(next.path, next.answer);
    await close();
  }));
}

const FILE = /href="(\/[^"#]+(?:\.(?:csv|json|xlsx|atom|pdf|ris|bib|ics|png)(?:\?[^"]*)?|\/documents\/[^"]+|\/file))"/g;
const plain = (text: string) => text.replace(/&amp;/g, '&').replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"');

/** What our feeds and the sitemap are made of; any other element is somebody's. */
const ELEMENTS = new Set(['feed', 'entry', 'id', 'title', 'subtitle', 'summary', 'updated', 'published', 'link', 'icon', 'author', 'name', 'uri', 'category', 'sitemapindex', 'sitemap', 'urlset', 'url', 'loc', 'lastmod', 'xhtml:link']);

/** What a browser or spreadsheet would make of a file. */
async function faultsOfFile(path: string, who: string | undefined): Promise<string[]> {
  const answer = await fetch(`${server.origin}${path}`, { headers: await headersOf(who) });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status !== 200) return answer.status >= 500 ? [`${path} ${answer.status}`] : [];
  const [type, how] = [answer.headers.get('content-type') ?? '', answer.headers.get('content-disposition') ?? ''];
  const faults: string[] = [];
  if (answer.headers.get('x-content-type-options') !== 'nosniff') faults.push('may be sniffed');
  if (/html|xhtml|svg/.test(type)) faults.push(`is shown as ${type}`);
  if (!/^$|^inline$|^attachment(?:; filename="[^"\\\r\n]*"(?:; filename\*=UTF-8''[\w%.~!$&+^`|-]*)?)?$/.test(how)) faults.push(`is called ${how}`);
  if (/csv|spreadsheet|pdf/.test(type) && !how.startsWith('attachment')) faults.push('is no download');
  if (answer.headers.get('x-injected') || answer.headers.getSetCookie().some((cookie) => /injected/.test(cookie))) faults.push('carries a header of somebody’s');
  if (/csv/.test(type)) {
    const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
    const runs = cellsOf(text).flat().filter((cell) => /^[=@+\t\r]|^-(?![\d\s])/.test(cell) && !/^[+-]?[\d\s\u00a0.,]+$/.test(cell));
    faults.push(...runs.slice(0, 3).map((cell) => `holds a formula ${cell.slice(0, 40)}`));
  }
  if (/spreadsheet/.test(type)) readWorkbook(bytes);
  if (/[/+]xml\b/.test(type)) {
    const names = new Set([...new TextDecoder().decode(bytes).matchAll(/<\/?([^\s<>/?!"']+)/g)].map(([, name = '']) => name));
    faults.push(...[...names].filter((name) => !ELEMENTS.has(name)).slice(0, 3).map((name) => `holds an element ${name.slice(0, 40)}`));
  }
  if (/json/.test(type)) JSON.parse(new TextDecoder().decode(bytes));
  if (/pdf/.test(type) && /\/JavaScript|\/JS\b|\/Launch/.test(Buffer.from(bytes).toString('latin1'))) faults.push('acts');
  return faults.map((what) => `${path} ${what}`);
}

it('is looked at by something that sees what runs', async () => {
  // The same payloads with no escaping at all: what is looked for must be found, or all that follows says nothing.
  const page = (path: string, inside: string) => ({ path, answer: { status: 200, headers: { 'content-type': 'text/html' }, body: `<!doctype html><title>x</title>${inside}` } });
  await showAll([
    page('/fi/raw', FAMILIES.urls.map((url) => `<p><a href="${url.replace(/"/g, '&quot;')}">x</a>`).join('')),
    ...[...FAMILIES.tags, ...FAMILIES.handlers].map((payload, n) => page(`/fi/raw/${n}`, payload)),
  ]);
  const found = [...ran].join('\n');
  ran.clear();
  failed.length = 0;
  opened = 0;
  for (const what of ['ran alert', 'asked ', 'handler:', 'address:', 'script:', 'element:', 'style:', 'elsewhere:']) expect(found, what).toContain(what);
  expect(found.split('\n').length).toBeGreaterThan(60);
});

it('runs nothing of what is sent by a form or an address and shown again', async () => {
  const report = proof('Script payloads in forms and addresses');
  const before = [ran.size, failed.length, opened] as const;
  const forms: { who: string | undefined; page: FoundPage }[] = [];
  for (const who of WRITERS) for (const page of await crawl(server.origin, (await headersOf(who)).Cookie)) forms.push({ who, page });
  const one = once(forms.flatMap(({ who, page }) => page.forms.map((form) => ({ who, form }))).filter(({ form }) => !form.isMultipart && form.fields.some((_, i) => isTyped(form, i))), ({ form }) => `${form.action.replace(/[0-9a-f-]{36}|\?.*/g, '')} ${form.fields.map(({ name }) => name).join()}`);
  const shown: { path: string; answer: Answer }[] = [];
  let attempts = 0;
  for (const { who, form } of one) {
    const headers = { ...(await headersOf(who)), Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' };
    await db.rateLimit.deleteMany();
    for (let n = 0; n < PARTS; n++) {
      const all = part(n);
      // All of them in each field; then one in each field, so short that it may be taken.
      for (const value of [(_: number) => all.join(' '), (i: number) => all[(i * 7) % all.length] ?? '']) {
        attempts += all.length;
        const answer = await ask(server.origin, form.action, { method: 'POST', headers, body: bodyOf(form, (i) => (isTyped(form, i) && !/select|radio|checkbox/.test(form.fields[i]?.kind ?? '') ? encodeURIComponent(value(i)) : undefined)) });
        if (answer.status >= 500) failed.push(`${form.action} ${answer.status}`);
        if (answer.status === 422 || answer.status === 409) shown.push({ path: form.action, answer });
      }
    }
  }
  const open = once(forms.filter(({ who, page }) => who === undefined && !page.path.includes('?')), ({ page }) => page.route).map(({ page }) => page.path);
  for (const [i, payload] of PAYLOADS.entries()) {
    const sent = encodeURIComponent(payload);
    for (const path of [`/fi/search?q=${sent}`, `${open[i % open.length]}?q=${sent}&theme=${sent}&place=${sent}&partner=${sent}&sort=${sent}&with=${sent}&token=${sent}&to=${sent}&from=${sent}&year=${sent}`, `/fi/${encodeURIComponent(payload.slice(0, 60))}`, `/fi/sign-in?to=/${sent}`]) {
      attempts++;
      shown.push({ path, answer: await ask(server.origin, path) });
    }
  }
  // An answer is looked at when it says any of it again; the same page is looked at once.
  const telling = once(shown.filter(({ answer }) => /alert|canary/.test(answer.body) && String(answer.headers['content-type']).startsWith('text/html')), ({ path, answer }) => `${path.split('?')[0]} ${answer.status} ${path.startsWith('/fi/search?') ? path : path.includes('?') ? '' : answer.body.length}`);
  await showAll(telling);
  const { page, close } = await viewer(false);
  await page.goto(`${server.origin}/fi/search`);
  for (const typed of ['alert', 'canary', '<img src=x onerror=alert(1)>', 'script']) {
    await page.locator('main input[name=q]').first().fill(typed);
    await page.waitForTimeout(600);
    for (const what of await page.evaluate(danger, server.origin)) ran.add(`suggestions ${what}`);
  }
  await close();
  report({ attempts, successes: ran.size - before[0] + failed.length - before[1], note: `${one.length} forms, ${opened - before[2]} pages opened` });
  expect([...ran].slice(before[0], before[0] + 40)).toEqual([]);
  expect(failed.slice(before[1], before[1] + 40)).toEqual([]);
  expect(one.length).toBeGreaterThan(50);
  expect(telling.length).toBeGreaterThan(60);
});

/** Every file that the desk makes, each subject in each form that its own page offers. */
async function allExports(): Promise<{ who: string; path: string }[]> {
  const headers = { ...(await headersOf('coordinator')), Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' };
  const { body } = await ask(server.origin, '/fi/desk/exports', { headers });
  const values = (name: string) => [...new Set([...body.matchAll(/<(?:input|button)\b[^>]*>/g)].flatMap(([tag]) => (tag.includes(` name="${name}"`) ? [/ value="([^"]*)"/.exec(tag)?.[1] ?? ''] : [])))];
  const made: { who: string; path: string }[] = [];
  for (const subject of values('subject')) {
    for (const format of subject === 'programme' ? ['pdf'] : values('format')) {
      const { status, headers: { location = '' } } = await ask(server.origin, '/fi/desk/exports?index', { method: 'POST', headers, body: `subject=${subject}&format=${format}&lang=fi&reportLang=fi` });
      const id = /exports\/([0-9a-f-]{36})/.exec(location)?.[1];
      if (status !== 303 || !id) failed.push(`export ${subject} ${format} ${status}`);
      else {
        for (let i = 0; i < 100 && (await db.export.findUnique({ where: { id } }))?.state !== 'done'; i++) await new Promise((wait) => setTimeout(wait, 300));
        made.push({ who: 'coordinator', path: `/fi/desk/exports/${id}/file` });
      }
    }
  }
  expect(made.length).toBeGreaterThan(5);
  return made;
}

it('runs nothing of what people wrote, in no page, letter, feed or file, without a policy that would stop it', async () => {
  const report = proof('Script payloads in what is kept');
  const into = new Set<string>();
  let pages = 0;
  let files = 0;
  for (let n = 0; n < PARTS; n++) {
    for (const column of await plant(server.databaseUrl, part(n).join('\n\n'))) into.add(column);
    const all = await allPages();
    pages += all.length;
    await showAll(all.map(({ page, answer }) => ({ path: page.path, answer })));
    // With the policy that readers get, some of them once more: it must not be what keeps a script from running.
    await showAll(all.filter((_, i) => i % 8 === n).map(({ page, answer }) => ({ path: page.path, answer })), true);
    const found = once(all.flatMap(({ who, answer }) => [...answer.body.matchAll(FILE)].map(([, path = '']) => ({ who, path: plain(path) }))), ({ path }) => path.replace(/\/documents\/.*/, '/documents').replace(/\?.*/, '?').replace(/[0-9a-f-]{36}/, '').replace(/\/(pilots|practices|partners)\/[^/.]+/, '/$1/'));
    const more = ['/sitemap.xml', '/catalog.jsonld', '/api/v1/pilots', '/api/v1/practices', '/api/v1/partners', '/api/v1/openapi.json'].map((path) => ({ who: undefined, path }));
    const exports = n === 0 ? await allExports() : [];
    files += found.length + exports.length;
    await inTurns([...found, ...more, ...exports], async ({ who, path }) => void failed.push(...(await faultsOfFile(path, who).catch((error: Error) => [`${path} ${error.message.slice(0, 200)}`]))), 3);
    const shown = await Promise.all([...found, ...more].filter(({ path }) => /atom|json|xml|api/.test(path)).map(async ({ who, path }) => ({ path, answer: await ask(server.origin, path, { headers: await headersOf(who) }) })));
    await showAll(shown);
    const letters = await Promise.all(letterNames().map((template) => db.letter.create({ data: { to: 'a@example.org', lang: 'fi', template, params: paramsOf(template, part(n).join(' ')) } })));
    await showAll(await Promise.all(letters.map(async ({ id }) => ({ path: `/demo/mail/${id}`, answer: await ask(server.origin, `/demo/mail/${id}`) }))));
  }
  report({ attempts: pages * part(0).length, successes: ran.size + failed.length, note: `${PAYLOADS.length} payloads in ${into.size} columns; ${opened} pages opened, ${files} files, ${letterNames().length} letters` });
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
  expect(Object.values(FAMILIES).every((family) => family.length >= 8)).toBe(true);
  expect([...ran].slice(0, 40)).toEqual([]);
  expect(failed.slice(0, 40)).toEqual([]);
  expect(pages).toBeGreaterThan(200);
  expect(into.size).toBeGreaterThan(30);
});
