import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, without a window and without calls home. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // All pages are one site: a process for each costs a sixth of every visit.
      '--process-per-site',
      '--renderer-process-limit=1',
      '--disable-site-isolation-trials',
    ],
  });
}
