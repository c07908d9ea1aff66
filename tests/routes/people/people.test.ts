import { beforeEach, describe, expect, it } from 'vitest';
import { LISTING_VERSION } from '#app/domain/people/person.schema';
import { db } from '#app/platform/db/db.server';
import { loader as accountPage, action as saveAccount } from '#app/routes/$lang+/account+/_index';
import { action as changeAddress } from '#app/routes/$lang+/account+/address._index';
import { action as confirmAddress } from '#app/routes/$lang+/account+/address.confirm';
import { action as erase } from '#app/routes/$lang+/account+/erase';
import { loader as file } from '#app/routes/$lang+/account+/export.file';
import { action as changePassword } from '#app/routes/$lang+/account+/password';
import { action as endSession, loader as sessionsPage } from '#app/routes/$lang+/account+/sessions';
import { loader as desk } from '#app/routes/$lang+/desk+/_index';
import { loader as deskLayout } from '#app/routes/$lang+/desk+/_layout';
import { loader as peoplePage } from '#app/routes/$lang+/desk+/people._index';
import { action as account } from '#app/routes/$lang+/desk+/people.$id.account';
import { loader as personPage, action as setRoles } from '#app/routes/$lang+/desk+/people.$id._index';
import { action as forgotten } from '#app/routes/$lang+/forgotten-password+/_index';
import { action as setPassword, loader as setPasswordPage } from '#app/routes/$lang+/set-password';
import { action as signIn, loader as signInPage } from '#app/routes/$lang+/sign-in';
import { action as signOut } from '#app/routes/$lang+/sign-out';
import { loader as demoMail } from '#app/routes/demo+/mail._index';
import { startEntry } from '#app/domain/shared/revision.server';
import { returnEntry, submitEntry } from '#app/domain/shared/review.server';
import { pilots } from '#app/domain/pilots/pilots.server';
import { aSession, emailOf, lettersTo, PASSWORD, tokenTo, withPassword } from '../../factories/accounts';
import { aPendingApplication } from '../../factories/applications';
import { aMember, aPartner } from '../../factories/people';
import { completePilot } from '../../factories/pilots';
import { type Caller, call } from '../../setup/call';
import { resetDatabase } from '../../setup/database';

const en = { lang: 'en' };
beforeEach(() => resetDatabase());

async function someone(options: Parameters<typeof aMember>[0] = {}) {
  const member = await aMember(options);
  await withPassword(member.personId);
  const { cookie } = await aSession(member.personId);
  return { member, cookie, email: await emailOf(member.personId) };
}

describe('/sign-in', () => {
  const enter = (email: string, password: string, query = '') => call(signIn as Caller, `/en/sign-in${query}`, { params: en, form: { email, password } });

  it('leads to the desk, or to where one wanted to go on this site', async () => {
    const { email } = await someone();
    expect((await enter(email, PASSWORD)).location).toBe('/en/desk');
    expect((await enter(email, PASSWORD, '?to=%2Fen%2Fdesk%2Fpeople%3Fq%3Da')).location).toBe('/en/desk/people?q=a');
    for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)']) {
      expect((await enter(email, PASSWORD, `?to=${encodeURIComponent(evil)}`)).location).toBe('/en/desk');
    }
  });

  it('opens a new session whatever cookie came along', async () => {
    const { email, cookie } = await someone();
    const answer = await call(signIn as Caller, '/en/sign-in', { params: en, cookie, form: { email, password: PASSWORD } });
    expect(answer.cookies.join()).not.toContain(cookie.split('=')[1]);
    expect(answer.cookies.join()).toMatch(/aukio-3000=[a-z0-9]{20,}; .*HttpOnly/);
  });

  it('answers alike for known and unknown, without the password', async () => {
    const { email } = await someone();
    const [known, unknown] = [await enter(email, 'wrong'), await enter('nobody@example.org', 'wrong')];
    expect(known.status).toBe(422);
    expect({ ...known.body, sent: null }).toEqual({ ...unknown.body, sent: null });
    expect(known.body.sent).toEqual({ email: [email] });
  });

  it('says 429 and when to come back', async () => {
    for (let i = 0; i < 8; i++) await enter('nobody@example.org', 'wrong');
    const { status, headers, body } = await enter('nobody@example.org', 'wrong');
    expect([status, body.issues[0].code]).toEqual([429, 'tooMany']);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('refuses hostile values without a fault', async () => {
    for (const value of ['a\u0000@example.org', '\ud800@example.org', '__proto__', `${'x'.repeat(300)}@example.org`, '']) {
      expect((await enter(value, 'x')).status).toBe(422);
    }
    expect((await enter('a@example.org', 'x'.repeat(1_000_000))).status).toBe(422);
  });

  it('sends on who is signed in already; signing out ends the session', async () => {
    const { cookie } = await someone();
    expect((await call(signInPage as Caller, '/en/sign-in', { params: en, cookie })).location).toBe('/en/desk');
    const out = await call(signOut as Caller, '/en/sign-out', { params: en, cookie, form: {} });
    expect([out.status, out.location]).toEqual([303, '/en']);
    expect((await call(desk as Caller, '/en/desk', { params: en, cookie })).location).toBe('/en/sign-in?to=%2Fen%2Fdesk');
  });
});

describe('a forgotten password', () => {
  it('goes from the form by letter to a new one, and signs in', async () => {
    const { email } = await someone();
    for (const address of [email, 'nobody@example.org']) {
      expect((await call(forgotten as Caller, '/en/forgotten-password', { params: en, form: { email: address } })).location).toBe('/en/forgotten-password/sent');
    }
    const path = `/en/set-password?token=${await tokenTo(email)}`;
    expect((await call(setPasswordPage as Caller, path, { params: en })).body.stands).toBe(true);
    expect((await call(setPassword as Caller, path, { params: en, form: { newPassword: 'short' } })).status).toBe(422);
    const set = await call(setPassword as Caller, path, { params: en, form: { newPassword: 'a quite new password' } });
    expect(set.location).toBe('/en/desk');
    expect(set.cookies.join()).toContain('aukio-3000=');
    expect((await call(setPassword as Caller, path, { params: en, form: { newPassword: 'a quite new password' } })).status).toBe(422);
    expect((await call(setPasswordPage as Caller, path, { params: en })).body.stands).toBe(false);
  });
});

describe('/account', () => {
  it('shows and saves one’s own profile and nothing more', async () => {
    const { cookie, member } = await someone();
    const form = { name: 'New name', headline: '', about: '', lang: 'sv', themes: ['smart', 'healthy'], listing: 'everyone', takesMessages: 'yes', roles: 'administrator', email: 'x@example.org' };
    expect((await call(saveAccount as Caller, '/en/account', { params: en, cookie, form })).status).toBe(303);
    const person = await db.person.findUniqueOrThrow({ where: { id: member.personId } });
    expect(person).toMatchObject({ name: 'New name', lang: 'sv', listing: 'everyone', takesMessages: true, listingText: LISTING_VERSION, roles: [] });
    expect(person.email).not.toBe('x@example.org');
    const shown = await call(accountPage as Caller, '/en/account', { params: en, cookie });
    expect(shown.body.profile).toMatchObject({ name: 'New name', themes: ['smart', 'healthy'] });
    expect((await call(accountPage as Caller, '/en/account', { params: en })).status).toBe(303);
  });

  it('changes address and password', async () => {
    const { cookie, member } = await someone();
    expect((await call(changeAddress as Caller, '/', { params: en, cookie, form: { email: 'new@example.org', password: 'no' } })).status).toBe(422);
    expect((await call(changeAddress as Caller, '/', { params: en, cookie, form: { email: 'new@example.org', password: PASSWORD } })).location).toBe('/en/account/address/sent');
    const path = `/en/account/address/confirm?token=${await tokenTo('new@example.org')}`;
    expect((await call(confirmAddress as Caller, path, { params: en, form: {} })).location).toBe('/en/account/address/confirmed');
    expect(await emailOf(member.personId)).toBe('new@example.org');
    const changed = await call(changePassword as Caller, '/', { params: en, cookie, form: { password: PASSWORD, newPassword: 'a quite new password' } });
    expect(changed.status).toBe(303);
    expect((await call(desk as Caller, '/en/desk', { params: en, cookie })).status).toBe(200);
  });

  it('ends sessions; a stranger’s does not exist', async () => {
    const { cookie, member } = await someone();
    await aSession(member.personId);
    const other = await someone();
    const shown = await call(sessionsPage as Caller, '/', { params: en, cookie });
    const there = shown.body.sessions.find((s: { isThis: boolean }) => !s.isThis).handle;
    expect((await call(endSession as Caller, '/', { params: en, cookie: other.cookie, form: { session: there } })).status).toBe(404);
    expect((await call(endSession as Caller, '/', { params: en, cookie, form: { session: there } })).status).toBe(303);
    expect(await db.session.count({ where: { personId: member.personId } })).toBe(1);
  });

  it('gives the data as a file and erases the account', async () => {
    const { cookie, email } = await someone();
    const answer = await call(file as Caller, '/', { params: en, cookie });
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(answer.body.profile.email).toBe(email);
    expect((await call(erase as Caller, '/', { params: en, cookie, form: { password: 'no' } })).status).toBe(422);
    expect((await call(erase as Caller, '/', { params: en, cookie, form: { password: PASSWORD } })).location).toBe('/en/account/erased');
    expect(await db.person.count()).toBe(0);
    expect((await call(accountPage as Caller, '/en/account', { params: en, cookie })).status).toBe(303);
  });
});

describe('/desk/people', () => {
  it('exists for administrators alone', async () => {
    const admin = await someone({ platform: ['administrator'] });
    const { member } = await someone();
    const at = { ...en, id: member.personId };
    expect((await call(peoplePage as Caller, '/en/desk/people?q=J%00', { params: en, cookie: admin.cookie })).status).toBe(200);
    for (const other of [await someone(), await someone({ platform: ['coordinator'] })]) {
      expect((await call(peoplePage as Caller, '/', { params: en, cookie: other.cookie })).status).toBe(404);
      expect((await call(personPage as Caller, '/', { params: at, cookie: other.cookie })).status).toBe(404);
      expect((await call(setRoles as Caller, '/', { params: at, cookie: other.cookie, form: { roles: 'administrator' } })).status).toBe(404);
      expect((await call(account as Caller, '/', { params: at, cookie: other.cookie, form: { account: 'closed' } })).status).toBe(404);
    }
    expect((await call(personPage as Caller, '/', { params: { ...en, id: 'x' }, cookie: admin.cookie })).status).toBe(404);
  });

  it('gives a role that counts at once, and closes an account', async () => {
    const admin = await someone({ platform: ['administrator'] });
    const { member, cookie } = await someone();
    const at = { ...en, id: member.personId };
    expect((await call(setRoles as Caller, '/', { params: at, cookie: admin.cookie, form: { roles: ['coordinator'] } })).status).toBe(303);
    const links = async () => (await call(deskLayout as Caller, '/en/desk', { params: en, cookie })).body.groups.flatMap(({ rooms }: { rooms: { path: string }[] }) => rooms.map(({ path }) => path));
    expect(await links()).toContain('/en/desk/programme/texts');
    expect((await call(setRoles as Caller, '/', { params: at, cookie: admin.cookie, form: {} })).status).toBe(303);
    expect(await links()).not.toContain('/en/desk/programme/texts');
    expect((await call(account as Caller, '/', { params: at, cookie: admin.cookie, form: { account: 'closed' } })).status).toBe(303);
    expect((await call(desk as Caller, '/en/desk', { params: en, cookie })).status).toBe(303);
    const own = { ...en, id: admin.member.personId };
    expect((await call(account as Caller, '/', { params: own, cookie: admin.cookie, form: { account: 'closed' } })).status).toBe(403);
    expect((await call(setRoles as Caller, '/', { params: own, cookie: admin.cookie, form: {} })).body.issues[0].code).toBe('lastAdministrator');
  });
});

describe('/desk', () => {
  it('shows each what waits for them', async () => {
    const partner = await aPartner('Kunta');
    const editor = await someone({ in: partner, roles: ['editor'] });
    const representative = await someone({ in: partner, roles: ['representative'] });
    const coordinator = await someone({ platform: ['coordinator'] });
    const applied = await aPendingApplication({ organisation: partner });
    const pilot = await startEntry(editor.member, pilots, partner, completePilot());
    await submitEntry(editor.member, pilots, pilot.id);
    const seen = async (cookie: string) => (await call(desk as Caller, '/en/desk', { params: en, cookie })).body;
    const reviewer = await seen(coordinator.cookie);
    expect(reviewer.todo.rows.map(({ href }: { href: string }) => href)).toEqual([`/en/desk/applications/${applied}`, `/en/desk/pilots/${pilot.id}/review`]);
    expect(reviewer.todo.rows[1]).toMatchObject({ organisation: 'Kunta', what: 'Pilot to review', why: [{ text: 'waits less than a day' }] });
    expect(reviewer.work).toBeNull();
    expect((await seen(representative.cookie)).applications).toHaveLength(1);
    expect((await seen(editor.cookie)).work.submitted).toHaveLength(1);
    await returnEntry(coordinator.member, pilots, pilot.id, 1, [{ field: 'challenge', text: 'Say for whom.' }], 'Nearly there.');
    const mine = await seen(editor.cookie);
    expect(mine.work.returned).toMatchObject([{ href: `/en/desk/pilots/${pilot.id}`, remark: 'Nearly there.', reasons: [{ text: 'Say for whom.' }] }]);
    expect(mine.work.returned[0].reasons[0].label).not.toBe('');
    expect(mine.work.begin.map(({ href }: { href: string }) => href)).toContain(`/en/desk/pilots/new?partner=${partner}`);
    expect((await seen(coordinator.cookie)).todo).toMatchObject({ all: 1, rows: [{ href: `/en/desk/applications/${applied}` }] });
    const [letter] = (await lettersTo(editor.email)).filter(({ template }) => template === 'review/returned');
    expect(letter?.text).toContain('Say for whom.');
  });

  it('does not offer coordinators what they edit themselves', async () => {
    const partner = await aPartner();
    const both = await someone({ in: partner, roles: ['editor'], platform: ['coordinator'] });
    const pilot = await startEntry(both.member, pilots, partner, completePilot());
    await submitEntry(both.member, pilots, pilot.id);
    const { body } = await call(desk as Caller, '/en/desk', { params: en, cookie: both.cookie });
    const review = `/en/desk/pilots/${pilot.id}/review`;
    const hrefs = (rows: { href: string }[]) => rows.map(({ href }) => href);
    expect(hrefs(body.todo.rows)).not.toContain(review);
    expect(body.work.submitted).toHaveLength(1);
    const other = await someone({ platform: ['coordinator'] });
    expect(hrefs((await call(desk as Caller, '/en/desk', { params: en, cookie: other.cookie })).body.todo.rows)).toContain(review);
  });
});

it('/demo/mail does not exist outside a demonstration', async () => {
  expect((await call(demoMail as Caller, '/demo/mail', { params: {} })).status).toBe(404);
});
