import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { aMember } from '#tests/factories/people';
import { aReviewableReport, handIn } from '#tests/factories/reviewable';
import { openBrowser } from '#tests/setup/browser';
import { type RunningServer, startServer } from '#tests/setup/server';
import { signedIn } from '#tests/setup/sessions';

// Two coordinators meet at one report: one on a telephone without scripting, one at a desk with it.

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: env().AUKIO_DATA_DIR } });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(env().AUKIO_DATA_DIR, { recursive: true, force: true });
});

async function pageOf(member: Member, width: number, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width, height: 800 }, javaScriptEnabled });
  const [name = '', value = ''] = (await signedIn(server.origin, member.personId)).split('=');
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  return page;
}

const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
const inMain = (page: Page) => page.locator('main').textContent();

it('one returns a report while the other reads it; the other is told and keeps their text; mended, it is accepted', { timeout: 180_000 }, async () => {
  const { editor, indicator, id } = await aReviewableReport({ title: 'Lämpöpumput odottavat oikeaa hetkeä' });
  const later = await aReviewableReport({ title: 'Naapurin metsä' });
  await db.report.update({ where: { id }, data: { submittedAt: new Date(Date.now() - 19 * 86_400_000) } });
  const anna = await aMember({ platform: ['coordinator'], name: 'Anna Aalto', lang: 'fi' });
  const bo = await aMember({ platform: ['coordinator'], name: 'Bo Berg', lang: 'sv' });

  // Anna comes from her desk: the report is on top, and says why.
  const phone = await pageOf(anna, 320, false);
  await phone.goto('/fi/desk');
  expect(await phone.locator('.work li').first().textContent()).toMatch(/Lämpöpumput odottavat oikeaa hetkeä[\s\S]*odottanut 19 päivää/);
  await phone.locator('.work h3 a').first().click();
  await phone.waitForURL('**/review');
  await fits(phone);
  expect(await phone.locator('.before del').allInnerTexts()).toEqual(['kahteen', 'keväällä']);
  expect(await phone.locator('.now ins').allInnerTexts()).toEqual(['neljään', 'syksyllä']);
  expect(await inMain(phone)).toContain('+150 henkilöä, +150');

  // Bo opens the same one and is told who reads it.
  const desk = await pageOf(bo, 1280, true);
  await desk.goto(`/sv/desk/reports/${id}/review`);
  await fits(desk);
  expect(await inMain(desk)).toMatch(/Anna Aalto öppnade den här/);
  const [before, now] = [await desk.locator('.before').first().boundingBox(), await desk.locator('.now').first().boundingBox()];
  expect((now?.x ?? 0) > (before?.x ?? 0) + 300 && Math.abs((now?.y ?? 0) - (before?.y ?? 0)) < 5).toBe(true);

  // Anna returns it with a reason at its field.
  await phone.locator('#at-answer-progress summary', { hasText: 'Perustele' }).click();
  await phone.locator('[name="reason.answer.progress"]').fill('Missä taloissa?');
  await phone.locator('button[value=return]').click();
  expect(await inMain(phone)).toMatch(/Anna Aalto palautti raportin[\s\S]*Seuraava: Naapurin metsä/);
  await fits(phone);

  // Bo decides too late: nothing is lost, and he sees who was first.
  await desk.locator('#at-answer-progress summary', { hasText: 'Motivera' }).click();
  await desk.locator('[name="reason.answer.progress"]').fill('Nämn gatorna.');
  await desk.locator('[name=remark]').fill('Ringer Åbo i morgon.');
  const [answer] = await Promise.all([desk.waitForResponse((response) => response.request().method() === 'POST'), desk.locator('button[value=return]').click()]);
  expect(answer.status()).toBe(409);
  expect(await desk.locator('[role=alert]').textContent()).toMatch(/Du hann inte först[\s\S]*Anna Aalto återsände rapporten/);
  expect(await desk.locator('[name="reason.answer.progress"]').inputValue()).toBe('Nämn gatorna.');
  expect(await desk.locator('[name="reason.answer.progress"]').isVisible()).toBe(true);
  expect(await desk.locator('button[value=accept]').count()).toBe(0);
  await desk.locator('button[value=remark]').click();
  expect(await desk.locator('.remarks li').allInnerTexts()).toEqual([expect.stringContaining('Ringer Åbo i morgon.')]);

  // It comes back: what was asked stands at its field, with what became of it.
  await handIn(editor, id, indicator, 'Pumput asennettiin neljään taloon syksyllä, Rantakadulla.', '250');
  await phone.goto(`/fi/desk/reports/${id}/review`);
  expect(await phone.locator('#at-answer-progress .field-remark').textContent()).toMatch(/Missä taloissa\?[\s\S]*on muuttunut palautuksen jälkeen/);
  expect(await phone.locator('.thread').textContent()).toContain('Missä taloissa?');
  await phone.locator('button[value=accept]').click();
  await phone.locator('.next-report a').click();
  expect(await phone.locator('h1').textContent()).toBe('Naapurin metsä');
  await phone.goto('/fi/desk/reports');
  expect(await phone.locator('.queue h3').allInnerTexts()).toEqual(['Naapurin metsä']);
  expect(later.id).not.toBe(id);
});
