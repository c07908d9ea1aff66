import { openBrowser } from '#tests/setup/browser';
import { createRequire } from 'node:module';
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pages = process.argv.slice(2);
const browser = await openBrowser();
for (const path of pages) for (const [w, scheme] of [[320, 'light'], [1280, 'light'], ...(process.env.DARK ? [[1280, 'dark'], [320, 'dark']] as const : [])] as const) {
  const context = await browser.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme as 'light', javaScriptEnabled: true, bypassCSP: true });
  const page = await context.newPage();
  const res = await page.goto(`http://localhost:3480${path}`, { waitUntil: 'networkidle' });
  const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  await page.addScriptTag({ path: axePath });
  const v = await page.evaluate('axe.run().then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target).slice(0,4).join(" | ") + " :: " + v.nodes[0].failureSummary.slice(0,200)))');
  const name = path.replace(/[^a-z0-9]+/gi, '_') + `_${w}_${scheme}.png`;
  await page.screenshot({ path: `/tmp/aukio-reading/${name}`, fullPage: true });
  console.log(res?.status(), path, w, scheme, 'overflow', over, await page.title(), v);
  await context.close();
}
await browser.close();
