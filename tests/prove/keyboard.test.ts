import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { returnReport } from '#app/domain/reports/report-review.server';
import { env } from '#app/platform/env/env.server';
import { emailOf, lettersTo, PASSWORD, withPassword } from '#tests/factories/accounts';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { aPractice } from '#tests/factories/replications';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';
import { openBrowser } from '#tests/setup/browser';
import { resetDatabase } from '#tests/setup/database';
import { Keys } from '#tests/setup/keys';
import { type RunningServer, startServer } from '#tests/setup/server';
import { proof } from './report';

// What people come for, by keyboard alone: they know what a screen reader says has the focus, and press keys. With scripting and without.

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

/** One black pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

type Way = { scripts: boolean; width: number };
const WAYS: [string, Way][] = [['with scripting, wide', { scripts: true, width: 1280 }], ['without scripting, narrow', { scripts: false, width: 320 }]];

async function keysOf({ scripts, width }: Way): Promise<Keys> {
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: scripts, viewport: { width, height: 700 }, locale: 'fi-FI' });
  const page: Page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('response', (response) => {
    if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
  });
  return Keys.on(page);
}

/** Goes somewhere by the head of the page, which folds into a menu on a narrow screen. */
async function byMenu(keys: Keys, { width }: Way, name: string | RegExp) {
  if (width < 600) await keys.unfold('Valikko');
  await keys.press('link', name);
}

async function signIn(keys: Keys, way: Way, email: string) {
  await keys.page.goto('/fi');
  await byMenu(keys, way, 'Kirjaudu');
  await keys.write('Sähköposti', email);
  await keys.write('Salasana', PASSWORD);
  await keys.press('button', 'Kirjaudu');
  expect(keys.page.url()).toMatch(/\/fi\/desk/);
}

/** Where the newest letter to somebody leads. */
async function fromLetter(to: string): Promise<string> {
  const { pathname, search } = new URL((await lettersTo(to)).at(-1)?.action?.url ?? '');
  return pathname + search;
}

/** After a refusal reading goes on at the summary, whose link leads to the field. */
async function refused(keys: Keys, link: RegExp, field: string | RegExp) {
  expect(await keys.page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
  expect((await keys.jump(link))?.name).toMatch(field);
}

const base = (keys: Keys) => keys.page.url().replace(/\/[a-z]+(?:#.*)?$/, '');
const inMain = (keys: Keys) => keys.page.locator('main').textContent();

async function joins(keys: Keys, way: Way, email: string) {
  await keys.page.goto('/fi');
  await byMenu(keys, way, 'Liity');
  await keys.write('Sähköposti', email);
  await keys.write('Uuden organisaation nimi', 'Uusikylä');
  await keys.choose('Millainen organisaatio se on', 'Kunta');
  await keys.write('Tehtäväsi tai nimikkeesi siellä', 'Kehittämispäällikkö');
  await keys.pick(/Minkä tahon/, /^Virkakunta/);
  await keys.tick(/^Vähähiilinen/);
  await keys.write('Miksi haluat liittyä?', 'Haluamme oppia muilta.');
  await keys.tick(/^Hyväksyn, että/);
  expect(await keys.press('button', 'Lähetä hakemus')).toBe(422);
  await refused(keys, /^Nimi/, 'Nimi');
  await keys.write('Nimi', 'Aino Kehittäjä');
  await keys.press('button', 'Lähetä hakemus');
  expect(keys.page.url()).toMatch(/join\/sent/);
  await keys.open(await fromLetter(email));
  await keys.press('button', 'Vahvista hakemus');
}

/** A pilot from nothing to the coordinator's desk; returns where it is. */
async function writesPilot(keys: Keys): Promise<string> {
  await keys.press('link', 'Uusi: pilotti');
  await keys.press('button', 'Aloita luonnos');
  const at = base(keys);
  await keys.write('Nimi', 'Koulun hukkalämpö talteen');
  await keys.write('Tiivistelmä', 'Kylmälaitteiden lämpö lämmittää koulun käyttöveden.');
  await keys.date('Alkaa', '2026-02-01');
  await keys.date('Päättyy', '2027-11-30');
  await keys.press('button', 'Tallenna ja jatka');
  await keys.write('Haaste', 'Lämpö menee ulos.');
  await keys.write('Ratkaisu', 'Asennamme lämmöntalteenoton.');
  await keys.write('Mikä on uutta', 'Kunta jakaa mittaustiedon.');
  await keys.press('button', 'Tallenna ja jatka');
  for (const [theme, sign] of [['vähähiilisyys', '+ vahvistaa'], ['älykkyys', '0 ei vaikutusta'], ['terveellisyys', '0 ei vaikutusta'], ['sosiaalinen kestävyys', '− heikentää']]) {
    await keys.pick(new RegExp(`${theme}`, 'i'), sign ?? '');
    await keys.write(/^Näyttö/, `Arvio perustuu mittauksiin: ${theme}.`);
  }
  await keys.press('button', 'Tallenna ja jatka');
  await keys.unfold(/^11/);
  await keys.tick(/^11\.6/);
  await keys.write(/^New Urban Agendan kohdat/, '75');
  await keys.press('button', 'Tallenna ja jatka');
  await keys.write(/^Välitavoite/, 'Laitteet paikallaan');
  await keys.date(/^Viimeistään/, '2026-06-01');
  await keys.press('button', 'Tallenna ja jatka');
  await keys.choose(/^Mihin/, 'Laitteet');
  await keys.write(/^Euroa/, '12 000');
  await keys.choose(/^Mistä/, 'Oma rahoitus');
  await keys.write(/^Euroa/, '12 000');
  await keys.press('button', 'Tallenna ja jatka');
  return at;
}

it.each(WAYS)('joins, writes a pilot, mends what came back and sees it published: %s', async (how, way) => {
  const report = proof(`Keyboard alone: the main job, ${how}`);
  const coordinator = await aCoordinator();
  await withPassword(coordinator.personId);
  const [keys, desk] = [await keysOf(way), await keysOf(way)];
  let done = '';
  try {
    await joins(keys, way, 'uusi@kunta.example');
    done = 'joined';
    await signIn(desk, way, await emailOf(coordinator.personId));
    await desk.press('link', /Aino Kehittäjä/);
    await desk.press('link', 'Hyväksy');
    await desk.press('button', 'Hyväksy');
    await keys.open(await fromLetter('uusi@kunta.example'));
    await keys.write('Uusi salasana', PASSWORD);
    await keys.press('button', 'Aseta salasana');
    const at = await writesPilot(keys);
    done = 'written';
    await keys.open(`${at}/pictures`);
    await keys.upload(/^Lisää kuva/, { name: 'kuva.png', mimeType: 'image/png', buffer: PICTURE });
    await keys.write(/^Mitä kuvassa näkyy/, 'Musta neliö.');
    await keys.write(/^Kuvaaja/, 'Uusikylä');
    expect(await keys.press('button', 'Lisää kuva')).toBe(200);
    await keys.open(`${at}/check`);
    await keys.press('button', 'Lähetä arvioitavaksi');
    done = 'submitted';

    await byMenu(desk, way, 'Työpöytä');
    await desk.press('link', /Koulun hukkalämpö talteen/);
    if (!desk.page.url().endsWith('/review')) await desk.press('link', 'Arvioi');
    await desk.unfold(/Tiivistelmä/);
    await desk.write(/^Perustelu: Tiivistelmä/, 'Kerro, paljonko lämpöä saadaan.');
    await desk.press('button', 'Palauta perusteluineen');
    done = 'returned';

    await keys.open(await fromLetter('uusi@kunta.example'));
    await keys.open(`${at}/basics`);
    expect(await inMain(keys)).toContain('Kerro, paljonko lämpöä saadaan.');
    await keys.write('Tiivistelmä', 'Lämpö kattaa kolmanneksen koulun käyttövedestä.');
    await keys.press('button', 'Tallenna ja jatka');
    await keys.open(`${at}/check`);
    await keys.press('button', 'Lähetä arvioitavaksi');
    await byMenu(desk, way, 'Työpöytä');
    await desk.press('link', /Koulun hukkalämpö talteen/);
    if (!desk.page.url().endsWith('/review')) await desk.press('link', 'Arvioi');
    await desk.press('button', 'Hyväksy ja julkaise');
    done = 'approved';

    await byMenu(keys, way, 'Pilotit');
    await keys.press('link', 'Koulun hukkalämpö talteen');
    expect(await inMain(keys)).toContain('Lämpö kattaa kolmanneksen');
    done = 'read';
  } finally {
    report({ attempts: keys.pressed + desk.pressed, losses: done === 'read' ? 0 : 1, note: done === 'read' ? 'keys pressed' : `ended after: ${done}` });
  }
});

it.each(WAYS)('fills a report, mends it and hands it in: %s', async (how, way) => {
  const report = proof(`Keyboard alone: a report, ${how}`);
  const lead = await aPartner('Uusikylä');
  const editor = await aMember({ in: lead, roles: ['editor'], name: 'Aino' });
  await withPassword(editor.personId);
  const { id: pilotId } = await aRunningPilot(lead, { title: 'Puut kaduille' });
  const indicator = await anIndicator(pilotId, { names: { fi: 'Tavoitetut ihmiset' } });
  await anAcceptedValue(indicator, '2024H2', 80, { source: 'Kävijälaskuri' });
  const questions = [aQuestion('progress', { labels: { fi: 'Miten pilotti eteni?', sv: 'Hur gick det?', en: 'How did it go?' } }), aQuestion('next', { kind: 'line', required: false, labels: { fi: 'Mitä seuraavaksi?', sv: 'Sedan?', en: 'Next?' } })];
  const { reports: [id = ''] } = await anOpenRound([pilotId], { period: '2025H2', dueOn: new Date('2026-02-15'), questions });
  const keys = await keysOf(way);
  let done = false;
  try {
    await signIn(keys, way, await emailOf(editor.personId));
    await keys.press('link', /Puut kaduille/);
    await keys.press('link', 'Täytä raportti');
    await keys.write(/^Luku/, 'noin sata');
    expect(await keys.press('button', 'Tallenna ja tarkista')).toBe(422);
    await refused(keys, /^Tavoitetut ihmiset, luku/, 'Luku, henkilöä');
    await keys.write(/^Luku/, '1 250');
    await keys.write('Miten pilotti eteni?', 'Kadulle istutettiin lehmuksia.');
    await keys.write(/^Mitä seuraavaksi/, 'Mittaukset');
    await keys.press('button', 'Tallenna ja tarkista');
    await keys.press('button', 'Lähetä raportti');
    await returnReport(await aCoordinator(), id, 1, [{ field: `figure.${indicator}`, text: 'Onko tämä koko puolivuosi?' }], 'Yksi kysymys vielä.');
    await keys.open(await fromLetter(await emailOf(editor.personId)));
    await keys.press('link', 'Tavoitetut ihmiset');
    await keys.write(/^Luku/, '1300');
    await keys.press('button', 'Tallenna ja tarkista');
    await keys.press('button', 'Lähetä raportti');
    expect(await inMain(keys)).toContain('Raportti on lähetetty');
    done = true;
  } finally {
    report({ attempts: keys.pressed, losses: done ? 0 : 1, note: 'keys pressed' });
  }
});

it.each(WAYS)('takes up a practice, which both sides confirm, and finds it on the map: %s', async (how, way) => {
  const report = proof(`Keyboard alone: a practice, ${how}`);
  const [home, town] = [await aPartner('Kotikunta'), await aPartner('Vierailukunta')];
  await aPractice(home, 'Lämpö kiertoon');
  const [taker, giving, receiving] = [await aMember({ in: town, roles: ['editor'] }), await aMember({ in: home, roles: ['representative'] }), await aMember({ in: town, roles: ['representative'] })];
  for (const { personId } of [taker, giving, receiving]) await withPassword(personId);
  const all = [await keysOf(way), await keysOf(way), await keysOf(way)] as const;
  const [keys, ...representatives] = all;
  let done = false;
  try {
    await signIn(keys, way, await emailOf(taker.personId));
    await byMenu(keys, way, 'Käytännöt');
    await keys.press('link', 'Lämpö kiertoon');
    await keys.press('link', 'Otamme tämän');
    expect(await keys.press('button', 'Tallenna ja pyydä vahvistus')).toBe(422);
    await refused(keys, /^Missä vaiheessa/, /^kiinnostunut/);
    await keys.pick(/Missä vaiheessa/, /^käytössä/);
    await keys.write(/^Mitä muutitte/, 'Lämmitämme jäähallia.');
    await keys.press('button', 'Tallenna ja pyydä vahvistus');
    for (const [i, who] of [giving, receiving].entries()) {
      const their = representatives[i] as Keys;
      await signIn(their, way, await emailOf(who.personId));
      await their.open(await fromLetter(await emailOf(who.personId)));
      if (!/confirmation/.test(their.page.url())) await their.press('link', 'Vahvista');
      await their.press('button', 'Vahvistan');
    }
    await byMenu(keys, way, 'Käytännöt');
    await keys.press('link', 'Lämpö kiertoon');
    await keys.press('link', /^Koko leviäminen/);
    expect(await inMain(keys)).toContain('Lämmitämme jäähallia.');
    // What the map shows stands in a list as well.
    await byMenu(keys, way, 'Kartta');
    await keys.skip();
    await keys.press('link', 'Luettelo');
    expect(new URL(keys.page.url()).pathname).toBe('/fi/pilots');
    done = true;
  } finally {
    report({ attempts: all.reduce((sum, { pressed }) => sum + pressed, 0), losses: done ? 0 : 1, note: 'keys pressed' });
  }
});
