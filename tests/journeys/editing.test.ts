import type { Browser, Page } from 'playwright-core';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CRITERIA, criterionField } from '#app/domain/practices/criteria.type';
import { hashPassword } from '#app/platform/auth/secrets.server';
import { openBrowser } from '../setup/browser';
import { type RunningServer, startServer } from '../setup/server';

// What editors and coordinators do around the main job, with forms alone: pictures, translations, later edits, moving on.

const PASSWORD = 'pitkä ja oma salasana';
const TOWN = '00000000-0000-4000-8000-000000000001';
const UNIVERSITY = '00000000-0000-4000-8000-000000000002';
let server: RunningServer;
let browser: Browser;

async function prepare(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const hash = await hashPassword(PASSWORD);
  await client.query(`
    INSERT INTO "Entry" (id, kind, slug, state, "isPublic", "originalLang", "publishedAt") VALUES ('${TOWN}', 'partners', 'uusikyla', 'published', true, 'fi', now()), ('${UNIVERSITY}', 'partners', 'korkeakoulu', 'published', true, 'fi', now());
    INSERT INTO "Partner" (id, kind) VALUES ('${TOWN}', 'municipality'), ('${UNIVERSITY}', 'university');
    INSERT INTO "EntryText" ("entryId", lang, title, summary, state) VALUES ('${TOWN}', 'fi', 'Uusikylä', '', 'original'), ('${UNIVERSITY}', 'fi', 'Korkeakoulu', '', 'original');`);
  for (const [email, lang, roles] of [['editor', 'sv', '{}'], ['coordinator', 'en', '{coordinator}'], ['second', 'fi', '{coordinator}'], ['representative', 'fi', '{}'], ['assessor', 'en', '{}']]) {
    await client.query(`INSERT INTO "Person" (id, email, name, "passwordHash", lang, roles) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`, [`${email}@example.org`, email, hash, lang, roles]);
  }
  for (const [email, place, role] of [['editor', TOWN, 'editor'], ['representative', TOWN, 'representative'], ['assessor', UNIVERSITY, 'practitioner']]) {
    await client.query(`INSERT INTO "Membership" (id, "personId", "partnerId", roles, side) SELECT gen_random_uuid(), id, $2, ARRAY[$3], 'administration' FROM "Person" WHERE email = $1`, [`${email}@example.org`, place, role]);
  }
  await client.end();
}

beforeAll(async () => {
  server = await startServer({ database: 'journey_editing', prepare });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(who: string, lang: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false, viewport: { width: 320, height: 640 } })).newPage();
  page.setDefaultTimeout(8_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  await page.goto(`/${lang}/sign-in`);
  await page.locator('[name=email]').fill(`${who}@example.org`);
  await page.locator('[name=password]').fill(PASSWORD);
  await send(page);
  await page.waitForURL(`**/${lang}/desk**`);
  return page;
}

const send = (page: Page) => page.locator('main form button[type=submit].btn').first().click();
/** Takes a submission through both tiers: the organisation releases it, a coordinator names an assessor, the assessor publishes. */
async function assessed(base: string, coordinator: Page, representative: Page, assessor: Page): Promise<void> {
  await representative.goto('/fi/desk');
  await representative.locator('[aria-labelledby=desk-release] a').first().click();
  await representative.getByRole('button', { name: 'Hyväksy arvioitavaksi' }).click();
  await representative.waitForURL('**/fi/desk');
  await coordinator.goto(`${base.replace('/sv/', '/en/')}/assessor`);
  await coordinator.locator('[name=q]').fill('assessor');
  await coordinator.getByRole('button', { name: 'Search' }).last().click();
  await coordinator.locator('[name=person]').first().check();
  await coordinator.getByRole('button', { name: 'Name as assessor' }).click();
  await coordinator.waitForURL(`**${base.replace('/sv/', '/en/')}`);
  await assessor.goto('/en/desk');
  await assessor.locator('[aria-labelledby=desk-assess] a').first().click();
  // Nothing said yet: it stays with its assessor, who is told at each criterion.
  const [empty] = await Promise.all([assessor.waitForResponse((r) => r.request().method() === 'POST'), assessor.getByRole('button', { name: 'Publish with the assessment' }).click()]);
  expect(empty.status()).toBe(422);
  for (const key of CRITERIA) {
    await assessor.locator(`[name="score.${key}"][value="4"]`).check();
    await assessor.locator(`[name="sentence.${key}"]`).fill('Shown with figures.');
  }
  await assessor.getByRole('button', { name: 'Publish with the assessment' }).click();
  await assessor.waitForURL('**/en/desk');
}
const fill = async (page: Page, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
};

/** Fills in the whole form of a practice, the shorter of the two kinds. */
async function writePractice(page: Page): Promise<string> {
  await page.goto('/sv/desk/practices/new');
  await page.locator('[name=originalLang][value=sv]').check();
  await send(page);
  await page.waitForURL('**/basics');
  const base = new URL(page.url()).pathname.replace(/\/basics$/, '');
  await page.locator('[name=outcome][value=worked]').check();
  await fill(page, { title: 'Gemensam verkstad', summary: 'Grannar lagar saker tillsammans.' });
  await send(page);
  await page.waitForURL('**/use');
  await fill(page, { coreIdea: 'En verkstad med **öppna** dörrar.', environment: 'Ett bostadsområde.', needs: 'Invånarnas.', conditions: 'Ett rum.', leastStaff: '2' });
  await page.locator('[name=costClass][value=low]').check();
  await page.locator('[name=populationClass][value=any]').check();
  await send(page);
  await page.waitForURL('**/doing');
  await fill(page, { steps: '1. Hitta ett rum\n2. Öppna dörren' });
  await send(page);
  await page.waitForURL('**/evidence');
  await fill(page, { evidence: 'Besök räknades.', costs: 'Hyran.', limits: 'Kräver frivilliga.', lessons: 'Öppettiderna avgör.' });
  await send(page);
  await page.waitForURL('**/criteria');
  await fill(page, Object.fromEntries(CRITERIA.map((criterion) => [criterionField(criterion), 'Det syns i siffrorna.'])));
  await send(page);
  await page.waitForURL('**/themes');
  for (const key of ['lowCarbon', 'smart', 'healthy', 'sociallySustainable']) await page.locator(`[name="impact.${key}"][value="+"]`).check();
  await send(page);
  await page.waitForURL('**/contacts');
  await send(page);
  await page.waitForURL('**/pictures');
  return base;
}

it('a picture is refused with a reason, then added, described and published; translations and later edits follow', { timeout: 120_000 }, async () => {
  const editor = await signedIn('editor', 'sv');
  const base = await writePractice(editor);

  // A picture without alt text, and a file that is no picture, are refused at their fields.
  await editor.locator('[name=file]').setInputFiles({ name: 'x.svg', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') });
  await fill(editor, { 'credit.new': 'Staden' });
  await editor.locator('main form[enctype] button.btn').click();
  expect(await editor.locator('#f-alt-new-error').textContent()).toContain('Fyll i');
  expect(await editor.locator('[name="credit.new"]').inputValue()).toBe('Staden');
  await fill(editor, { 'alt.new': 'En öppen dörr' });
  await editor.locator('[name=file]').setInputFiles({ name: 'x.svg', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') });
  await editor.locator('main form[enctype] button.btn').click();
  expect(await editor.locator('#f-file-error').textContent()).toContain('JPEG');
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#2a8459' } }).jpeg().toBuffer();
  await editor.locator('[name=file]').setInputFiles({ name: 'dorr.jpg', mimeType: 'image/jpeg', buffer: picture });
  await editor.locator('main form[enctype] button.btn').click();
  expect(await editor.locator('main img').getAttribute('alt')).toBe('En öppen dörr');
  const src = (await editor.locator('main img').getAttribute('src')) ?? '';
  expect((await fetch(server.origin + src)).status).toBe(404);

  // Side by side, a translation.
  await editor.goto(`${base}/translations/fi`);
  await fill(editor, { title: 'Yhteinen verstas', summary: 'Naapurit korjaavat yhdessä.' });
  await editor.locator('main form button[name=then]').first().click();
  await editor.waitForURL('**/translations');

  await editor.goto(`${base}/check`);
  await send(editor);
  await editor.waitForURL(`**${base}`);

  // It waits for the organisation; meanwhile two coordinators open it. The second to decide is told, and keeps what they wrote.
  const [first, second] = [await signedIn('coordinator', 'en'), await signedIn('second', 'fi')];
  await first.goto(`${base.replace('/sv/', '/en/')}/review`);
  await second.goto(`${base.replace('/sv/', '/fi/')}/review`);
  const [representative, assessor] = [await signedIn('representative', 'fi'), await signedIn('assessor', 'en')];
  await assessed(base, first, representative, assessor);
  await second.locator('[name=note]').fill('Tarkentaisin vielä.');
  const [late] = await Promise.all([second.waitForResponse((r) => r.request().method() === 'POST'), second.getByRole('button', { name: 'Hylkää' }).click()]);
  expect(late.status()).toBe(409);
  expect(await second.locator('[role=alert]').textContent()).toContain('ei ole enää arvioitavana');
  expect(await second.locator('[name=note]').inputValue()).toBe('Tarkentaisin vielä.');

  const reader = await (await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false })).newPage();
  await reader.goto('/fi/practices/gemensam-verkstad');
  expect(await reader.locator('h1').textContent()).toBe('Yhteinen verstas');
  expect(await reader.locator('[aria-labelledby=assessment]').textContent()).toContain('Keskiarvo 4');
  expect((await fetch(server.origin + src)).headers.get('content-type')).toBe('image/webp');
  await reader.goto('/en/practices/gemensam-verkstad');
  expect(await reader.locator('h1').getAttribute('lang')).toBe('sv');

  // A later edit of the words goes to review; readers keep the published ones, and the translation is marked.
  await editor.goto(`${base}/basics`);
  await fill(editor, { title: 'Gemensam verkstad för alla' });
  await send(editor);
  await editor.goto(`${base}/check`);
  expect(await editor.locator('main').textContent()).toContain('företrädare har godkänt');
  await send(editor);
  await reader.goto('/sv/practices/gemensam-verkstad');
  expect(await reader.locator('h1').textContent()).toBe('Gemensam verkstad');
  await first.goto(`${base.replace('/sv/', '/en/')}/review`);
  expect(await first.locator('main').textContent()).toContain('Changed since published');
  await assessed(base, first, representative, assessor);
  await reader.goto('/sv/practices/gemensam-verkstad');
  expect(await reader.locator('h1').textContent()).toBe('Gemensam verkstad för alla');
  await reader.goto('/fi/practices/gemensam-verkstad');
  expect(await reader.locator('main').textContent()).toContain('muuttunut tämän käännöksen jälkeen');
});
