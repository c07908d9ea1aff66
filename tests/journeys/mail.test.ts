import { once } from 'node:events';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#bin/free-port';
import { CONSENT_VERSION } from '#app/domain/joining/application.schema';
import { type RunningServer, startServer } from '../setup/server';

// Letters go out over SMTP after the transaction, survive a mail server that is down or says "later", and stay one letter.

let port: number;
let server: RunningServer;
let smtp: SMTPServer | undefined;
const attempts: ParsedMail[] = [];
const delivered: ParsedMail[] = [];
let saysLater = 0;

function openSmtp(): Promise<unknown> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        attempts.push(mail);
        if (saysLater-- > 0) return done(Object.assign(new Error(`Try later, ${[mail.to].flat()[0]?.text}`), { responseCode: 451 }));
        delivered.push(mail);
        done();
      }, done);
    },
  });
  const listening = once(smtp.server, 'listening');
  smtp.listen(port, '127.0.0.1');
  return listening;
}

beforeAll(async () => {
  port = await freePort();
  server = await startServer({ database: 'journey_mail', env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});

afterAll(async () => {
  await server?.stop();
  await new Promise<void>((resolve) => (smtp ? smtp.close(() => resolve()) : resolve()));
});

async function askToJoin(email: string): Promise<{ status: number; ms: number }> {
  const body = new URLSearchParams({
    email,
    name: 'Kehittämispäällikkö',
    organisation: '',
    newOrganisationName: 'Uusikylä',
    newOrganisationKind: 'municipality',
    workTitle: 'Päällikkö',
    side: 'administration',
    themes: 'smart',
    why: 'Haluamme oppia.',
    lang: 'fi',
    consent: CONSENT_VERSION,
  });
  const start = performance.now();
  const answer = await fetch(`${server.origin}/fi/join`, { method: 'POST', body, redirect: 'manual', headers: { Origin: server.origin } });
  return { status: answer.status, ms: performance.now() - start };
}

async function until(condition: () => boolean, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It did not happen in time');
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

const to = (mail: ParsedMail) => (mail.to as AddressObject).text;

it('waits while the mail server is down, without slowing the page, and then goes out once', { timeout: 60_000 }, async () => {
  const { status, ms } = await askToJoin('odottaja@example.org');
  expect(status).toBe(303);
  expect(ms).toBeLessThan(3_000);
  await new Promise((wait) => setTimeout(wait, 500));
  await openSmtp();
  await until(() => delivered.length === 1, 40);
  expect(to(delivered[0] as ParsedMail)).toBe('odottaja@example.org');
  expect(delivered[0]?.text).toContain(`${server.origin}/fi/join/confirm?token=`);
});

it('is the same letter when the mail server asks to try later', { timeout: 60_000 }, async () => {
  saysLater = 1;
  const before = attempts.length;
  await askToJoin('uudestaan@example.org');
  await until(() => delivered.some((mail) => to(mail) === 'uudestaan@example.org'), 40);
  // Why a letter waits is kept with it alone, as mail servers repeat the address.
  expect(server.said()).toContain('was not taken');
  expect(server.said()).not.toContain('uudestaan@');
  const tries = attempts.slice(before).filter((mail) => to(mail) === 'uudestaan@example.org');
  expect(tries.length).toBe(2);
  expect(new Set(tries.map((mail) => mail.messageId)).size).toBe(1);
});

it('confirms nothing when a scanner follows its link', async () => {
  const link = /http\S+token=\S+/.exec(delivered[0]?.text ?? '')?.[0] ?? '';
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch(link)).status).toBe(200);
  const press = () => fetch(link, { method: 'POST', redirect: 'manual', headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body: '' });
  expect((await press()).status).toBe(303);
  expect((await press()).status).not.toBe(303);
});

it('shows no letters on the site once they go out over SMTP', async () => {
  expect((await fetch(`${server.origin}/demo/mail`)).status).toBe(404);
});
