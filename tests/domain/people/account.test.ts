import { beforeEach, describe, expect, it } from 'vitest';
import { confirmNewAddress, requestNewAddress } from '#app/domain/people/address.server';
import { endOtherSessions, endOwnSession, ownSessions } from '#app/domain/people/own-sessions.server';
import { changePassword, requestNewPassword, setPasswordByLink } from '#app/domain/people/password.server';
import { listedMembers, noteDeskVisit, saveProfile } from '#app/domain/people/profile.server';
import { signIn } from '#app/domain/people/sign-in.server';
import { NotFound } from '#app/domain/shared/outcome';
import { countAttempt } from '#app/platform/auth/limits.server';
import { personOfSession } from '#app/platform/auth/sessions.server';
import { db } from '#app/platform/db/db.server';
import { setClock } from '#app/platform/env/clock.server';
import { aSession, codes, emailOf, lettersTo, PASSWORD, tokenTo, withPassword } from '../../factories/accounts';
import { aMember } from '../../factories/people';
import { resetDatabase } from '../../setup/database';

const from = { address: '192.0.2.1', browser: 'Test' };
const NEW = 'another long password';
beforeEach(() => resetDatabase());

async function someone() {
  const member = await aMember({ lang: 'sv' });
  await withPassword(member.personId);
  return { member, email: await emailOf(member.personId) };
}

describe('a forgotten password', () => {
  it('is set anew by a letter in the person’s language; the link works once and ends all sessions', async () => {
    const { member, email } = await someone();
    const { token: session } = await aSession(member.personId);
    await requestNewPassword(email, from);
    const [letter] = await lettersTo(email);
    expect(letter?.text).toContain('http://localhost:3000/sv/set-password?token=');
    const token = await tokenTo(email);
    await setPasswordByLink(token, NEW, 'Test');
    expect(await personOfSession(session)).toBeNull();
    expect(await codes(setPasswordByLink(token, PASSWORD, 'Test'))).toEqual([':linkOld']);
    await signIn({ email, password: NEW }, from);
  });

  it('writes no letter to a stranger, and a link is worth nothing after 30 minutes or with another signature', async () => {
    const { email } = await someone();
    await requestNewPassword('nobody@example.org', from);
    expect(await db.letter.count()).toBe(0);
    await requestNewPassword(email, from);
    const token = await tokenTo(email);
    expect(await codes(setPasswordByLink(`${token.slice(0, -2)}xx`, NEW, ''))).toEqual([':linkOld']);
    setClock(new Date(Date.now() + 31 * 60_000));
    expect(await codes(setPasswordByLink(token, NEW, ''))).toEqual([':linkOld']);
    setClock(undefined);
  });

  it('has a letter left even when somebody has had all others sent to the address', async () => {
    const { email } = await someone();
    for (let i = 0; i < 6; i++) await countAttempt('letter', email).catch(() => {});
    await requestNewPassword(email, from);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  it('is set once when two try at the same time', async () => {
    const { email } = await someone();
    await requestNewPassword(email, from);
    const token = await tokenTo(email);
    const outcomes = await Promise.all([codes(setPasswordByLink(token, NEW, '')), codes(setPasswordByLink(token, `${NEW}2`, ''))]);
    expect(outcomes.flat()).toEqual([':linkOld']);
  });

  it('needs no secret that lies in the database', async () => {
    const { email } = await someone();
    await requestNewPassword(email, from);
    const token = await tokenTo(email);
    const dump = JSON.stringify([await db.oneTimeToken.findMany(), await db.letter.findMany()]);
    expect(dump).not.toContain(token.split('.')[1]);
  });
});

describe('changing what one signs in with', () => {
  it('changes the password with the present one, and keeps only the asking session', async () => {
    const { member } = await someone();
    const [here, there] = [await aSession(member.personId), await aSession(member.personId)];
    expect(await codes(changePassword(member, { password: 'wrong', newPassword: NEW }, here.token))).toEqual(['password:passwordWrong']);
    await changePassword(member, { password: PASSWORD, newPassword: NEW }, here.token);
    expect(await personOfSession(here.token)).toBe(member.personId);
    expect(await personOfSession(there.token)).toBeNull();
  });

  it('changes the address once the new one has answered, and tells the old one', async () => {
    const { member, email } = await someone();
    expect(await codes(requestNewAddress(member, { email: 'new@example.org', password: 'wrong' }))).toEqual(['password:passwordWrong']);
    await requestNewAddress(member, { email: 'new@example.org', password: PASSWORD });
    expect((await lettersTo(email)).map(({ template }) => template)).toEqual(['people/address-asked']);
    expect(await emailOf(member.personId)).toBe(email);
    const token = await tokenTo('new@example.org');
    await confirmNewAddress(token);
    expect(await emailOf(member.personId)).toBe('new@example.org');
    expect(await codes(confirmNewAddress(token))).toEqual([':linkOld']);
  });

  it('does not tell that an address belongs to somebody else', async () => {
    const { member } = await someone();
    const other = await emailOf((await aMember()).personId);
    await requestNewAddress(member, { email: other, password: PASSWORD });
    expect(await lettersTo(other)).toEqual([]);
  });
});

describe('own sessions', () => {
  it('are listed without their ids and end one by one or together', async () => {
    const { member } = await someone();
    const here = await aSession(member.personId, 'Here');
    await aSession(member.personId, 'There');
    await aSession(member.personId, 'Elsewhere');
    const sessions = await ownSessions(member, here.token);
    expect(sessions.map(({ browser, isThis }) => [browser, isThis])).toContainEqual(['Here', true]);
    const stored = await db.session.findMany();
    for (const { id } of stored) expect(JSON.stringify(sessions)).not.toContain(id);
    await endOwnSession(member, sessions.find(({ browser }) => browser === 'There')?.handle ?? '');
    expect(await db.session.count()).toBe(2);
    const stranger = await aMember();
    await expect(endOwnSession(stranger, sessions[0]?.handle ?? '')).rejects.toThrow(NotFound);
    await endOtherSessions(member, here.token);
    expect((await ownSessions(member, here.token)).map(({ browser }) => browser)).toEqual(['Here']);
  });
});

describe('a profile', () => {
  it('is saved, and shown to members only when its owner chose so', async () => {
    const { member } = await someone();
    const reader = await aMember();
    const profile = { name: 'Planner', headline: 'Plans', about: '', themes: ['smart' as const], lang: 'en' as const, listing: 'nobody' as const, takesMessages: false };
    await saveProfile(member, profile);
    expect(await listedMembers(reader, 10)).toEqual([]);
    await saveProfile(member, { ...profile, listing: 'members' });
    expect((await listedMembers(reader, 10)).map(({ name }) => name)).toEqual(['Planner']);
    expect(await listedMembers(null, 10)).toEqual([]);
    expect(await listedMembers(member, 10)).toEqual([]);
  });

  it('remembers when the desk was opened before', async () => {
    const { member } = await someone();
    const first = new Date();
    expect(await noteDeskVisit(member, first)).toBeNull();
    expect(await noteDeskVisit(member, new Date(first.getTime() + 1000))).toEqual(first);
  });
});
