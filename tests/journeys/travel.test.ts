import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CRITERIA } from '#app/domain/practices/criteria.type';
import type { Member } from '#app/domain/shared/viewer';
import { env } from '#app/platform/env/env.server';
import { emailOf, lettersTo } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { openBrowser } from '#tests/setup/browser';
import { resetDatabase } from '#tests/setup/database';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';

// A practice's whole way: written up, released, assessed, published, taken up elsewhere, confirmed by both, seen in its tree.

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
  browser = await openBrowser();
}, 120_000);
beforeEach(() => resetDatabase());
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

type Hands = {
  /** Whether pages run scripts, and how wide they are */
  scripts: boolean;
  width: number;
  fill: (page: Page, name: string, text: string) => Promise<void>;
  choose: (page: Page, name: string, value: string) => Promise<void>;
  /** Follows a link or presses a button, and waits for the page that comes; its status. */
  press: (page: Page, selector: string) => Promise<number>;
};

const arriving = async (page: Page, act: Promise<void>): Promise<number> => {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303), page.waitForEvent('load'), act]);
  return answer.status();
};

/** Presses Tab until what is sought has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((sought) => document.activeElement?.matches(sought), selector)) return;
  }
  throw new Error(`The keyboard does not reach ${selector} on ${page.url()}`);
}

const keyboard: Hands = {
  scripts: true,
  width: 1280,
  fill: async (page, name, text) => {
    await tabTo(page, `[name="${name}"]`);
    await page.keyboard.insertText(text);
  },
  choose: async (page, name, value) => {
    await tabTo(page, `main [name="${name}"]`);
    const chosen = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    const isRadio = await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'radio');
    if (isRadio) await page.keyboard.press('Space');
    for (let n = 0; (await chosen()) !== value; n++) {
      expect(n, `${name}=${value}`).toBeLessThan(20);
      await page.keyboard.press('ArrowDown');
    }
  },
  press: async (page, selector) => {
    await tabTo(page, selector);
    return arriving(page, page.keyboard.press('Enter'));
  },
};

const without: Hands = {
  scripts: false,
  width: 320,
  fill: (page, name, text) => page.locator(`main [name="${name}"]`).fill(text),
  choose: async (page, name, value) => {
    const radio = page.locator(`main [type=radio][name="${name}"][value="${value}"]`);
    if ((await radio.count()) > 0) await radio.check();
    else await page.locator(`main select[name="${name}"]`).selectOption(value);
  },
  press: (page, selector) => arriving(page, page.locator(selector).first().click()),
};

const openAs = (hands: Hands) => async (member: Member): Promise<Page> => {
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: hands.width, height: 800 }, javaScriptEnabled: hands.scripts });
  const [name = '', value = ''] = (await signedIn(server.origin, member.personId)).split('=');
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  return page;
};

const inMain = (page: Page) => page.locator('main').textContent();
const SAVE = 'main form button.btn';

/** Where the newest letter to somebody leads. */
async function fromLetter(member: Member): Promise<string> {
  const letter = (await lettersTo(await emailOf(member.personId))).at(-1);
  expect(letter?.text ?? '').not.toMatch(/\S+@\S+/);
  return new URL(letter?.action?.url ?? '').pathname + new URL(letter?.action?.url ?? '').search;
}

async function writeUp({ fill, choose, press }: Hands, page: Page): Promise<string> {
  const say = async (...names: string[]) => {
    for (const name of names) await fill(page, name, `Kerromme: ${name}.`);
  };
  await page.goto('/fi/desk/practices/new');
  await press(page, SAVE);
  const base = page.url().replace(/\/basics$/, '');
  await choose(page, 'outcome', 'worked');
  await fill(page, 'title', 'Lämpö kiertää koululta uimahalliin');
  await say('summary');
  await press(page, SAVE);
  await say('coreIdea', 'environment', 'needs', 'conditions');
  await fill(page, 'leastStaff', '2');
  await choose(page, 'costClass', 'low');
  await choose(page, 'populationClass', 'any');
  await press(page, SAVE);
  await say('steps');
  await press(page, SAVE);
  await say('evidence', 'costs', 'limits', 'lessons');
  await press(page, SAVE);
  await say(...CRITERIA.map((key) => `criterion.${key}`));
  await press(page, SAVE);
  for (const [key, sign] of Object.entries({ lowCarbon: '+', smart: '+', healthy: '0', sociallySustainable: '-' })) await choose(page, `impact.${key}`, sign);
  await press(page, SAVE);
  await page.goto(`${base}/check`);
  expect(await page.locator('.notice-warn').allInnerTexts()).toEqual([]);
  await press(page, SAVE);
  return base.replace(server.origin, '');
}

it.each([['with the keyboard alone', keyboard], ['without scripting', without]] as const)('goes from a write-up to the tree of travel %s', { timeout: 240_000 }, async (_, hands) => {
  const { fill, choose, press } = hands;
  const open = openAs(hands);
  const [home, town, university] = [await aPartner('Kotikunta'), await aPartner('Vierailukunta'), await aPartner('Yliopisto', 'university')];
  const act = { in: home, roles: ['representative' as const], lang: 'fi' };
  const giving = await aMember(act);
  const receiving = await aMember({ ...act, in: town });
  const assessor = await aMember({ in: university, name: 'Aino Arvioija' });

  // Two tiers: the representative releases, the assessor whom the coordinator names publishes. Letters lead both.
  const desk = await open(await aMember({ in: home, roles: ['editor'] }));
  const base = await writeUp(hands, desk);
  const ours = await open(giving);
  await ours.goto(await fromLetter(giving));
  await press(ours, 'main button[value=release]');
  const ministry = await open(await aCoordinator());
  await ministry.goto(`${base}/assessor?q=Arvioija`);
  await choose(ministry, 'person', assessor.personId);
  await press(ministry, SAVE);
  const judging = await open(assessor);
  await judging.goto(await fromLetter(assessor));
  for (const key of CRITERIA) {
    await choose(judging, `score.${key}`, '4');
    await fill(judging, `sentence.${key}`, `Perustelen: ${key}.`);
  }
  await press(judging, 'main button[value=publish]');

  // Readers see the assessment and whom it came from, by organisation alone.
  const reader = await open(await aMember({ in: town, roles: ['editor'] }));
  await reader.goto('/fi/practices');
  await press(reader, 'main a[href="/fi/practices/lampo-kiertaa-koululta-uimahalliin"]');
  expect(await inMain(reader)).toMatch(/Perustelen: effects\./);
  expect(await inMain(reader)).not.toContain('Aino');

  // Another town takes it up; it counts once both sides have confirmed it, and not before.
  await press(reader, 'main a.btn[href*="/desk/replications/new"]');
  await choose(reader, 'state', 'adopted');
  await fill(reader, 'changes', 'Lämmitämme jäähallia.');
  await press(reader, SAVE);
  const own = new URL(reader.url()).pathname;
  const travel = async () => {
    await ours.goto('/fi/practices/lampo-kiertaa-koululta-uimahalliin/travel');
    return { tree: await ours.locator('.travel-link').count(), said: (await inMain(ours))?.includes('Lämmitämme jäähallia.') };
  };
  await ours.goto(await fromLetter(giving));
  await press(ours, SAVE);
  expect(await travel()).toEqual({ tree: 0, said: false });
  const theirs = await open(receiving);
  await theirs.goto(`${own}/confirmation?side=receiving`);
  await press(theirs, SAVE);
  expect(await travel()).toEqual({ tree: 1, said: true });
  expect(await ours.locator('.travel-link').getAttribute('aria-label')).toMatch(/^Vierailukunta/);
  expect(await ours.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(hands.width);

  // Two give it up at once: the second reads what happened and keeps their words.
  const colleague = await open(await aMember({ in: town, roles: ['editor'] }));
  for (const page of [reader, colleague]) await page.goto(`${own}/drop`);
  await fill(reader, 'reason', 'Rahat loppuivat.');
  await press(reader, 'main form button');
  await fill(colleague, 'reason', 'Halli suljettiin keväällä.');
  expect(await press(colleague, 'main form button')).toBe(409);
  expect(await colleague.title()).toBe('Tilanne ehti muuttua – Aukio');
  expect(await inMain(colleague)).toContain('Halli suljettiin keväällä.');
  await press(colleague, 'main a.btn');
  expect(await inMain(colleague)).toContain('Rahat loppuivat.');

  // What both had confirmed stays in the tree, as given up and why.
  expect(await travel()).toEqual({ tree: 1, said: true });
  expect(await inMain(ours)).toContain('Rahat loppuivat.');
});
