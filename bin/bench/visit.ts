import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { median, type Part, type Row } from './figures';
import type { Page } from './pages';
import type { Served } from './place';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const VISITED = ['Home', 'List', 'A pilot', 'Search'];
const TRIES = 3;
const KB = 1024;
const MOST_KB = 60;
const MOST_MS = 1000;
/** Slow 4G: bits a second both ways, and the way there and back. */
const SLOW = { downloadThroughput: (1.6 * 1_000_000) / 8, uploadThroughput: (0.75 * 1_000_000) / 8, latency: 150, offline: false };
const SLOWER = 4;

type Visit = { bytes: number; requests: number; pictures: number; scripts: number };

/** A first visit: what came over the line, as compressed, pictures apart. */
async function visit(context: BrowserContext, url: string): Promise<Visit> {
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const kinds = new Map<string, string>();
  const found: Visit = { bytes: 0, requests: 0, pictures: 0, scripts: 0 };
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    found.requests++;
    if (kinds.get(requestId) === 'Image') found.pictures += encodedDataLength;
    else found.bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') found.scripts += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return found;
}

/** A first visit on a slow phone: when the first byte came, and when the largest part was painted. */
async function onSlowPhone(browser: Browser, url: string): Promise<{ ttfb: number; lcp: number; shift: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, locale: 'fi-FI' });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', SLOW);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'networkidle' });
  const told = await page.evaluate(
    () =>
      new Promise<{ ttfb: number; lcp: number; shift: number }>((resolve) => {
        let lcp = 0;
        let shift = 0;
        new PerformanceObserver((list) => (lcp = list.getEntries().at(-1)?.startTime ?? lcp)).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => (shift += list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0))).observe({ type: 'layout-shift', buffered: true });
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        setTimeout(() => resolve({ ttfb: (navigation?.responseStart ?? 0) - (navigation?.startTime ?? 0), lcp, shift }), 300);
      }),
  );
  await context.close();
  return told;
}

/** What a first visit costs, with and without JavaScript, and how soon it shows on a slow phone. */
export async function firstVisit({ origin }: Served, pages: Page[]): Promise<Part> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const weights: Row[] = [];
  const paints: Row[] = [];
  try {
    for (const { name, path } of pages.filter((one) => VISITED.includes(one.name))) {
      for (const javaScriptEnabled of [true, false]) {
        const context = await browser.newContext({ javaScriptEnabled, locale: 'fi-FI' });
        const { bytes, requests, pictures, scripts } = await visit(context, origin + path);
        weights.push({ name: `${name}${javaScriptEnabled ? '' : ', no JavaScript'}`, values: [bytes / KB, requests, scripts / KB, pictures / KB] });
        await context.close();
      }
      const tries = [];
      for (let i = 0; i < TRIES; i++) tries.push(await onSlowPhone(browser, origin + path));
      paints.push({ name, values: [median(tries.map(({ ttfb }) => ttfb)), median(tries.map(({ lcp }) => lcp)), median(tries.map(({ shift }) => shift))] });
    }
  } finally {
    await browser.close();
  }
  return {
    key: 'visit', title: 'A first visit',
    compared: `Chromium with an empty cache. Bytes are those that came over the line, headers and compression included, pictures apart; the scripts are the site's own small elements, never the framework. The slow phone is simulated: 360 × 640 at twice the density, a processor ${SLOWER} times slower than this one, 1.6 Mbit/s and 150 ms there and back; medians of ${TRIES} visits.`,
    tables: [
      { key: 'visit-bytes', title: 'Bytes and requests', columns: ['KB without pictures', 'requests', 'of it scripts, KB', 'pictures, KB'], rows: weights, limit: { column: 0, most: MOST_KB, said: `at most ${MOST_KB}` } },
      { key: 'visit-paint', title: 'On a slow phone', columns: ['first byte, ms', 'largest paint, ms', 'layout shift'], rows: paints, limit: { column: 1, most: MOST_MS, said: `at most ${MOST_MS}` } },
    ],
  };
}
