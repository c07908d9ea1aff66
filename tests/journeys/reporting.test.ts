import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReport, returnReport } from '#app/domain/reports/report-review.server';
import { versionsOf } from '#app/domain/reports/report.server';
import type { Member } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { formsIn, type PageForm } from '../bars/forms';
import { emailOf, lettersTo, PASSWORD, withPassword } from '../factories/accounts';
import { aCoordinator, aMember, aPartner } from '../factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '../factories/rounds';
import { openBrowser } from '../setup/browser';
import { ask } from '../setup/http';
import { type RunningServer, startServer } from '../setup/server';
import { signedIn } from '../setup/sessions';

// Two editors of a city write one report, it comes back, they mend it: once over plain HTTP, once on a narrow screen.

const questions = [aQuestion('progress', { labels: { fi: 'Miten pilotti eteni?', sv: 'Hur gick det?', en: 'How did it go?' } }), aQuestion('next', { kind: 'line', required: false })];
let server: RunningServer;
let browser: Browser;
let coordinator: Member;
let editor: Member;
let second: Member;
let lead: string;

beforeAll(async () => {
  lead = await aPartner('Uusikylä');
  [editor, second, coordinator] = await Promise.all([aMember({ in: lead, roles: ['editor'], name: 'Aino' }), aMember({ in: lead, roles: ['editor'], name: 'Eero', lang: 'en' }), aCoordinator()]);
  for (const { personId } of [editor, second]) await withPassword(personId);
  server = await startServer({ database: process.env.DATABASE_URL as string, env: { AUKIO_DATA_DIR: process.env.AUKIO_DATA_DIR as string } });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function aReport(period: string, dueOn: string, title: string): Promise<{ id: string; indicator: string }> {
  const { id: pilotId } = await aRunningPilot(lead, { title });
  const indicator = await anIndicator(pilotId, { names: { fi: 'Tavoitetut ihmiset', en: 'People reached' } });
  await anAcceptedValue(indicator, '2024H2', 80, { source: 'Kävijälaskuri' });
  const { reports: [id = ''] } = await anOpenRound([pilotId], { period, dueOn: new Date(dueOn), questions });
  return { id, indicator };
}

/** A form as a browser without scripting would send it. */
const encoded = (form: PageForm, values: Record<string, string>): string => {
  const fields = new URLSearchParams();
  for (const { name, kind, value } of form.fields) if (kind !== 'submit') fields.append(name, values[name] ?? value);
  for (const [name, value] of Object.entries(values)) if (!fields.has(name)) fields.append(name, value);
  return fields.toString();
};

it('over plain HTTP: filled, clashed, joined, handed in, returned, mended and accepted', { timeout: 60_000 }, async () => {
  const { id, indicator } = await aReport('2025H1', '2025-08-15', 'Lämpö talteen');
  const base = `/fi/desk/reports/${id}`;
  const figure = (part: string) => `figure.${indicator}.${part}`;
  const cookie = { first: await signedIn(server.origin, editor.personId), other: await signedIn(server.origin, second.personId) };
  const get = async (at: string, who = cookie.first) => ask(server.origin, at, { headers: { Cookie: who } });
  const formAt = async (at: string, who = cookie.first): Promise<PageForm> => {
    const [form] = formsIn((await get(at, who)).body, at);
    if (!form) throw new Error(`No form at ${at}`);
    return form;
  };
  const post = (at: string, body: string, who = cookie.first) =>
    ask(server.origin, at, { method: 'POST', headers: { Cookie: who, Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body });

  expect((await get('/fi/desk')).body).toContain(`href="${base}"`);
  const [mine, theirs] = [await formAt(`${base}/form`), await formAt(`${base}/form`, cookie.other)];
  expect(mine.fields.find(({ name }) => name === figure('source'))?.value).toBe('Kävijälaskuri');
  expect((await post(`${base}/form`, encoded(mine, { 'answer.progress': 'Pumput asennettiin.', 'answer.next': '', [figure('value')]: '120', [figure('comment')]: '' }))).status).toBe(303);
  const clash = await post(`${base}/form`, encoded(theirs, { 'answer.progress': 'Pumput tulivat.', 'answer.next': 'Mittaukset', [figure('value')]: '', [figure('comment')]: '' }), cookie.other);
  expect(clash.status).toBe(409);
  for (const text of ['Aino', 'Pumput asennettiin.', 'Pumput tulivat.']) expect(clash.body).toContain(text);
  const [joined] = formsIn(clash.body, `${base}/form`);
  expect(joined?.fields.find(({ name }) => name === figure('value'))?.value).toBe('120');
  expect((await post(`${base}/form`, encoded(joined as PageForm, { 'answer.progress': 'Pumput asennettiin ja otettiin käyttöön.', [figure('comment')]: '', ...Object.fromEntries([['then', 'check']]) }), cookie.other)).headers.location).toBe(`${base}/check`);

  expect((await get(`${base}/check`)).body).toContain('Pumput asennettiin ja otettiin käyttöön.');
  expect((await post(`${base}/check`, '')).headers.location).toBe(base);
  expect((await get(base)).body).toContain('Raportti on lähetetty');
  await returnReport(coordinator, id, 1, [{ field: 'answer.progress', text: 'Mihin taloihin?' }], '');
  const returned = await get(`${base}/form`);
  expect(returned.body).toContain('Koordinaattorin perustelu: Mihin taloihin?');
  const [mended] = formsIn(returned.body, `${base}/form`);
  await post(`${base}/form`, encoded(mended as PageForm, { 'answer.progress': 'Pumput asennettiin kouluihin.', [figure('comment')]: '' }));
  expect((await post(`${base}/check`, '')).status).toBe(303);
  await acceptReport(coordinator, id, 2);
  expect((await get(base)).body).toContain('Raportti on hyväksytty');
  expect((await get(`${base}/versions/1`)).body).toContain('Pumput asennettiin ja otettiin käyttöön.');
  expect((await versionsOf(id)).map(({ outcome, submission }) => [outcome, submission.answers.progress?.[0], submission.answers.next?.[0]])).toEqual([
    ['accepted', 'Pumput asennettiin kouluihin.', 'Mittaukset'],
    ['returned', 'Pumput asennettiin ja otettiin käyttöön.', 'Mittaukset'],
  ]);
});

async function opened(who: Member, lang: string, scripting: boolean): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.origin, javaScriptEnabled: scripting, viewport: { width: 320, height: 640 } })).newPage();
  page.setDefaultTimeout(8_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  await page.goto(`/${lang}/sign-in`);
  await page.locator('[name=email]').fill(await emailOf(who.personId));
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('main form button[type=submit].btn').first().click();
  await page.waitForURL(`**/${lang}/desk**`);
  return page;
}

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`);

it('on a narrow screen, one with and one without scripting, from the desk and from the letter', { timeout: 120_000 }, async () => {
  const { id, indicator } = await aReport('2025H2', '2026-02-15', 'Puut kaduille');
  const value = `figure.${indicator}.value`;
  const [first, other] = [await opened(editor, 'fi', false), await opened(second, 'en', true)];

  // From the desk to the form; Enter in a field saves and never copies an old answer.
  await first.getByRole('link', { name: /Puut kaduille/ }).first().click();
  await first.getByRole('link', { name: 'Täytä raportti' }).click();
  await field(first, value).fill('noin sata');
  await field(first, value).press('Enter');
  expect(await first.locator('[role=alert]').textContent()).toContain('Tavoitetut ihmiset, luku');
  expect(await first.evaluate(() => document.activeElement?.className)).toBe('error-summary');
  expect(await field(first, value).inputValue()).toBe('noin sata');
  await first.locator('[role=alert] a').first().click();
  expect(await first.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(value);

  // Meanwhile another editor answers the question, in another language of the page.
  await other.goto(`/en/desk/reports/${id}/form`);
  await field(other, 'answer.progress').fill('Lehmukset istutettiin.');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.waitForSelector('text=Saved.');

  await field(first, value).fill('1 250,5');
  await field(first, 'answer.progress').fill('Puut istutettiin.');
  const [conflict] = await Promise.all([first.waitForResponse((response) => response.request().method() === 'POST'), first.getByRole('button', { name: 'Tallenna ja tarkista' }).click()]);
  expect(conflict.status()).toBe(409);
  expect(await first.locator('[role=alert]').textContent()).toMatch(/Eero tallensi .*Lehmukset istutettiin\.[\s\S]*Puut istutettiin\./);
  expect([await field(first, 'answer.progress').inputValue(), await field(first, value).inputValue()]).toEqual(['Puut istutettiin.', '1 250,5']);
  await field(first, 'answer.progress').fill('Kadulle istutettiin lehmuksia.');
  await first.getByRole('button', { name: 'Tallenna ja tarkista' }).click();
  await first.waitForURL('**/check*');
  expect(await first.locator('.submission').textContent()).toMatch(/1\s250,5 henkilöä/);
  await first.getByRole('button', { name: 'Lähetä raportti' }).click();
  await first.waitForURL(`**/reports/${id}*`);
  expect(await first.locator('main').textContent()).toContain('Raportti on lähetetty');
  expect(await first.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  // Whoever still writes is told, and keeps their words.
  await field(other, 'answer.progress').fill('One more thing.');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.waitForSelector('[role=alert]');
  expect(await field(other, 'answer.progress').inputValue()).toBe('One more thing.');

  await returnReport(coordinator, id, 1, [{ field: `figure.${indicator}`, text: 'Onko tämä koko puolivuosi?' }], 'Yksi kysymys vielä.');
  const letter = (await lettersTo(await emailOf(editor.personId))).at(-1);
  expect(letter?.text).toContain('Onko tämä koko puolivuosi?');
  await first.goto(new URL(letter?.action?.url ?? '').pathname);
  await first.getByRole('link', { name: 'Tavoitetut ihmiset' }).first().click();
  await first.waitForURL(`**/form#f-figure-${indicator}`);
  expect(await first.locator(`#f-figure-${indicator}`).textContent()).toContain('Onko tämä koko puolivuosi?');
  await field(first, value).fill('1300');
  await first.getByRole('button', { name: 'Tallenna ja tarkista' }).click();
  expect(await first.locator('.submission').textContent()).toContain('Muuttunut');
  await first.getByRole('button', { name: 'Lähetä raportti' }).click();
  await first.waitForURL(`**/reports/${id}*`);
  expect((await versionsOf(id)).map(({ number }) => number)).toEqual([2, 1]);
  expect(await db.indicatorValue.findMany({ where: { indicatorId: indicator, period: '2025H2' }, select: { state: true, reportId: true } })).toEqual([{ state: 'submitted', reportId: id }]);
});
