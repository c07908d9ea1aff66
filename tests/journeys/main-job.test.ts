import type { Browser, BrowserContext, Page } from 'playwright-core';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPassword } from '#app/platform/auth/secrets.server';
import { openBrowser } from '../setup/browser';
import { type RunningServer, startServer } from '../setup/server';

// The main job as its users live it: at 320 px, in Finnish, without scripting, through letters and forms alone.

const PASSWORD = 'pitkä ja oma salasana';
let server: RunningServer;
let browser: Browser;

async function addCoordinator(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "Person" (id, email, name, "passwordHash", lang, roles) VALUES (gen_random_uuid(), 'koordinaattori@example.org', 'Koordinaattori', $1, 'fi', '{coordinator}')`,
    [await hashPassword(PASSWORD)],
  );
  await client.end();
}

beforeAll(async () => {
  server = await startServer({ database: 'journey_main_job', prepare: addCoordinator });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const context = () => browser.newContext({ baseURL: server.origin, javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: 'fi-FI' });

async function personIn(into: BrowserContext): Promise<Page> {
  const page = await into.newPage();
  page.setDefaultTimeout(8_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  return page;
}

/** The link in the newest letter to someone, as they would find it in their mailbox. */
async function linkInLetter(page: Page, to: string): Promise<string> {
  await page.goto('/demo/mail');
  await page.locator('li, tr').filter({ hasText: to }).first().getByRole('link').first().click();
  const href = await page.locator('main a[href*="token="], main a[href*="/desk"]').first().getAttribute('href');
  if (!href) throw new Error(`No link in the letter to ${to}`);
  return href;
}

const h1 = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const send = (page: Page) => page.locator('main form button[type=submit].btn').first().click();
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
};
const noSideways = async (page: Page) =>
  expect(await page.locator('html').evaluate((html) => html.scrollWidth), page.url()).toBeLessThanOrEqual(320);

async function signIn(page: Page, email: string) {
  await page.goto('/fi/sign-in');
  await fill(page, { email, password: PASSWORD });
  await send(page);
  await page.waitForURL('**/fi/desk**');
}

const TEXTS = {
  basics: { title: 'Koulun hukkalämpö talteen', summary: 'Kylmälaitteiden lämpö lämmittää koulun käyttöveden.', startsOn: '2026-02-01', endsOn: '2027-11-30' },
  story: { challenge: 'Kylmälaitteiden lämpö menee **ulos**.', approach: 'Asennamme lämmöntalteenoton.', novelty: 'Kunta jakaa mittaustiedon.' },
};

async function fillImpact(page: Page) {
  const effects = { lowCarbon: '+', smart: '0', healthy: '0', sociallySustainable: '-' };
  for (const [key, sign] of Object.entries(effects)) {
    await page.locator(`[name="impact.${key}"][value="${sign}"]`).check();
    await page.locator(`[name="evidence.${key}"]`).fill(`Arvio perustuu mittauksiin: ${key}.`);
  }
}

it('leads from joining to a published pilot', { timeout: 180_000 }, async () => {
  const [newcomers, ministrys] = [await context(), await context()];
  const page = await personIn(newcomers);
  const desk = await personIn(ministrys);
  const email = 'uusi@kunta.example';

  // Someone at an organisation nobody knows asks to join; a mistake costs them nothing.
  await page.goto('/fi/join');
  await noSideways(page);
  await fill(page, { email, name: 'Kehittämispäällikkö', newOrganisationName: 'Uusikylä', workTitle: 'Kehittämispäällikkö', why: 'Haluamme oppia muilta.' });
  await page.locator('[name="newOrganisationKind"]').selectOption('municipality');
  await page.locator('[name="side"][value="administration"]').check();
  await page.locator('[name="themes"][value="low-carbon"]').check();
  await send(page);
  expect(await page.locator('.error-summary').textContent()).toContain('suostumu');
  expect(await page.locator('[name="why"]').inputValue()).toBe('Haluamme oppia muilta.');
  await noSideways(page);
  await page.locator('[name="consent"]').check();
  await send(page);
  await page.waitForURL('**/join/sent');

  // A look at the letter's link confirms nothing; the button does.
  await page.goto(await linkInLetter(page, email));
  await signIn(desk, 'koordinaattori@example.org');
  await desk.goto('/fi/desk/applications');
  expect(await desk.locator('main').textContent()).not.toContain('Uusikylä');
  await send(page);
  await page.waitForURL('**/join/confirmed');

  await desk.goto('/fi/desk/applications');
  await desk.getByRole('link', { name: /Kehittämispäällikkö/ }).first().click();
  await desk.locator('main a[href$="/approve"]').first().click();
  await send(desk);

  await page.goto(await linkInLetter(page, email));
  await fill(page, { newPassword: PASSWORD });
  await send(page);
  await page.waitForURL('**/fi/desk**');

  // A pilot is begun, left half-filled, and continued.
  await page.goto('/fi/desk/pilots/new');
  await send(page);
  await page.waitForURL('**/basics');
  const base = page.url().replace(/\/basics$/, '');
  await fill(page, { title: TEXTS.basics.title, summary: '' });
  await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await page.goto('/fi');
  await page.goto(`${base}/basics`);
  expect(await page.locator('[name="title"]').inputValue()).toBe(TEXTS.basics.title);
  await fill(page, TEXTS.basics);
  await send(page);
  await page.waitForURL('**/story');
  await fill(page, TEXTS.story);
  await send(page);
  await page.waitForURL('**/impact');
  await fillImpact(page);
  await noSideways(page);
  await send(page);
  await page.waitForURL('**/goals');
  await page.locator('details').filter({ has: page.locator('[value="11.6"]') }).locator('summary').click();
  await page.locator('[name="sdgTargets"][value="11.6"]').check();
  await fill(page, { nuaParagraphs: '75' });
  await send(page);
  await page.waitForURL('**/plan');
  await fill(page, { 'milestones.0.title': 'Laitteet paikallaan', 'milestones.0.dueOn': '2026-06-01' });
  await send(page);
  await page.waitForURL('**/money');
  await page.locator('[name="budget.0.category"]').selectOption('equipment');
  await page.locator('[name="funding.0.source"]').selectOption('own');
  await fill(page, { 'budget.0.amount': '12 000', 'funding.0.amount': '12 000' });
  await noSideways(page);
  await send(page);

  // Two windows on one step: the second to save is shown both texts and merges them.
  const other = await personIn(newcomers);
  await other.goto(`${base}/story`);
  await page.goto(`${base}/story`);
  await fill(other, { novelty: 'Kunta jakaa mittaustiedon avoimesti.' });
  await send(other);
  await fill(page, { novelty: 'Kunta jakaa tiedon ja ohjeet.' });
  const [clash] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), send(page)]);
  expect(clash.status()).toBe(409);
  const notice = await page.locator('.error-summary').textContent();
  expect(notice).toContain('mittaustiedon avoimesti');
  expect(notice).toContain('tiedon ja ohjeet');
  expect(await page.locator('[name="novelty"]').inputValue()).toBe('Kunta jakaa tiedon ja ohjeet.');
  await noSideways(page);
  await fill(page, { novelty: 'Kunta jakaa mittaustiedon avoimesti ja ohjeet.' });
  await send(page);
  await page.waitForURL('**/impact');

  await page.goto(`${base}/check`);
  await page.getByRole('button', { name: 'Lähetä arvioitavaksi' }).click();
  await page.waitForURL(base);

  // The ministry returns it with three reasons at three fields.
  await desk.goto(`${base.replace(server.origin, '')}/review`);
  const reasons = { summary: 'Kerro, paljonko lämpöä saadaan.', 'evidence.smart': 'Mihin arvio perustuu?', milestones: 'Lisää välitavoite loppuun.' };
  for (const [field, reason] of Object.entries(reasons)) {
    const box = desk.locator(`[name="reason.${field}"]`);
    await desk.locator('details').filter({ has: box }).locator('summary').click();
    await box.fill(reason);
  }
  await noSideways(desk);
  await desk.getByRole('button', { name: 'Palauta perusteluineen' }).click();
  await desk.waitForURL('**/fi/desk');
  expect(await desk.locator('main').textContent()).not.toContain(TEXTS.basics.title);

  // Each reason stands at its field; the city mends it.
  await page.goto(await linkInLetter(page, email));
  for (const [step, reason] of [['basics', reasons.summary], ['impact', reasons['evidence.smart']], ['plan', reasons.milestones]]) {
    await page.goto(`${base}/${step}`);
    expect(await page.locator('.field-remark').allTextContents()).toEqual([expect.stringContaining(String(reason))]);
  }
  await page.goto(`${base}/basics`);
  await fill(page, { summary: 'Kylmälaitteiden lämpö kattaa kolmanneksen koulun käyttövedestä.' });
  await send(page);
  await page.goto(`${base}/plan`);
  await fill(page, { 'milestones.1.title': 'Tulokset julki', 'milestones.1.dueOn': '2027-10-01' });
  await send(page);
  await page.goto(`${base}/check`);
  await page.getByRole('button', { name: 'Lähetä arvioitavaksi' }).click();
  await page.waitForURL(base);
  await desk.goto(`${base.replace(server.origin, '')}/review`);
  await desk.getByRole('button', { name: 'Hyväksy ja julkaise' }).click();
  await desk.waitForURL('**/fi/desk');

  // A stranger finds it, in three languages.
  const stranger = await personIn(await context());
  await stranger.goto('/fi/search?q=hukkalämmön');
  await stranger.goto('/fi/pilots');
  await stranger.getByRole('link', { name: TEXTS.basics.title }).click();
  expect(await h1(stranger)).toBe(TEXTS.basics.title);
  await noSideways(stranger);
  for (const lang of ['sv', 'en']) {
    await stranger.goto(`/${lang}/pilots/koulun-hukkalampo-talteen`);
    expect(await stranger.locator('h1').getAttribute('lang')).toBe('fi');
    expect(await stranger.locator('main').textContent()).toContain(lang === 'sv' ? 'på finska' : 'Finnish');
  }
});
